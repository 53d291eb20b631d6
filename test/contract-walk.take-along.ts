import * as takeAlong from "../src/understand/exports/take-along.contract.ts";
import { running } from "./contract-walk.listen.ts";
import { example, route, type World } from "./contract-walk.ts";

const inCampaign = async (world: World, rest: string) => {
  const { params } = await running(world);
  return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/${rest}`;
};

export const takeAlongExamples = [
  example(takeAlong.readTakeAlong, running),
  example(takeAlong.askForAnswers, async (world) => ({
    ...(await running(world)),
    body: { format: "csv" as const, names: false, groups: false, purpose: "" },
  })),
  example(takeAlong.readAnswerProgress, async (world) => ({
    ...(await running(world)),
    query: { ticket: "none.none" },
  })),
];

const campaign = "/api/workspaces/:workspace/campaigns/:campaign";
const noFigures = { refused: "campaign-survey.not-found" };

export const takeAlongRoutes = [
  route(
    `GET ${campaign}/answer-exports/file`,
    "campaigns.read",
    (world) => inCampaign(world, "answer-exports/file?ticket=none.none"),
    { refused: "take-along.ticket-over" },
  ),
  ...["figures.csv", "figures.xlsx", "workshop-pack.pptx"].map((name) =>
    route(
      `GET ${campaign}/take-along/${name}`,
      "results.read",
      (world) => inCampaign(world, `take-along/${name}`),
      noFigures,
    ),
  ),
];
