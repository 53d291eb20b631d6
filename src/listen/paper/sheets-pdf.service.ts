import type { Report } from "#document/report.ts";
import { cellLabel, listCells } from "../anonymous/anonymous.service.ts";
import { purposeIn } from "../campaigns/purpose.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { batchNotFound, languageUnknown } from "./paper.errors.ts";
import { closingDay, openPaper, paperCampaign } from "./paper.service.ts";
import { type PaperCampaign, selectBatches, selectSheetNumbers, type Within } from "./paper.store.ts";
import { paperDocument } from "./paper-document.ts";

interface File {
  report: Report;
  name: string;
}

/** The sheets of a batch, to print. @throws AppError "paper.batch-not-found" */
export async function sheetsOf(
  within: Within,
  campaignId: string,
  batchId: string,
  now: Date,
): Promise<File> {
  const campaign = await openPaper(within, campaignId, now);
  const batch = (await selectBatches(within, campaignId)).find(({ batch_id }) => batch_id === batchId);
  if (!batch) throw batchNotFound();
  const { tx: transaction, workspaceId } = within;
  const cells = await listCells({ transaction, workspaceId }, campaignId);
  const cell = cells.find((each) => each.cell === batch.cell);
  const sheets = await selectSheetNumbers(within, campaignId, batchId);
  const report = printed(campaign, now, batch.language, { sheets, group: cell ? cellLabel(cell) : "" });
  return { report, name: `${campaign.name} - ${batch.name}.pdf` };
}

/** A specimen without a number, of any campaign's questionnaire. @throws AppError "paper.language-unknown" */
export async function specimenOf(
  within: Within,
  campaignId: string,
  language: string,
  now: Date,
): Promise<File> {
  const campaign = await paperCampaign(within, campaignId);
  const report = printed(campaign, now, language, { sheets: [], group: "" });
  return { report, name: `${campaign.name} - ${language}.pdf` };
}

function printed(
  campaign: PaperCampaign,
  now: Date,
  language: string,
  { sheets, group }: { sheets: readonly string[]; group: string },
): Report {
  const { definition, organisation, time_zone } = campaign;
  if (!definition?.languages.includes(language)) throw languageUnknown();
  return paperDocument(definition, {
    sheets,
    language,
    facts: {
      organisation,
      purpose: purposeIn(campaign, language),
      minimumGroup: campaign.minimum_group,
      retentionMonths: campaign.retention_months,
      consultants: campaign.consultants,
      entries: campaign.entries ?? 2,
      group: group === "" ? null : group,
    },
    returnTo: campaign.return_to ?? "",
    until: campaign.until ?? closingDay(campaign),
    today: localTimeOf(now, time_zone).date,
  });
}
