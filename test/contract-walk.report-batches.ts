import * as batches from "../src/embed/report-batches/report-batches.contract.ts";
import { closeCampaign } from "../src/listen/campaigns/campaign.contract.ts";
import { until } from "../src/platform/database/database.fixture.ts";
import { openOne, running } from "./contract-walk.listen.ts";
import { example, here, route, type World } from "./contract-walk.ts";

/** A closed campaign, and a round of its reports that is done. */
async function withRound(world: World) {
  const { params } = await openOne(world);
  await world.director(closeCampaign, { params });
  const { batch } = await world.director(batches.startReportBatch, { params, body: { tell: false } });
  await until("the round is done", async () => {
    const { batch: newest } = await world.director(batches.readReportBatch, { params });
    return newest?.state === "done";
  });
  return { params: { ...params, batch } };
}

export const reportBatchExamples = [
  example(batches.readReportBatch, running),
  example(batches.startReportBatch, async (world) => {
    const { params } = await openOne(world);
    await world.director(closeCampaign, { params });
    return { params, body: { tell: true } };
  }),
  example(batches.cancelReportBatch, withRound, { refused: "report-batch.over" }),
  example(batches.listReportFailures, running),
  example(batches.listUntold, running),
  example(batches.readReportDelivery, here),
  example(batches.setReportDelivery, (world) => ({ ...here(world), body: { attached: true } }), {
    refused: "report-delivery.not-on-staff",
  }),
];

const inCampaign = async (world: World, rest: string) => {
  const { params } = await running(world);
  return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/${rest}`;
};

export const reportBatchRoutes = [
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/reports.zip",
    "campaigns.read",
    (world) => inCampaign(world, "reports.zip"),
    { refused: "report-batch.nothing-stored" },
  ),
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/results/reports.zip",
    "results.read",
    (world) => inCampaign(world, "results/reports.zip"),
    { refused: "results.not-released" },
  ),
];
