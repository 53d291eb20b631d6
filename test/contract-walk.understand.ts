import * as reports from "../src/embed/personal-reports/personal-reports.contract.ts";
import * as results from "../src/understand/results/results.contract.ts";
import { invitation, openOne, running } from "./contract-walk.listen.ts";
import { example, here, route, type World } from "./contract-walk.ts";

export const understandExamples = [
  example(results.listResults, here),
  example(results.takeSnapshot, openOne),
  example(reports.listMyReports, here),
  example(reports.listPersonalReports, running, { refused: "report.not-yet" }),
];

const inCampaign = async (world: World, rest: string) => {
  const { params } = await running(world);
  return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/${rest}`;
};
const notYet = { refused: "results.not-released" };

export const understandRoutes = [
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/results/figures.csv",
    "results.read",
    (world) => inCampaign(world, "results/figures.csv"),
    notYet,
  ),
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/results/results.json",
    "results.read",
    (world) => inCampaign(world, "results/results.json"),
    notYet,
  ),
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/results/report.pdf",
    "results.read",
    (world) => inCampaign(world, "results/report.pdf"),
    notYet,
  ),
  route(
    "GET /api/workspaces/:workspace/my/reports/:invitation/report.pdf",
    "member",
    async (world) => `/api/workspaces/${world.workspaceId}/my/reports/${await invitation(world)}/report.pdf`,
    { refused: "report.not-found" },
  ),
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/reports/:invitation/report.pdf",
    "campaigns.read",
    async (world) => inCampaign(world, `reports/${await invitation(world)}/report.pdf`),
    { refused: "report.not-found" },
  ),
];
