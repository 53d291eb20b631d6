import { crowd } from "../src/listen/campaigns/campaign.fixture.ts";
import * as paper from "../src/listen/paper/paper.contract.ts";
import { selectSheetNumbers } from "../src/listen/paper/paper.store.ts";
import { listPaperWork } from "../src/listen/paper/paper-work.contract.ts";
import { example, here, route, unusedName, type World } from "./contract-walk.ts";

const campaigns = new WeakMap<World, Promise<string>>();

/** An anonymous campaign that is open and stays so. */
function anonymous(world: World): Promise<string> {
  const made = campaigns.get(world) ?? openAnonymous(world);
  campaigns.set(world, made);
  return made;
}

async function openAnonymous(world: World): Promise<string> {
  await world.hire(crowd(12));
  const campaign = await world.prepare({ anonymity: "anonymous" });
  await world.open(campaign);
  return campaign;
}

const inCampaign = async (world: World) => ({
  params: { workspace: world.workspaceId, campaign: await anonymous(world) },
});

async function batch(
  world: World,
  copies = 10,
): Promise<{ workspace: string; campaign: string; batch: string }> {
  const { params } = await inCampaign(world);
  const body = { name: unusedName(), language: "en", cell: null, copies };
  return { ...params, ...(await world.director(paper.printSheets, { params, body })) };
}

/** A sheet that nobody has typed yet. */
async function sheet(world: World) {
  const { batch: made, ...params } = await batch(world);
  const [number = ""] = await world.transaction((tx) =>
    selectSheetNumbers({ tx, workspaceId: world.workspaceId }, params.campaign, made),
  );
  return { params: { ...params, sheet: number } };
}

/** A sheet that two people typed differently. */
async function differing(world: World) {
  const { params } = await sheet(world);
  for (const [who, q1] of [
    [await world.member(["typist"]), "1"],
    [await world.member(["typist"]), "2"],
  ] as const)
    await who(paper.finishEntry, { params, body: { revision: 0, typed: { q1 } } });
  return { params };
}

export const paperExamples = [
  example(paper.readPaper, inCampaign),
  example(paper.updatePaper, async (world) => ({
    ...(await inCampaign(world)),
    body: { entries: 2 as const, until: null, returnTo: "Box" },
  })),
  example(paper.printSheets, async (world) => ({
    ...(await inCampaign(world)),
    body: { name: unusedName(), language: "en", cell: null, copies: 10 },
  })),
  example(paper.endSheets, async (world) => ({ params: await batch(world), body: { isEnded: true } })),
  example(listPaperWork, here),
  example(paper.readPaperForm, inCampaign),
  example(paper.openSheet, sheet),
  example(paper.saveEntry, async (world) => ({
    ...(await sheet(world)),
    body: { revision: 0, typed: { q1: "1" } },
  })),
  example(paper.finishEntry, async (world) => ({
    ...(await sheet(world)),
    body: { revision: 0, typed: { q1: "1" } },
  })),
  example(paper.listDifferences, inCampaign),
  example(paper.settleSheet, async (world) => ({
    ...(await differing(world)),
    body: { decided: { q1: "1" } },
  })),
];

export const paperRoutes = [
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/paper/specimen.pdf",
    "campaigns.read",
    async (world) => {
      const { params } = await inCampaign(world);
      return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/paper/specimen.pdf?language=en`;
    },
  ),
  route(
    "GET /api/workspaces/:workspace/campaigns/:campaign/paper/batches/:batch/sheets.pdf",
    "campaigns.write",
    async (world) => {
      const { workspace, campaign, batch: made } = await batch(world);
      return `/api/workspaces/${workspace}/campaigns/${campaign}/paper/batches/${made}/sheets.pdf`;
    },
  ),
];
