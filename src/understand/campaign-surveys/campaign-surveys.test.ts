import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { listMeasures } from "../measures/measures.contract.ts";
import { type CampaignPlan, putCampaign } from "../results/campaign.fixture.ts";
import { release } from "../results/results.service.ts";
import { accountGroup, accountPersons } from "./account-groups.service.ts";
import { relationship, surveyed } from "./campaign-survey.fixture.ts";
import {
  listCampaignSurveys,
  readCampaignSurvey,
  readCampaignSurveyGroup,
  readSurveyTrend,
} from "./campaign-surveys.contract.ts";
import { surveyFiguresNotFound, surveyGroupNotFound } from "./campaign-surveys.errors.ts";
import type { SurveyedPerson } from "./survey-answers.ts";

const groups = {
  segment: ["Gold", "Silver"],
  role: ["Buyer", "User"],
  "account-manager": ["8d1f4f0c-3c5b-4f61-9d2f-000000000001", "8d1f4f0c-3c5b-4f61-9d2f-000000000002"],
};
const breakdowns = Object.keys(groups);

type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

async function released(
  workspace: Workspace,
  people: readonly SurveyedPerson[],
  plan: Partial<CampaignPlan> = {},
) {
  const { transaction, workspaceId } = workspace;
  const put = await transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition: relationship, audience: "customers", breakdowns, ...plan },
      people.map(({ groups: own, bounced, completed, answers }, index) => ({
        name: `Person ${index}`,
        groups: own,
        bounced,
        completed,
        ...(Object.keys(answers).length > 0 ? { pages: { one: answers } } : {}),
      })),
    ),
  );
  const { signal } = new AbortController();
  await transaction((tx) => release(tx, workspaceId, put.campaignId, undefined, signal));
  return { ...put, params: { workspace: workspaceId, campaign: put.campaignId } };
}

describe("figures of a survey campaign", () => {
  test("are made when it closes: overall, by group, and as measures, but for persons", async () => {
    const workspace = await openWorkspace();
    const { director, transaction, workspaceId } = workspace;
    const { params, campaignId } = await released(workspace, surveyed(300, { groups }));
    const { survey } = await director(readCampaignSurvey, { params });
    assert.equal(survey.response.invited, 300);
    assert.equal(survey.overall.n, survey.response.started);
    assert.ok(survey.overall.nps && survey.overall.outcome?.drivers.length === 4);
    assert.deepEqual(
      survey.breakdowns.map(({ id, arePersons }) => [id, arePersons]),
      [
        ["segment", false],
        ["role", false],
        ["account-manager", true],
      ],
    );
    const [segment, , persons] = survey.breakdowns;
    assert.deepEqual(persons?.groups, []);
    const gold = segment?.groups.find(({ value }) => value === "Gold");
    const { group } = await director(readCampaignSurveyGroup, {
      params,
      query: { breakdown: "segment", value: "Gold" },
    });
    assert.equal(group.n, gold?.n);
    const mean = (items: readonly { name: string; mean: number | null }[]) =>
      items.find(({ name }) => name === "overall")?.mean;
    assert.equal(mean(group.items), mean(gold?.items ?? []));
    const people = await transaction((tx) => accountPersons(tx, workspaceId, campaignId));
    const [first = ""] = groups["account-manager"];
    assert.ok(people.some(({ person }) => person === first));
    const own = await transaction((tx) => accountGroup(tx, workspaceId, campaignId, first));
    assert.ok(own && own.group.n >= 10);
    // Neither by the operation, nor anywhere in the record or among the measures.
    await assert.rejects(
      director(readCampaignSurveyGroup, { params, query: { breakdown: "account-manager", value: first } }),
      (error) => isKind(error, surveyGroupNotFound),
    );
    assert.ok(!JSON.stringify(survey).includes(first));
    const units = await transaction((tx) =>
      tx
        .selectFrom("understand.observed_unit")
        .select("path")
        .where("workspace_id", "=", workspaceId)
        .execute(),
    );
    assert.deepEqual(
      units.map(({ path }) => path),
      ["", "Segment: Gold", "Segment: Silver", "Role: Buyer", "Role: User"],
    );
    const { measures } = await director(listMeasures, { params: { workspace: workspaceId } });
    const satisfaction = measures.find(({ code }) => code === "survey.item.overall");
    assert.equal(satisfaction?.periods[0]?.figure?.estimate, mean(survey.overall.items));
    const { surveys } = await director(listCampaignSurveys, { params: { workspace: workspaceId } });
    assert.deepEqual(
      surveys.map(({ campaign, answers }) => [campaign, answers]),
      [[campaignId, survey.overall.n]],
    );
  });

  test("are compared with the campaign before of the same questionnaire", async () => {
    const workspace = await openWorkspace();
    const before = await released(workspace, surveyed(200, { seed: 5 }), {
      name: "Spring",
      breakdowns: [],
      closedAt: new Date(Date.now() - 86_400_000),
    });
    const { questionnaireId } = before;
    const lower = surveyed(200, { seed: 6 }).map((person) => {
      const answer = person.answers["overall"];
      if (!answer || !("rating" in answer)) return person;
      const overall = { rating: Math.max(1, answer.rating - 1) };
      return { ...person, answers: { ...person.answers, overall } };
    });
    const now = await released(workspace, lower, { name: "Autumn", questionnaireId, breakdowns: [] });
    const { trend } = await workspace.director(readSurveyTrend, { params: now.params });
    assert.deepEqual(
      trend.waves.map(({ name }) => name),
      ["Spring", "Autumn"],
    );
    const overall = trend.items.find(({ item }) => item === "overall");
    assert.equal(overall?.points.length, 2);
    assert.equal(overall?.change?.word, "lower");
    assert.equal(trend.items[0]?.kind, "score");
    const { trend: first } = await workspace.director(readSurveyTrend, { params: before.params });
    assert.equal(first.items.find(({ item }) => item === "overall")?.change, null);
  });

  test("of few people are withheld, and what nobody made is not found", async () => {
    const workspace = await openWorkspace();
    const { params } = await released(workspace, surveyed(4, { silent: 0, groups }));
    const { survey } = await workspace.director(readCampaignSurvey, { params });
    assert.ok(survey.overall.items.every(({ mean }) => mean === null));
    assert.ok(survey.breakdowns.every((one) => one.groups.every(({ suppressed }) => suppressed)));
    assert.ok(survey.response.byBreakdown.length === 0);
    const other = await openWorkspace();
    for (const read of [
      () => other.director(readCampaignSurvey, { params: { ...params, workspace: other.workspaceId } }),
      () => workspace.director(readCampaignSurvey, { params, query: { release: params.workspace } }),
    ])
      await assert.rejects(read, (error) => isKind(error, surveyFiguresNotFound));
    await assert.rejects(
      workspace.director(readCampaignSurveyGroup, { params, query: { breakdown: "segment", value: "Gold" } }),
      (error) => isKind(error, surveyGroupNotFound),
    );
  });

  test("of a named campaign show groups from the minimum up, and what all agree on", async () => {
    const workspace = await openWorkspace();
    const agreed = surveyed(12, { silent: 0, blank: 0 }).map((person, index) => ({
      ...person,
      groups: { segment: index < 6 ? "Gold" : "Silver" },
      answers: { ...person.answers, overall: { rating: index < 6 ? 5 : 2 } },
    }));
    const plan = { anonymity: "named", breakdowns: ["segment"] } as const;
    const { params } = await released(workspace, agreed, plan);
    const { survey } = await workspace.director(readCampaignSurvey, { params });
    const means = survey.breakdowns[0]?.groups.map(
      ({ items }) => items.find(({ name }) => name === "overall")?.mean,
    );
    assert.deepEqual(means, [5, 2]);
    const hidden = await released(workspace, agreed, { ...plan, anonymity: "confidential" });
    const { survey: confidential } = await workspace.director(readCampaignSurvey, { params: hidden.params });
    assert.ok(confidential.breakdowns[0]?.groups.every(({ suppressed }) => suppressed));
  });
});
