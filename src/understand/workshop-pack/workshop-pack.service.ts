import { writePptx } from "#document/pptx/pptx.writer.ts";
import type { Context } from "#people/access/context.ts";
import { brandOf } from "#people/brand/brand.service.ts";
import { toldCampaign } from "../campaign-reports/campaign-reports.service.ts";
import { workshopDeck } from "./workshop-deck.ts";

/**
 * The workshop pack of a campaign's newest figures, as a presentation.
 *
 * @throws AppError "campaign-survey.not-found"
 */
export async function workshopPack(
  transaction: Context["transaction"],
  workspaceId: string,
  campaignId: string,
): Promise<{ name: string; content: Buffer }> {
  const { told, brand } = await transaction(workspaceId, async (tx) => ({
    told: await toldCampaign(tx, workspaceId, { campaign: campaignId }),
    brand: await brandOf(tx, workspaceId),
  }));
  const { name: publisher, primary, accent, logo } = brand;
  const [language = "en"] = told.source.survey.campaign.languages;
  const deck = workshopDeck({ ...told, brand: { publisher, primary, accent, logo }, language });
  return { name: `${told.name} - workshop pack.pptx`, content: await writePptx(deck) };
}
