import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { openCampaign, respondent, shortQuestionnaire } from "../respond/respond.fixture.ts";
import * as contract from "./who-sees.contract.ts";
import { answersHidden, campaignHidden } from "./who-sees.errors.ts";
import { type Settings, whoSeesWhat } from "./who-sees.ts";

const settings: Settings = {
  asksOnPaper: false,
  anonymity: "confidential",
  of: "customers",
  minimum: 5,
  consultants: ["Carl Consultant"],
  breakdowns: ["segment"],
  byAccountManager: false,
  firstViewDays: 3,
  asksForContact: true,
  hasRule: false,
  retentionMonths: 24,
};
test("who types sheets of paper reads them, and everybody is told so", () => {
  const on = { anonymity: "anonymous", asksOnPaper: true } as const;
  assert.match(said(on), /Whoever types sheets of paper.*Whole sheets as they were filled in/);
  assert.match(said(on), /a sheet of paper that a director types or settles/);
  assert.ok(!said({ anonymity: "anonymous" }).includes("paper"));
});

const said = (changes: Partial<Settings> = {}) => JSON.stringify(whoSeesWhat({ ...settings, ...changes }));

async function world(anonymity: "named" | "confidential") {
  const workspace = await openWorkspace();
  const { workspaceId, transaction, consultant, origin } = workspace;
  const campaign = await openCampaign(workspace, shortQuestionnaire);
  await transaction((tx) =>
    sql`UPDATE listen.campaign SET anonymity = ${anonymity}, confidants = ARRAY[${consultant.user.id}]::uuid[]
      WHERE workspace_id = ${workspaceId}`.execute(tx),
  );
  const invited = await campaign.invite({ name: "Paula Example" });
  await respondent(origin, invited.path).send("trip", { late: "yes", comment: "My secret" });
  const params = { workspace: workspaceId, campaign: campaign.campaignId };
  return { ...workspace, params, one: { params: { ...params, invitation: invited.invitationId } } };
}

describe("who sees what", () => {
  test("follows the settings", () => {
    assert.match(said(), /groups of at least 10/);
    assert.match(said({ anonymity: "named" }), /groups of at least 5/);
    assert.match(said(), /Carl Consultant/);
    assert.doesNotMatch(said(), /Account people/);
    assert.match(said({ byAccountManager: true, firstViewDays: 4 }), /4 days after/);
    assert.doesNotMatch(said({ asksForContact: false }), /asked to be contacted/);
  });

  test("says of the asker which part is about them, and hides campaigns that don't concern them", async () => {
    const { director, consultant, params, member } = await world("confidential");
    const yours = async (client: typeof director) =>
      (await client(contract.readWhoSees, { params })).sights
        .filter(({ isYou }) => isYou)
        .map(({ side }) => side);
    assert.deepEqual(await yours(director), ["director"]);
    assert.deepEqual(await yours(consultant), ["consultant"]);
    const somebody = await member(["partner"]);
    await assert.rejects(somebody(contract.readWhoSees, { params }), (error) =>
      isKind(error, campaignHidden),
    );
    await assert.rejects(
      director(contract.readWhoSees, { params: { ...params, campaign: randomUUID() } }),
      (error) => isKind(error, campaignHidden),
    );
  });
});

describe("single answers", () => {
  test("of a confidential campaign are for the consultants whom respondents were told of, and written down", async () => {
    const { director, consultant, member, params, one } = await world("confidential");
    const late = await member(["consultant"]);
    const refused = (error: unknown) => isKind(error, answersHidden);
    for (const client of [director, late]) {
      await assert.rejects(client(contract.listRawAnswers, { params, query: {} }), refused);
      await assert.rejects(client(contract.openRawAnswers, one), refused);
      assert.equal((await client(contract.readWhoSees, { params })).answers.sees, false);
    }
    const { answers } = await consultant(contract.listRawAnswers, { params, query: {} });
    assert.deepEqual(
      answers.map(({ name }) => name),
      ["Paula Example"],
    );
    const opened = await consultant(contract.openRawAnswers, one);
    assert.deepEqual(opened.answers, [
      { question: "Was it late?", lines: ["Yes"] },
      { question: "What happened?", lines: ["My secret"] },
    ]);
    const log = await director.fetch(`/api/workspaces/${params.workspace}/audit`);
    const text = await log.text();
    assert.match(text, /answers\.opened/);
    assert.doesNotMatch(text, /My secret|Paula/);
  });

  test("of a named campaign are for those who run the programme", async () => {
    const { director, sponsor, one } = await world("named");
    assert.equal((await director(contract.openRawAnswers, one)).name, "Paula Example");
    await assert.rejects(sponsor(contract.openRawAnswers, one), { status: 403 });
    const other = await openWorkspace();
    await assert.rejects(
      other.director(contract.openRawAnswers, {
        params: { ...one.params, workspace: other.workspaceId },
      }),
      (error) => isKind(error, campaignHidden),
    );
  });
});
