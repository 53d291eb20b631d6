import type { CampaignWorkspace } from "#listen/campaigns/campaign.fixture.ts";
import { finishEntry, printSheets, updatePaper } from "#listen/paper/paper.contract.ts";
import { selectSheetNumbers } from "#listen/paper/paper.store.ts";
import type { Typed } from "./voices-world.ts";

/** Makes an anonymous campaign that is open, with printed sheets of which one was typed differently. @returns its id */
export async function withPaper(made: CampaignWorkspace, typed: Typed): Promise<string> {
  const { workspaceId: workspace, transaction } = made;
  const campaign = await made.prepare({
    name: typed("On paper"),
    anonymity: "anonymous",
    questionnaire: { id: made.questionnaire, version: 1 },
    firstQuestion: false,
  });
  const params = { workspace, campaign };
  await made.director(updatePaper, { params, body: { entries: 2, until: null, returnTo: typed("The box") } });
  await made.open(campaign);
  const body = { name: typed("Night shift"), language: "en", cell: null, copies: 12 };
  const { batch } = await made.director(printSheets, { params, body });
  const [sheet = ""] = await transaction((tx) =>
    selectSheetNumbers({ tx, workspaceId: workspace }, campaign, batch),
  );
  for (const [who, q1] of [
    [await made.member(["typist"]), "1"],
    [await made.member(["typist"]), "2"],
  ] as const)
    await who(finishEntry, { params: { ...params, sheet }, body: { revision: 0, typed: { q1 } } });
  return campaign;
}
