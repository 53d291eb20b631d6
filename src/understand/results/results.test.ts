import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { writeExampleFiles } from "#example/example-files.ts";
import { readAnswers } from "#listen/profile/answers.import.ts";
import { type AnswerBook, emptySheet } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { releaseResults } from "#listen/responses/release.job-kind.ts";
import { listReleases } from "#listen/responses/responses.service.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import type { Person } from "#people/person.ts";
import { readStaff } from "#people/staff.import.ts";
import { isKind } from "#platform/errors.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { profileResults } from "../profile/profile-results.ts";
import { scorePerson } from "../profile/scoring.ts";
import { type CampaignPlan, type Invited, putCampaign } from "./campaign.fixture.ts";
import { definition, pagesOf, profile, ratedBy } from "./profile-answers.fixture.ts";
import { readOverview } from "./result-pages.contract.ts";
import { listResults, takeSnapshot } from "./results.contract.ts";
import {
  notReleased,
  reportWithheld,
  resultsNotFound,
  snapshotClosed,
  snapshotConfidential,
} from "./results.errors.ts";
import { findReleased, release } from "./results.service.ts";

const statements = statementsOf(profile);

async function readExample(): Promise<{ people: Map<string, Person>; book: AnswerBook }> {
  const folder = await mkdtemp(join(tmpdir(), "results-"));
  try {
    const files = await writeExampleFiles(folder, profile);
    const people = await readStaff(files.staff, assert.fail);
    return { people, book: await readAnswers(files.answers, profile, people, assert.fail) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const team = (count: number, department: string, others: Partial<Invited> = {}) =>
  Array.from(
    { length: count },
    (_, index): Invited => ({ name: `${department} ${index}`, department, pages: ratedBy(index), ...others }),
  );

async function withCampaign(people: readonly Invited[], plan: Partial<CampaignPlan> = {}) {
  const workspace = await openWorkspace();
  const { campaignId, invitationOf } = await workspace.transaction((tx) =>
    putCampaign(tx, workspace.workspaceId, { definition, profile, ...plan }, people),
  );
  const params = { workspace: workspace.workspaceId, campaign: campaignId };
  return { ...workspace, campaignId, params, invitationOf };
}

const close = (
  { transaction, workspaceId, campaignId }: OpenWorkspace & { campaignId: string },
  snapshot?: string,
) => transaction((tx) => release(tx, workspaceId, campaignId, snapshot, new AbortController().signal));

/** What pages show of a campaign, with the record of its newest release, or of another one. */
async function read(
  { director, transaction, params }: Awaited<ReturnType<typeof withCampaign>>,
  releaseId?: string,
) {
  const found = await transaction((tx) => findReleased(tx, params.workspace, params.campaign, releaseId));
  const query = releaseId === undefined ? {} : { release: releaseId };
  const overview = await director(readOverview, { params, query });
  return { ...overview, results: found.release?.results ?? null };
}

describe("results of a campaign", () => {
  test("are those of the command for the same answers", async () => {
    const { people, book } = await readExample();
    const unanswered = emptySheet(statements.length);
    const expected = profileResults(
      profile,
      [...people.values()],
      (id) => scorePerson(profile, id, book.own.get(id) ?? unanswered),
      5,
    );
    const workspace = await withCampaign(
      Array.from(people.values(), ({ id, name, department }) => {
        const own = book.own.get(id);
        return {
          name,
          department,
          ...(own ? { pages: pagesOf(own), completed: Number(id.slice(-1)) % 2 === 0 } : {}),
        };
      }),
    );
    await close(workspace);
    const { state, results, profile: texts } = await read(workspace);
    assert.equal(state, "ready");
    assert.equal(results?.invited, people.size);
    assert.deepEqual(results?.profile, JSON.parse(JSON.stringify(expected)));
    assert.deepEqual(results?.questions, []);
    assert.equal(texts?.competencies[0]?.statements.length, profile.competencies[0]?.statements.length);
  });

  test("count neither pilots nor removed answers, but kept ones of people who left", async () => {
    const workspace = await withCampaign([
      ...team(6, "Sales"),
      ...team(3, "Pilot", { pilot: true }),
      ...team(2, "Kept", { withdrawn: true }),
      ...team(2, "Removed", { withdrawn: true, answersRemoved: true }),
      { name: "Gone without a word", department: "Gone", withdrawn: true },
      { name: "Silent", department: "Silent" },
    ]);
    await close(workspace);
    const { results } = await read(workspace);
    assert.equal(results?.invited, 6 + 2 + 2 + 1 + 1);
    const [whole] = results?.profile?.units ?? [];
    assert.ok(whole && !whole.suppressed);
    assert.deepEqual([whole.n, whole.staff], [8, 12]);
    const paths = results?.profile?.units.map(({ path }) => path);
    assert.deepEqual(paths, ["", "Gone", "Kept", "Removed", "Sales", "Silent"]);
  });

  test("don't tell by the number of invited people whether somebody who was taken out had answered", async () => {
    const results = async (taken: Partial<Invited>) => {
      const workspace = await withCampaign([
        ...team(6, "Sales"),
        { name: "Taken out", department: "Sales", withdrawn: true, ...taken },
      ]);
      await close(workspace);
      return (await read(workspace)).results;
    };
    const [silent, answered] = [await results({}), await results({ pages: { page: {} } })];
    assert.deepEqual(silent, answered);
    assert.equal(silent?.invited, 7);
  });

  test("of few people say that they are too few, and nothing else", async () => {
    const workspace = await withCampaign(team(4, "Sales"));
    await close(workspace);
    const { state, results } = await read(workspace);
    assert.equal(state, "too-few");
    assert.ok(results?.profile?.units.every(({ suppressed }) => suppressed));
    const { campaigns } = await workspace.director(listResults, {
      params: { workspace: workspace.workspaceId },
    });
    assert.deepEqual(
      campaigns.map((campaign) => campaign.state),
      ["too-few"],
    );
  });

  test("are not there before the campaign closes, nor until they are computed", async () => {
    const open = await withCampaign(team(6, "Sales"), { state: "open" });
    await close(open);
    assert.equal((await read(open)).state, "open");
    const closed = await withCampaign(team(6, "Sales"));
    const { state, release: none, results } = await read(closed);
    assert.deepEqual([state, none, results], ["computing", null, null]);
    const file = await closed.director.fetch(
      `/api/workspaces/${closed.workspaceId}/campaigns/${closed.campaignId}/results/figures.csv`,
    );
    assert.equal(file.status, notReleased.status);
  });

  test("are released once, however often the work is done", async () => {
    const workspace = await withCampaign(team(6, "Sales"));
    await Promise.all([close(workspace), close(workspace), close(workspace)]);
    await close(workspace);
    const { releases } = await read(workspace);
    const { entries } = await workspace.director(listAudit, {
      params: { workspace: workspace.workspaceId },
      query: { action: "results.released" },
    });
    assert.equal(entries.length, 1);
    assert.deepEqual(
      releases.map(({ kind }) => kind),
      ["close"],
    );
  });

  test("are computed in the background when the closing transaction asks for it", async () => {
    const workspace = await withCampaign(team(6, "Sales"));
    const { workspaceId, campaignId, application } = workspace;
    await workspace.transaction((tx) =>
      application.context.jobs.add(tx, releaseResults, { workspaceId, campaignId }),
    );
    while ((await read(workspace)).state === "computing");
    assert.equal((await read(workspace)).state, "ready");
  });
});

describe("snapshots", () => {
  test("show a named campaign as it stands, each one kept", async () => {
    const workspace = await withCampaign(team(6, "Sales"), { anonymity: "named", state: "open" });
    const { params, director } = workspace;
    assert.equal((await read(workspace)).canSnapshot, true);
    const first = await director(takeSnapshot, { params });
    const second = await director(takeSnapshot, { params });
    const made = () => workspace.transaction((tx) => listReleases(tx, params.workspace, params.campaign));
    while ((await made()).length < 2);
    const { results, release: shown } = await read(workspace, first.release);
    assert.equal(shown?.release, first.release);
    assert.equal(results?.invited, 6);
    assert.notEqual(first.release, second.release);
  });

  test("are refused in confidential campaigns, in closed ones, and to those who only read", async () => {
    const confidential = await withCampaign(team(6, "Sales"), { state: "open" });
    await assert.rejects(confidential.director(takeSnapshot, { params: confidential.params }), (error) =>
      isKind(error, snapshotConfidential),
    );
    await close(confidential, crypto.randomUUID());
    assert.deepEqual((await read(confidential)).releases, []);
    const closed = await withCampaign(team(6, "Sales"), { anonymity: "named" });
    await assert.rejects(closed.director(takeSnapshot, { params: closed.params }), (error) =>
      isKind(error, snapshotClosed),
    );
    await assert.rejects(closed.sponsor(takeSnapshot, { params: closed.params }), { status: 403 });
  });
});

describe("who reads results", () => {
  test("the programme's leaders and the sponsor, of their own workspace", async () => {
    const workspace = await withCampaign(team(6, "Sales"));
    await close(workspace);
    const { params } = workspace;
    for (const reader of [workspace.director, workspace.consultant, workspace.sponsor]) {
      assert.equal((await reader(readOverview, { params })).state, "ready");
      const { campaigns } = await reader(listResults, { params: { workspace: params.workspace } });
      assert.deepEqual(
        campaigns.map(({ campaign, state }) => [campaign, state]),
        [[params.campaign, "ready"]],
      );
    }
    for (const refused of [workspace.stranger, await workspace.staff("someone@example.org")]) {
      await assert.rejects(refused(readOverview, { params }), { status: 403 });
    }
    await assert.rejects(workspace.anonymous(readOverview, { params }), { status: 401 });
    const other = await openWorkspace();
    await assert.rejects(
      other.director(readOverview, { params: { ...params, workspace: other.workspaceId } }),
      (error) => isKind(error, resultsNotFound),
    );
  });
});

describe("files of results", () => {
  const get = (workspace: Awaited<ReturnType<typeof withCampaign>>, name: string) =>
    workspace.sponsor.fetch(
      `/api/workspaces/${workspace.workspaceId}/campaigns/${workspace.campaignId}/results/${name}`,
    );

  test("figures as CSV, formulas and all", async () => {
    const workspace = await withCampaign(team(6, "=HYPERLINK(1)"));
    await close(workspace);
    const answer = await get(workspace, "figures.csv");
    const text = await answer.text();
    assert.match(answer.headers.get("content-type") ?? "", /^text\/csv/);
    assert.match(answer.headers.get("content-disposition") ?? "", /filename="Spring survey\.csv"/);
    assert.ok(text.includes("\r\n'=HYPERLINK(1),"));
    assert.ok(!text.includes("\n=HYPERLINK"));
    const { results } = await read(workspace);
    const [whole] = results?.profile?.units ?? [];
    const competency = whole && !whole.suppressed ? whole.competencies["SL"] : null;
    assert.ok(text.includes(`mean total,${competency?.self.estimate},`));
  });

  test("figures of one unit and those below it as CSV", async () => {
    const workspace = await withCampaign([
      ...team(6, "Sales/North"),
      ...team(6, "Sales/South"),
      ...team(7, "Sales & more"),
    ]);
    await close(workspace);
    const answer = await get(workspace, "figures.csv?unit=Sales");
    assert.match(answer.headers.get("content-disposition") ?? "", /filename="Spring survey - Sales\.csv"/);
    const units = (await answer.text()).split("\r\n").slice(1, -1);
    assert.deepEqual(
      new Set(units.map((line) => line.split(",")[0])),
      new Set(["Sales", "Sales/North", "Sales/South"]),
    );
    assert.equal((await get(workspace, "figures.csv?unit=Nowhere")).status, resultsNotFound.status);
  });

  test("all of them as JSON", async () => {
    const workspace = await withCampaign(team(6, "Sales"));
    await close(workspace);
    assert.deepEqual(await (await get(workspace, "results.json")).json(), (await read(workspace)).results);
  });

  test("reports on the organisation and on released units alone, as PDF", async () => {
    const workspace = await withCampaign([...team(6, "Sales"), ...team(6, "Service")]);
    await close(workspace);
    const answer = await get(workspace, "report.pdf?unit=Sales");
    assert.equal(answer.headers.get("content-type"), "application/pdf");
    assert.equal(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      "%PDF-",
    );
    assert.equal((await get(workspace, "report.pdf?unit=Nowhere")).status, reportWithheld.status);
    assert.equal((await get(workspace, "report.pdf?release=nonsense")).status, 422);
  });
});
