import { randomUUID } from "node:crypto";
import { type CampaignWorkspace, crowd, openCampaigns } from "../campaigns/campaign.fixture.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { fewestSheets } from "./limits.ts";
import { drawSheets } from "./paper.service.ts";
import { selectSheetNumbers } from "./paper.store.ts";

/** A published questionnaire with this content. @returns its id */
async function publish(
  { transaction, workspaceId }: CampaignWorkspace,
  definition: Definition,
): Promise<string> {
  const id = randomUUID();
  const text = JSON.stringify(definition);
  const own = { workspace_id: workspaceId, questionnaire_id: id };
  await transaction(async (tx) => {
    const draft = { ...own, name: "On paper", draft: text, draft_saved_by: "Test" };
    await tx.insertInto("listen.questionnaire").values(draft).execute();
    const version = { ...own, version: 1, definition: text, published_by: "Test" };
    await tx.insertInto("listen.questionnaire_version").values(version).execute();
  });
  return id;
}

interface Wanted {
  settings?: Parameters<CampaignWorkspace["prepare"]>[0];
  options?: Parameters<typeof openCampaigns>[0];
  /** One question from 0 to 10 where nothing is said. */
  definition?: Definition;
}

/** An anonymous campaign that is open, in a workspace with two typists. */
export async function openPaperCampaign({ settings = {}, options, definition }: Wanted = {}) {
  const world = await openCampaigns(options);
  await world.hire(crowd(12, "Operations"));
  const campaign = await world.prepare({
    anonymity: "anonymous",
    ...(definition && { questionnaire: { id: await publish(world, definition), version: 1 } }),
    ...settings,
  });
  await world.open(campaign);
  const [one, other] = [
    await world.member(["typist"], "Tilda Typist"),
    await world.member(["typist"], "Tom Typist"),
  ];
  const { workspaceId, transaction, director } = world;

  /** Draws sheets. @returns the batch and its sheet numbers */
  const draw = (cell: number | null = null, copies: number = fewestSheets) =>
    transaction(async (tx) => {
      const within = { tx, workspaceId };
      const actor = { user: director.user, member: null };
      const asked = { name: "Depot", language: "en", cell, copies };
      const batch = await drawSheets(within, actor, campaign, asked, new Date());
      return { batch, sheets: await selectSheetNumbers(within, campaign, batch) };
    });
  const params = { workspace: workspaceId, campaign };
  return { ...world, campaign, params, typists: [one, other] as const, draw };
}
