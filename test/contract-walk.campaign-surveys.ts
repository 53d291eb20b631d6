import { readCampaignVoices } from "../src/understand/campaign-reports/campaign-voices.contract.ts";
import { relationship, surveyed } from "../src/understand/campaign-surveys/campaign-survey.fixture.ts";
import * as surveys from "../src/understand/campaign-surveys/campaign-surveys.contract.ts";
import { putCampaign } from "../src/understand/results/campaign.fixture.ts";
import { release } from "../src/understand/results/results.service.ts";
import { example, here, route, type World } from "./contract-walk.ts";

/** A closed campaign that asked customers, with its figures. */
async function released({ transaction, workspaceId }: World) {
  const people = surveyed(60, { silent: 0, groups: { segment: ["Gold", "Silver"] } }).map(
    ({ groups, answers }, index) => ({ name: `Customer ${index}`, groups, pages: { one: answers } }),
  );
  const plan = { definition: relationship, audience: "customers", breakdowns: ["segment"] } as const;
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, plan, people);
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  return { params: { workspace: workspaceId, campaign } };
}

export const campaignSurveyExamples = [
  example(surveys.listCampaignSurveys, here),
  example(surveys.readCampaignSurvey, released),
  example(surveys.readCampaignSurveyGroup, async (world) => ({
    ...(await released(world)),
    query: { breakdown: "segment", value: "Gold" },
  })),
  example(surveys.readSurveyTrend, released),
  example(readCampaignVoices, released),
];

export const campaignSurveyRoutes = ["figures.json", "report.html", "report.pdf"].map((file) =>
  route(
    `GET /api/workspaces/:workspace/campaign-surveys/:campaign/${file}`,
    "results.read",
    async (world) => {
      const { params } = await released(world);
      return `/api/workspaces/${params.workspace}/campaign-surveys/${params.campaign}/${file}`;
    },
  ),
);
