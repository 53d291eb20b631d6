import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import * as campaigns from "#listen/campaigns/campaign.contract.ts";
import { crowd, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { exchange, respondent } from "#listen/respond/respond.fixture.ts";
import { until } from "#platform/database/database.fixture.ts";
import { readCampaignSurvey } from "#understand/campaign-surveys/campaign-surveys.contract.ts";

test("an anonymous campaign's figures come out at close, by what enough people share, and nothing else does", async () => {
  const workspace = await openCampaigns();
  const people = [
    ...crowd(20, "Care", "care"),
    ...crowd(16, "Sales", "sales"),
    ...crowd(3, "Legal", "legal"),
  ];
  await workspace.hire(people);
  const campaign = await workspace.prepare({ anonymity: "anonymous", breakdowns: ["department"] });
  await workspace.open(campaign);
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const given: number[] = [];
  for (const [index, { email }] of people.entries()) {
    const { text } = await workspace.mails.to(email ?? "");
    // Four of each larger department are silent; everybody in the small one answers.
    if (index % 5 === 4 && index < 36) continue;
    const { ballot } = await exchange(workspace.origin, /\/a\/[\w-]+/.exec(text)?.[0] ?? "");
    const rating = index % 11;
    given.push(rating);
    await respondent(workspace.origin, ballot).send("page-1", { q1: String(rating) });
  }
  // Trials and doors are no invitations: the first don't count at all.
  const { path } = await workspace.director(campaigns.sendTest, at);
  const { ballot: trial } = await exchange(workspace.origin, path);
  assert.match((await respondent(workspace.origin, trial).get()).text, /This is a trial/);
  await respondent(workspace.origin, trial).send("page-1", { q1: "10" });

  const progress = await workspace.director(campaigns.readProgress, at);
  assert.equal(progress.overall?.invited, 39);
  assert.equal(progress.overall?.started, given.length - (given.length % 5));
  await workspace.director(campaigns.closeCampaign, at);
  const survey = await until("the figures are there", () =>
    workspace.director(readCampaignSurvey, { ...at, query: {} }).catch(() => null),
  );
  const item = survey.survey.overall.items.find(({ name }) => name === "q1");
  assert.equal(item?.n, given.length);
  assert.equal(
    item?.mean?.toFixed(6),
    (given.reduce((sum, each) => sum + each, 0) / given.length).toFixed(6),
  );
  const { response } = survey.survey;
  assert.equal(response.invited, 39);
  // Three people are too few to be told apart: they lie with whoever else shares nothing.
  const names = survey.survey.breakdowns.flatMap(({ groups }) => groups.map(({ value }) => value));
  assert.ok(!names.includes("Legal"), names.join());
  const { rows } = await workspace.transaction((tx) =>
    sql<{
      department: string | null;
    }>`SELECT DISTINCT c.groups->>'department' AS department FROM listen.ballot b
      JOIN listen.ballot_cell c USING (workspace_id, campaign_id, cell)
      WHERE b.workspace_id = ${workspace.workspaceId} ORDER BY 1`.execute(tx),
  );
  assert.deepEqual(rows, [{ department: "Care" }, { department: null }]);
});
