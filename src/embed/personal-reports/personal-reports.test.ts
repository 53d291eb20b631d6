import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { profileLanguages } from "#listen/profile/profile-languages.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { isKind } from "#platform/errors.ts";
import { type CampaignPlan, type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import { type Client, openWorkspace } from "../../application.fixture.ts";
import { listMyReports, listPersonalReports } from "./personal-reports.contract.ts";
import { campaignNotFound, reportsConfidential, reportsNotYet } from "./personal-reports.errors.ts";

/** A campaign to which Ana and Ben have answered and Cleo has not. */
async function openCampaign(plan: Partial<CampaignPlan> = {}, ana: Partial<Invited> = {}) {
  const workspace = await openWorkspace();
  const unique = randomBytes(4).toString("hex");
  const email = (name: string) => `${name}.${unique}@example.org`;
  const people: Invited[] = [
    { name: "Ana Ångström", email: email("Ana"), department: "Sales", pages: ratedBy(1), ...ana },
    { name: "Ben", email: email("ben"), department: "Sales", pages: ratedBy(2) },
    { name: "Cleo", email: email("cleo"), department: "Sales" },
  ];
  const { workspaceId } = workspace;
  const confidants = [workspace.consultant.user.id];
  const { campaignId, invitationOf } = await workspace.transaction((tx) =>
    putCampaign(tx, workspaceId, { definition, profile, confidants, ...plan }, people),
  );
  return {
    ...workspace,
    campaignId,
    params: { workspace: workspaceId, campaign: campaignId },
    anaId: invitationOf("Ana Ångström"),
    benId: invitationOf("Ben"),
    ana: await workspace.staff(email("ana"), "Ana Ångström"),
    ben: await workspace.staff(email("ben"), "Ben"),
    cleo: await workspace.staff(email("cleo"), "Cleo"),
    own: (client: Client, invitation: string, query = "") =>
      client.fetch(`/api/workspaces/${workspaceId}/my/reports/${invitation}/report.pdf${query}`),
    other: (client: Client, invitation: string, campaign = campaignId) =>
      client.fetch(`/api/workspaces/${workspaceId}/campaigns/${campaign}/reports/${invitation}/report.pdf`),
    mine: async (client: Client) =>
      (await client(listMyReports, { params: { workspace: workspaceId } })).reports,
  };
}

const audited = async (workspace: Awaited<ReturnType<typeof openCampaign>>) => {
  const { entries } = await workspace.director(listAudit, {
    params: { workspace: workspace.workspaceId },
    query: { action: "report.opened" },
  });
  return entries.map(({ actorName, details }) => ({ actorName, details }));
};

describe("one's own report", () => {
  test("is listed and can be opened by its subject, as a PDF of their own name", async () => {
    const workspace = await openCampaign();
    const [report, ...more] = await workspace.mine(workspace.ana);
    assert.deepEqual(more, []);
    assert.equal(report?.invitation, workspace.anaId);
    assert.deepEqual([report.isFinal, report.readers], [true, "consultant"]);
    const answer = await workspace.own(workspace.ana, workspace.anaId);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("cache-control"), "private, no-store");
    const disposition = answer.headers.get("content-disposition") ?? "";
    assert.ok(disposition.includes(`filename="Ana Angstrom - Spring survey.pdf"`), disposition);
    assert.ok(disposition.includes("filename*=UTF-8''Ana%20%C3%85ngstr%C3%B6m%20-%20Spring%20survey.pdf"));
    const content = new Uint8Array(await answer.arrayBuffer());
    const pdf = await readPdf(content);
    assert.ok(pdf.pages[0]?.includes("Ana Ångström"));
    assert.ok(pdf.pages[0]?.includes("Carl Consultant"));
    assert.deepEqual(await audited(workspace), []);
  });

  test("is in the language of the invitation, or in another that the questionnaire has", async () => {
    const workspace = await openCampaign({ definition: definitionOfProfile(profile, profileLanguages) });
    await workspace.transaction((tx) =>
      sql`UPDATE listen.invitation SET language = 'es-MX' WHERE workspace_id = ${workspace.workspaceId}
        AND invitation_id = ${workspace.anaId}`.execute(tx),
    );
    assert.deepEqual((await workspace.mine(workspace.ana))[0]?.languages, ["en", "es", "ar"]);
    const titleOf = async (client: Client, invitation: string, query?: string) => {
      const answer = await workspace.own(client, invitation, query);
      assert.equal(answer.status, 200);
      return (await readPdf(new Uint8Array(await answer.arrayBuffer()))).title.split(" – ")[0];
    };
    const { ana, anaId, ben, benId } = workspace;
    assert.equal(await titleOf(ana, anaId), "Perfil de compromiso con el servicio");
    assert.equal(await titleOf(ana, anaId, "?language=ar"), "ملف الالتزام بالخدمة");
    assert.equal(await titleOf(ana, anaId, "?language=xx"), "Perfil de compromiso con el servicio");
    assert.equal(
      await titleOf(ana, anaId, `?language=${"x".repeat(99)}`),
      "Perfil de compromiso con el servicio",
    );
    assert.equal(await titleOf(ben, benId), "Service commitment profile");
    const single = await openCampaign();
    assert.deepEqual((await single.mine(single.ana))[0]?.languages, ["en"]);
  });

  test("prints the organisation's translations of coaching texts, and says which texts have none", async () => {
    const workspace = await openCampaign({ definition: definitionOfProfile(profile, profileLanguages) });
    await workspace.transaction((tx) =>
      sql`INSERT INTO listen.coaching_text (workspace_id, profile_id, language, text_key, words, original, saved_by)
        VALUES (${workspace.workspaceId}, ${profile.id}, 'es', 'SL.narrative.0', 'Nuestra propia historia.',
          ${profile.competencies[0]?.narrative[0]}, 'Test')`.execute(tx),
    );
    const textOf = async (query: string) => {
      const answer = await workspace.own(workspace.ana, workspace.anaId, query);
      return (await readPdf(new Uint8Array(await answer.arrayBuffer()))).pages.join("\n");
    };
    const spanish = await textOf("?language=es");
    assert.match(spanish, /Nuestra propia historia\./);
    assert.ok(spanish.includes(profile.competencies[0]?.narrative[1]?.slice(0, 40) ?? "…"));
    assert.match(spanish, /no se han traducido/);
    const english = await textOf("?language=en");
    assert.doesNotMatch(english, /Nuestra propia|have not been translated/);
  });

  test("is nobody else's: not a colleague's, not without answers, not of another workspace", async () => {
    const workspace = await openCampaign();
    assert.equal((await workspace.own(workspace.ben, workspace.anaId)).status, 404);
    assert.equal((await workspace.own(workspace.director, workspace.anaId)).status, 404);
    assert.equal((await workspace.own(workspace.consultant, workspace.anaId)).status, 404);
    assert.deepEqual(await workspace.mine(workspace.cleo), []);
    assert.equal((await workspace.own(workspace.stranger, workspace.anaId)).status, 403);
    assert.equal((await workspace.own(workspace.anonymous, workspace.anaId)).status, 401);
    const elsewhere = await openCampaign();
    const foreign = await elsewhere.ana.fetch(
      `/api/workspaces/${elsewhere.workspaceId}/my/reports/${workspace.anaId}/report.pdf`,
    );
    assert.equal(foreign.status, 404);
    assert.equal((await workspace.own(workspace.ana, "nonsense")).status, 404);
  });

  test("stays with the invitation's address: another address of the same person opens nothing", async () => {
    const workspace = await openCampaign();
    const moved = `moved.${randomBytes(4).toString("hex")}@example.org`;
    await workspace.transaction(async (tx) => {
      await tx
        .updateTable("people.person")
        .set({ email: moved })
        .where("workspace_id", "=", workspace.workspaceId)
        .where("name", "=", "Ana Ångström")
        .execute();
    });
    const ana = await workspace.staff(moved, "Ana Ångström");
    assert.deepEqual(await workspace.mine(ana), []);
    assert.equal((await workspace.own(ana, workspace.anaId)).status, 404);
  });

  test("can't be opened by an address that several people have; its users are told so", async () => {
    const workspace = await openCampaign();
    const { workspaceId, ana } = workspace;
    const listed = () => ana(listMyReports, { params: { workspace: workspaceId } });
    assert.equal((await listed()).sharedAddress, null);
    await workspace.transaction(async (tx) => {
      await tx
        .updateTable("people.person")
        .set({ email: ana.user.email })
        .where("workspace_id", "=", workspaceId)
        .where("name", "=", "Cleo")
        .execute();
    });
    assert.deepEqual(await listed(), { reports: [], sharedAddress: ana.user.email });
    const { director } = workspace;
    const own = await director(listMyReports, { params: { workspace: workspaceId } });
    assert.equal(own.sharedAddress, null);
  });

  test("is ready when its subject is done, also before the campaign closes", async () => {
    const done = await openCampaign({ state: "open" });
    const [report] = await done.mine(done.ana);
    assert.equal(report?.isFinal, false);
    assert.equal((await done.own(done.ana, done.anaId)).status, 200);
    const begun = await openCampaign({ state: "open" }, { completed: false });
    assert.deepEqual(await begun.mine(begun.ana), []);
    assert.equal((await begun.own(begun.ana, begun.anaId)).status, 404);
    const closed = await openCampaign({}, { completed: false });
    assert.equal((await closed.mine(closed.ana)).length, 1);
  });

  test("is not of a pilot", async () => {
    const workspace = await openCampaign({}, { pilot: true });
    assert.deepEqual(await workspace.mine(workspace.ana), []);
    assert.equal((await workspace.own(workspace.ana, workspace.anaId)).status, 404);
  });
});

describe("another person's report", () => {
  test("in a confidential campaign is open to the consultant whom people were told of, alone", async () => {
    const workspace = await openCampaign();
    const { params, director, consultant, other, anaId } = workspace;
    const { total, people } = await consultant(listPersonalReports, { params });
    assert.equal(total, 2);
    assert.deepEqual(
      people.map(({ name }) => name),
      ["Ana Ångström", "Ben"],
    );
    assert.equal((await other(consultant, anaId)).status, 200);
    // The log says that a report was opened; the director, who reads it, doesn't learn whose.
    assert.deepEqual(await audited(workspace), [{ actorName: "Carl Consultant", details: {} }]);

    const later = await workspace.member(["consultant"], "Later Consultant");
    for (const refused of [director, later]) {
      await assert.rejects(refused(listPersonalReports, { params }), (error) =>
        isKind(error, reportsConfidential),
      );
      assert.equal((await other(refused, anaId)).status, 404);
    }
    assert.equal((await other(workspace.sponsor, anaId)).status, 403);
    assert.equal((await other(workspace.ana, anaId)).status, 403);
    assert.equal((await audited(workspace)).length, 1);
  });

  test("in a named campaign is open to director and consultant, and the log says whose", async () => {
    const workspace = await openCampaign({ anonymity: "named" });
    const { params, director, other, benId } = workspace;
    const { total } = await director(listPersonalReports, { params, query: { search: "BEN" } });
    assert.equal(total, 1);
    assert.equal((await other(director, benId)).status, 200);
    assert.deepEqual(await audited(workspace), [{ actorName: "Dora Director", details: { person: "Ben" } }]);
    assert.equal((await other(workspace.sponsor, benId)).status, 403);
    assert.equal((await other(workspace.ana, benId)).status, 403);
  });

  test("waits for the close of the campaign", async () => {
    const { consultant, params, other, anaId } = await openCampaign({ state: "open" });
    await assert.rejects(consultant(listPersonalReports, { params }), (error) =>
      isKind(error, reportsNotYet),
    );
    assert.equal((await other(consultant, anaId)).status, 404);
  });

  test("is not found through another campaign or another workspace", async () => {
    const [one, two] = [await openCampaign(), await openCampaign()];
    assert.equal((await one.other(one.consultant, one.anaId, two.campaignId)).status, 404);
    assert.equal((await two.other(two.consultant, one.anaId)).status, 404);
    await assert.rejects(
      one.consultant(listPersonalReports, { params: { ...one.params, campaign: two.campaignId } }),
      (error) => isKind(error, campaignNotFound),
    );
  });
});
