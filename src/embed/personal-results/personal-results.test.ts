import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { openProfile } from "#listen/colleagues/colleagues.fixture.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { isKind } from "#platform/errors.ts";
import { printed, signed } from "#understand/profile/wording.ts";
import { type CampaignPlan, type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import { type Client, openWorkspace } from "../../application.fixture.ts";
import { putSecondWave, rated } from "./own-waves.fixture.ts";
import { listMyResults, readMyCompetency, readMyResults } from "./personal-results.contract.ts";
import { competencyNotFound, resultsNotFound } from "./personal-results.errors.ts";

/** A campaign to which Ana answered as told and Ben has, too. */
async function answered(ana: Partial<Invited> = {}, plan: Partial<CampaignPlan> = {}) {
  const workspace = await openWorkspace();
  const unique = randomBytes(4).toString("hex");
  const email = (name: string) => `${name}.${unique}@example.org`;
  const { workspaceId } = workspace;
  const { invitationOf } = await workspace.transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition, profile, confidants: [workspace.consultant.user.id], ...plan },
      [
        { name: "Ana", email: email("ana"), department: "Sales/North", pages: ratedBy(1), ...ana },
        { name: "Ben", email: email("ben"), department: "Sales", pages: ratedBy(2) },
      ],
    ),
  );
  const [anaId, benId] = [invitationOf("Ana"), invitationOf("Ben")];
  const read = (client: Client, invitation = anaId) =>
    client(readMyResults, { params: { workspace: workspaceId, invitation } });
  const chapter = (client: Client, competency: string, invitation = anaId) =>
    client(readMyCompetency, { params: { workspace: workspaceId, invitation, competency } });
  return {
    ...workspace,
    anaId,
    benId,
    email,
    ana: await workspace.staff(email("ana"), "Ana"),
    ben: await workspace.staff(email("ben"), "Ben"),
    read,
    chapter,
    list: (client: Client) => client(listMyResults, { params: { workspace: workspaceId } }),
  };
}

const refused = (error: unknown) => isKind(error, resultsNotFound);

describe("one's own results", () => {
  test("have both totals, the gap, flags and statements as they were rated", async () => {
    const workspace = await answered({
      pages: rated(2, 1, ({ self, organisation }) => {
        self[0] = 0;
        organisation[1] = 3;
        self[8] = -1;
      }),
    });
    const results = await workspace.read(workspace.ana);
    assert.deepEqual([results.name, results.department], ["Ana", "Sales/North"]);
    assert.deepEqual([results.asked, results.given], [96, 95]);
    const [first, second] = results.competencies;
    assert.deepEqual(first?.self, { total: 14, answered: 8 });
    assert.deepEqual(first?.organisation, { total: 10, answered: 8 });
    assert.deepEqual([first?.gap, first?.maximum, first?.needed], [4, 24, 6]);
    assert.deepEqual(
      first?.flagged.map(({ code }) => code),
      ["SL-1"],
    );
    assert.deepEqual(second?.self, { total: 16, answered: 7 });
    assert.equal(results.change, null);
    assert.equal(first?.colleagues, null);

    const { statements, steps, narrative } = await workspace.chapter(workspace.ana, "SL");
    assert.deepEqual(
      statements
        .slice(0, 3)
        .map(({ code, self, organisation, isFlagged }) => [code, self, organisation, isFlagged]),
      [
        ["SL-1", 0, 1, true],
        ["SL-2", 2, 3, false],
        ["SL-3", 2, 1, false],
      ],
    );
    const [competency] = profile.competencies;
    assert.deepEqual(steps, competency?.steps);
    assert.deepEqual(narrative, competency?.narrative);
    assert.deepEqual(statements[0]?.coaching.essay, competency?.statements[0]?.essay);
    const later = await workspace.chapter(workspace.ana, second?.code ?? "");
    assert.equal(later.statements[0]?.self, null);
  });

  test("name priorities for each side with a reason, a statement and a question", async () => {
    const workspace = await answered({
      pages: rated(3, 3, ({ self, organisation }) => {
        self.fill(1, 0, 8);
        self[2] = 0;
        organisation.fill(2, 8, 16);
      }),
    });
    const { priorities, competencies } = await workspace.read(workspace.ana);
    assert.equal(priorities.self.length, 1);
    const [own] = priorities.self;
    assert.deepEqual([own?.competency.code, own?.statement.code], ["SL", "SL-3"]);
    assert.match(own?.why ?? "", /You gave yourself 7 of 24 and your organisation 24/);
    assert.equal(own?.question, profile.competencies[0]?.statements[2]?.questions.individual[0]);
    assert.deepEqual(
      priorities.organisation.map(({ competency }) => competency.code),
      [competencies[1]?.code],
    );
  });

  test("never count what is missing as zero", async () => {
    const workspace = await answered({
      pages: rated(2, 2, ({ self, organisation }) => {
        self.fill(-1, 0, 3);
        organisation.fill(-1, 0, 3);
      }),
    });
    const { competencies, given, sentences } = await workspace.read(workspace.ana);
    assert.deepEqual(competencies[0]?.self, { total: null, answered: 5 });
    assert.equal(competencies[0]?.gap, null);
    assert.equal(given, 90);
    const [competency] = profile.competencies;
    assert.ok(
      sentences.some((text) => text.startsWith(`You rated too little of ${competency?.name} for a total.`)),
    );
    const { results } = await workspace.list(workspace.ana);
    assert.equal(results[0]?.competencies[0]?.self.total, null);
  });

  test("have a kind word for those whose answers say little", async () => {
    const words = async (pages: ReturnType<typeof rated>) => {
      const workspace = await answered({ pages });
      return (await workspace.read(workspace.ana)).sentences.join(" ");
    };
    assert.match(await words(rated(3, 3)), /highest rating throughout/);
    assert.match(await words(rated(2, 2)), /same rating, 2, throughout/);
    assert.match(await words(rated(0, 1)), /Most of your ratings are low/);
    const one = await words(rated(-1, -1, ({ self }) => self.fill(2, 0, 1)));
    assert.match(one, /too little for a total in any competency/);
    assert.doesNotMatch(one, /same rating/);
    assert.doesNotMatch(await words(ratedBy(1)), /throughout|are low|too little/);
  });

  test("say what was promised, word for word, and who else can open them", async () => {
    const workspace = await answered();
    await workspace.transaction(async (tx) => {
      await tx
        .updateTable("listen.campaign")
        .set({ promise: JSON.stringify({ de: ["Nur Sie."], en: ["Only you.", "And Carl."] }) })
        .where("workspace_id", "=", workspace.workspaceId)
        .execute();
    });
    const { promise, readers } = await workspace.read(workspace.ana);
    assert.deepEqual(promise, ["Only you.", "And Carl."]);
    assert.equal(readers, "consultant");
    const named = await answered({}, { anonymity: "named" });
    assert.equal((await named.read(named.ana)).readers, "programme");
  });

  test("are nobody else's: no colleague's, no role's, not through another workspace", async () => {
    const workspace = await answered();
    const { ben, director, consultant, sponsor, anaId } = workspace;
    const member = await workspace.member(["process owner"]);
    for (const other of [ben, director, consultant, sponsor, member]) {
      await assert.rejects(workspace.read(other), refused);
      await assert.rejects(workspace.chapter(other, "SL"), refused);
    }
    for (const other of [director, consultant, sponsor])
      assert.deepEqual((await workspace.list(other)).results, []);
    const elsewhere = await answered();
    await assert.rejects(elsewhere.read(elsewhere.ana, anaId), refused);
    await assert.rejects(workspace.read(workspace.stranger), (error) => !refused(error));
    await assert.rejects(workspace.chapter(workspace.ana, "nothing"), (error) =>
      isKind(error, competencyNotFound),
    );
  });

  test("can't be opened by an address that several people have", async () => {
    const workspace = await answered();
    await workspace.transaction(async (tx) => {
      await tx
        .updateTable("people.person")
        .set({ email: workspace.ana.user.email })
        .where("workspace_id", "=", workspace.workspaceId)
        .where("name", "=", "Ben")
        .execute();
    });
    assert.deepEqual(await workspace.list(workspace.ana), {
      results: [],
      sharedAddress: workspace.ana.user.email,
    });
    await assert.rejects(workspace.read(workspace.ana), refused);
  });

  test("wait until their subject is done or the campaign has closed", async () => {
    const begun = await answered({ completed: false }, { state: "open" });
    await assert.rejects(begun.read(begun.ana), refused);
    const done = await answered({}, { state: "open" });
    assert.equal((await done.read(done.ana)).isFinal, false);
    const closed = await answered({ completed: false });
    assert.equal((await closed.read(closed.ana)).isFinal, true);
  });
});

/** Ana's second wave, under another name and in another department. */
const secondWave = (
  { transaction, workspaceId, anaId, ana, consultant }: Awaited<ReturnType<typeof answered>>,
  { plan = {}, ...again }: { pages: Record<string, Answers>; plan?: Partial<CampaignPlan>; email?: string },
) =>
  transaction((tx) =>
    putSecondWave(
      tx,
      workspaceId,
      anaId,
      { definition, profile, confidants: [consultant.user.id], name: "Autumn survey", ...plan },
      { name: "Ana Newname", department: "Support", email: ana.user.email, ...again },
    ),
  );

/** The PDF of one's own report, page by page, without white space. */
async function pdfOf(client: Client, workspaceId: string, invitation: string): Promise<string[]> {
  const answer = await client.fetch(`/api/workspaces/${workspaceId}/my/reports/${invitation}/report.pdf`);
  assert.equal(answer.status, 200);
  const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  return pages.map((page) => page.replace(/\s+/g, ""));
}

describe("a second wave", () => {
  const first = rated(1, 2, ({ self }) => self.fill(-1, 8, 11));
  const second = rated(2, 2, ({ organisation }) => {
    organisation[0] = 3;
    organisation.fill(-1, 16, 24);
  });

  test("is compared with the same person's answers, who moved and was renamed since", async () => {
    const workspace = await answered({ pages: first });
    const later = await secondWave(workspace, { pages: second });
    const { results } = await workspace.list(workspace.ana);
    assert.deepEqual(
      results.map(({ invitation }) => invitation),
      [later.invitationId, workspace.anaId],
    );
    const { change, name, department } = await workspace.read(workspace.ana, later.invitationId);
    assert.deepEqual([name, department], ["Ana Newname", "Support"]);
    assert.equal(change?.invitation, workspace.anaId);
    assert.equal(change.campaign, "Spring survey");
    const [one, two, three] = change.competencies;
    assert.deepEqual(one?.self, { before: 8, after: 16, change: 8, size: "higher" });
    assert.deepEqual(one?.organisation, { before: 16, after: 17, change: 1, size: "hardly different" });
    // Three statements of the second competency were left out the first time, the third one's organisation the second.
    assert.equal(two?.self, null);
    assert.equal(two?.organisation?.change, 0);
    assert.equal(three?.organisation, null);
    assert.equal(three?.self?.change, 8);
    assert.equal((await workspace.read(workspace.ana)).change, null);

    const { statements } = await workspace.chapter(workspace.ana, "SL", later.invitationId);
    assert.deepEqual(statements[0]?.before, { self: 1, organisation: 2 });
  });

  test("stands in the report with the page's figures", async () => {
    const workspace = await answered({ pages: first });
    const later = await secondWave(workspace, { pages: second });
    const pages = await pdfOf(workspace.ana, workspace.workspaceId, later.invitationId);
    const { change, competencies } = await workspace.read(workspace.ana, later.invitationId);
    const page = pages.find(
      (text) => text.includes("Whatchangedsincelasttime") && text.includes("Springsurvey”"),
    );
    assert.ok(page);
    for (const { name, self, organisation } of change?.competencies ?? [])
      for (const total of [self, organisation])
        if (total) {
          const figures = `${printed(total.before)}${printed(total.after)}${signed(total.change)}`;
          assert.ok(
            page.includes(`${name.replaceAll(" ", "")}${figures}${total.size.replaceAll(" ", "")}`),
            figures,
          );
        }
    const all = pages.join("");
    for (const { name, self, organisation, gap } of competencies) {
      const line = [
        printedOr(self.total),
        printedOr(organisation.total),
        gap === null ? "–" : signed(gap),
      ].join("");
      assert.ok(all.includes(`${name.replaceAll(" ", "")}${line}`), `${name} ${line}`);
    }
  });

  test("compares only competencies that were asked and rated alike", async () => {
    const workspace = await answered({ pages: first });
    const [one, two, ...rest] = profile.competencies;
    assert.ok(one && two);
    const [statement, ...statements] = one.statements;
    assert.ok(statement);
    const reworded = {
      ...one,
      statements: [{ ...statement, text: `${statement.text} every day` }, ...statements],
    };
    const other = { ...profile, competencies: [reworded, { ...two, narrative: ["Told anew."] }, ...rest] };
    const later = await secondWave(workspace, {
      pages: second,
      plan: { profile: other, definition: definitionOfProfile(other) },
    });
    const { change } = await workspace.read(workspace.ana, later.invitationId);
    assert.equal(change?.competencies[0]?.self, null);
    assert.match(change?.competencies[0]?.missing ?? "", /statements or how they are rated have changed/);
    assert.equal(change?.competencies[1]?.organisation?.change, 0);
    const { statements: shown } = await workspace.chapter(workspace.ana, "SL", later.invitationId);
    assert.equal(shown[0]?.before, null);
    assert.deepEqual(shown[1]?.before, { self: 1, organisation: 2 });
  });

  test("tells nobody else what was answered before: not whoever took over the person's address", async () => {
    const workspace = await answered({ pages: first });
    const email = workspace.email("taken");
    await workspace.transaction(async (tx) => {
      await tx
        .updateTable("people.person")
        .set({ email })
        .where("workspace_id", "=", workspace.workspaceId)
        .where("name", "=", "Ana")
        .execute();
    });
    const later = await secondWave(workspace, { pages: second, email });
    const taker = await workspace.staff(email, "Somebody");
    assert.equal((await workspace.read(taker, later.invitationId)).change, null);
    await assert.rejects(workspace.read(taker, workspace.anaId), refused);
    const pages = await pdfOf(taker, workspace.workspaceId, later.invitationId);
    assert.ok(!pages.join("").includes("Whatchangedsincelasttime"));
  });

  test("is compared in the report only where its readers could open the earlier one, too", async () => {
    const workspace = await answered({ pages: first });
    const stranger = await workspace.member(["consultant"], "New Consultant");
    const later = await secondWave(workspace, { pages: second, plan: { confidants: [stranger.user.id] } });
    const pages = await pdfOf(workspace.ana, workspace.workspaceId, later.invitationId);
    assert.ok(!pages.join("").includes("Whatchangedsincelasttime"));
    assert.ok((await workspace.read(workspace.ana, later.invitationId)).change);
  });

  test("is there for whoever answered the second time alone, without a comparison", async () => {
    const workspace = await answered({ pages: {} });
    const later = await secondWave(workspace, { pages: second });
    assert.equal((await workspace.read(workspace.ana, later.invitationId)).change, null);
    const { results } = await workspace.list(workspace.ana);
    assert.equal(results.length, 1);
  });
});

const printedOr = (total: number | null) => (total === null ? "–" : printed(total));

describe("colleagues", () => {
  test("stand beside one's own totals once the campaign has closed, in the page and in one's own report alone", async () => {
    const profiled = await openProfile();
    const { workspaceId, ana, invitation, consultant } = profiled;
    for (const [name, rating] of [
      ["Ben", 2],
      ["Cleo", 1],
      ["Dan", 2],
    ] as const)
      await profiled.rated(name, rating);
    await profiled.rated("Eva", 3, { named: true });
    const read = () => ana(readMyResults, { params: { workspace: workspaceId, invitation } });
    assert.deepEqual(
      new Set((await read()).competencies.map(({ colleagues }) => colleagues)),
      new Set([null]),
    );
    await profiled.close();

    const { competencies } = await read();
    const [first] = competencies;
    assert.deepEqual(first?.colleagues?.self, {
      mean: 16,
      raters: 4,
      unnamed: { mean: 13.3, raters: 3 },
      named: [{ name: "Eva", total: 24 }],
    });
    const chapter = await ana(readMyCompetency, {
      params: { workspace: workspaceId, invitation, competency: first.code },
    });
    assert.deepEqual(chapter.competency.colleagues, first.colleagues);

    const own = (await pdfOf(ana, workspaceId, invitation)).join("");
    assert.ok(own.includes("Colleaguesaboutyou"));
    assert.ok(own.includes(`${first.name.replaceAll(" ", "")}Eva2424`));
    const other = await consultant.fetch(
      `/api/workspaces/${workspaceId}/campaigns/${profiled.campaignId}/reports/${invitation}/report.pdf`,
    );
    assert.equal(other.status, 200);
    const copy = await readPdf(new Uint8Array(await other.arrayBuffer()));
    const text = copy.pages.join("").replace(/\s+/g, "");
    assert.ok(!text.includes("Colleaguesaboutyou") && !text.includes("Eva24"));
    assert.ok(text.includes("standinthecopythatitssubjectopens"));
  });
});
