import * as waves from "../src/understand/waves/waves.contract.ts";
import { running } from "./contract-walk.listen.ts";
import { example, route, type World } from "./contract-walk.ts";

export const waveExamples = [
  example(
    waves.readChange,
    async (world) => ({ ...(await running(world)), query: { limit: 25, offset: 0 } }),
    {
      refused: "change.none",
    },
  ),
  example(waves.readLeaders, running),
];

const inCampaign = async (world: World, rest: string) => {
  const { params } = await running(world);
  return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/${rest}`;
};

export const waveRoutes = ["change", "leaders"].map((name) =>
  route(
    `GET /api/workspaces/:workspace/campaigns/:campaign/results/${name}.csv`,
    "results.read",
    (world) => inCampaign(world, `results/${name}.csv`),
    { refused: "results.not-released" },
  ),
);
