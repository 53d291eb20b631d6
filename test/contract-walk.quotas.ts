import { openCampaign } from "../src/listen/campaigns/campaign.contract.ts";
import { addAccount, customersWhere, serve } from "../src/listen/campaigns/customers.fixture.ts";
import * as coverage from "../src/listen/quotas/coverage.contract.ts";
import * as quotas from "../src/listen/quotas/quotas.contract.ts";
import { relationship, surveyed } from "../src/understand/campaign-surveys/campaign-survey.fixture.ts";
import { putCampaign } from "../src/understand/results/campaign.fixture.ts";
import { release } from "../src/understand/results/results.service.ts";
import * as weighting from "../src/understand/weighting/weighting.contract.ts";
import { example, here, route, unusedAddress, unusedName, type World } from "./contract-walk.ts";

/** A draft that asks the customers of one segment of its own. */
async function draft(world: World) {
  const segment = unusedName();
  const account = await addAccount(world, { name: `Account of ${world.director.user.email}`, segment });
  await serve(
    world,
    Array.from({ length: 6 }, (_, at) => ({
      name: `Customer ${at} of ${world.director.user.email}`,
      email: unusedAddress(),
      segment,
      roles: ["Buyer"],
      account,
    })),
  );
  const campaign = await world.prepare({
    audience: customersWhere({ segments: [segment], sample: { size: 2, seed: 1, by: null } }),
    breakdowns: ["segment", "role"],
    anonymity: "named",
  });
  return { params: { workspace: world.workspaceId, campaign }, segment };
}

const inDraft = async (world: World) => ({ params: (await draft(world)).params });

/** The same, once it has invited its sample. */
async function opened(world: World) {
  const { params, segment } = await draft(world);
  const { revision } = await world.read(params.campaign);
  await world.director(openCampaign, { params, body: { revision, when: "now" } });
  await world.settled(params.campaign);
  return { params, segment };
}

const quota = (segment: string) => ({
  breakdowns: ["segment"],
  whenFull: "stop reminding" as const,
  targets: [{ values: [segment], target: 3 }],
});

/** A closed campaign that asked customers, with its figures. */
async function released({ transaction, workspaceId }: World) {
  const people = surveyed(120, { silent: 0, seed: 3, groups: { segment: ["Gold", "Silver"] } }).map(
    ({ groups, answers }, index) => ({
      name: `Customer ${index}`,
      groups: { segment: "Silver", ...groups },
      pages: { one: answers },
    }),
  );
  const plan = { definition: relationship, audience: "customers", breakdowns: ["segment"] } as const;
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, plan, people);
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  return { params: { workspace: workspaceId, campaign } };
}

const margins = { margins: [{ breakdown: "segment", targets: null }], cap: 5 };

async function weighted(world: World) {
  const { params } = await released(world);
  const { weighting: id } = await world.director(weighting.makeWeighting, { params, body: margins });
  return { params: { ...params, weighting: id } };
}

export const quotaExamples = [
  example(quotas.readQuotas, inDraft),
  example(quotas.saveQuotas, async (world) => {
    const { params, segment } = await draft(world);
    return { params, body: quota(segment) };
  }),
  example(quotas.removeQuotas, inDraft),
  example(quotas.readWaiting, (world) => ({ ...here(world), body: { audience: customersWhere() } })),
  example(quotas.readRoom, async (world) => {
    const { params, segment } = await opened(world);
    return { params, body: { groups: { segment } } };
  }),
  example(quotas.topUp, async (world) => {
    const { params, segment } = await opened(world);
    return { params, body: { groups: { segment }, size: 1 } };
  }),
  example(coverage.readCoverage, async (world) => ({ ...(await inDraft(world)), query: {} })),
  example(coverage.chooseRoles, async (world) => ({ ...(await inDraft(world)), body: { roles: ["Buyer"] } })),
  example(weighting.listWeightings, released),
  example(weighting.makeWeighting, async (world) => ({ ...(await released(world)), body: margins })),
  example(weighting.readWeighting, weighted),
  example(weighting.deleteWeighting, weighted),
];

export const quotaRoutes = [
  ...["accounts.csv", "accounts.xlsx"].map((file) =>
    route(
      `GET /api/workspaces/:workspace/campaigns/:campaign/coverage/${file}`,
      "campaigns.read",
      async (world) => {
        const { params } = await draft(world);
        return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/coverage/${file}`;
      },
    ),
  ),
  ...["figures.csv", "figures.xlsx"].map((file) =>
    route(
      `GET /api/workspaces/:workspace/campaign-surveys/:campaign/weightings/:weighting/${file}`,
      "results.read",
      async (world) => {
        const { params } = await weighted(world);
        return `/api/workspaces/${params.workspace}/campaign-surveys/${params.campaign}/weightings/${params.weighting}/${file}`;
      },
    ),
  ),
];
