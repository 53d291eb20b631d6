import { randomInt, randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { InputOf, ResponseOf } from "#platform/http/contract.ts";
import { wilsonInterval } from "#stats/wilson-interval.ts";
import { addDoorCell, cellLabel, listCells } from "../anonymous/anonymous.service.ts";
import { trialCell } from "../anonymous/ballot-keys.service.ts";
import { fewestAlike } from "../anonymous/cells.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { type Count, toldCount } from "../doors/door.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { selectToldTallies } from "./entries.store.ts";
import { fewestSheets, mostCopies, mostPages, mostSheets } from "./limits.ts";
import type { printSheets, readPaper, updatePaper } from "./paper.contract.ts";
import {
  batchNotFound,
  cellUnknown,
  entriesFixed,
  languageUnknown,
  paperNeedsAnonymity,
  paperNotFound,
  paperNotYet,
  paperOver,
  tooFewSheets,
  tooManyAtOnce,
  tooManySheets,
  untilTooLate,
} from "./paper.errors.ts";
import {
  countSheets,
  findPaperCampaign,
  insertBatch,
  insertSheets,
  lockForCells,
  type PaperCampaign,
  savePlan,
  selectBatches,
  setEnded,
  type Within,
} from "./paper.store.ts";
import { paperForm } from "./paper-form.ts";
import { pagesOf, paperParts } from "./paper-parts.ts";
import { paperStateOf } from "./paper-state.ts";
import { sheetNumber, sheetNumberParts, sheetNumberValues } from "./sheet-number.ts";

/** @throws AppError "paper.not-found" */
export async function paperCampaign(
  within: Within,
  campaignId: string,
  options: { forSaving?: boolean } = {},
): Promise<PaperCampaign> {
  const found = await findPaperCampaign(within, campaignId, options);
  if (!found) throw paperNotFound();
  return found;
}

/**
 * A campaign of which sheets can be printed and typed.
 *
 * @throws AppError "paper.not-found", "paper.needs-anonymity", "paper.not-yet" or "paper.over"
 */
export async function openPaper(
  within: Within,
  campaignId: string,
  now: Date,
  options: { forSaving?: boolean } = {},
): Promise<PaperCampaign> {
  const campaign = await paperCampaign(within, campaignId, options);
  if (campaign.anonymity !== "anonymous") throw paperNeedsAnonymity();
  const state = paperStateOf(campaign, now);
  if (state === "draft") throw paperNotYet();
  if (state === "closed") throw paperOver();
  return campaign;
}

export const noCounts = { printed: 0, typedOnce: 0, differing: 0, counted: 0 };

/** Last day on which a campaign takes answers, where it is; null where it has no end yet. */
export const closingDay = ({ closes_at, time_zone }: PaperCampaign): string | null =>
  closes_at && localTimeOf(closes_at, time_zone).date;

/** So many copies of a questionnaire are printed together at most. */
function copiesAtOnce(definition: Definition | null): number {
  if (!definition) return mostCopies;
  const pages = pagesOf(paperParts(paperForm(definition, definition.languages[0]), definition));
  return Math.min(mostCopies, Math.max(1, Math.floor(mostPages / pages)));
}

/** Counted sheets are told in such steps: nobody sees a single sheet arrive. */
export const stepOf = ({ minimum_group }: Pick<PaperCampaign, "minimum_group">): number =>
  fewestAlike(minimum_group);

const toldSheets = (campaign: PaperCampaign, counted: number): Count => toldCount(counted, stepOf(campaign));

/** How far typing is, with what is counted in steps. */
export const toldCounts = (campaign: PaperCampaign, { counted, ...rest }: typeof noCounts) => ({
  ...rest,
  counted: toldSheets(campaign, counted),
});

/** All about a campaign's paper. */
export async function paperOf(
  within: Within,
  campaignId: string,
  now: Date,
): Promise<ResponseOf<typeof readPaper>> {
  const campaign = await paperCampaign(within, campaignId);
  const { tx: transaction, workspaceId } = within;
  const cells = await listCells({ transaction, workspaceId }, campaignId);
  const names = new Map(cells.map((cell) => [cell.cell, cellLabel(cell)]));
  const counts = (await countSheets(within, [campaignId])).get(campaignId) ?? noCounts;
  const most = copiesAtOnce(campaign.definition);
  return {
    campaign: campaign.name,
    anonymity: campaign.anonymity,
    state: paperStateOf(campaign, now),
    languages: [...(campaign.definition?.languages ?? [])],
    entries: campaign.entries ?? 2,
    until: campaign.until,
    returnTo: campaign.return_to ?? "",
    copiesAtOnce: most,
    fewestCopies: Math.min(fewestSheets, most),
    closesOn: closingDay(campaign),
    groups: cells
      .filter((cell) => cell.door_id === null && cell.cell !== trialCell && cellLabel(cell) !== "")
      .map((cell) => ({ cell: cell.cell, name: cellLabel(cell) })),
    batches: (await selectBatches(within, campaignId)).map((batch) => ({
      batch: batch.batch_id,
      name: batch.name,
      language: batch.language,
      group: names.get(batch.cell) ?? "",
      printedOn: batch.printed_on,
      isEnded: batch.ended,
      sheets: batch.sheets,
      counted: toldSheets(campaign, batch.counted),
    })),
    counts: toldCounts(campaign, counts),
    quality: await qualityOf(within, campaign),
  };
}

/** A share with its interval; null where nothing was compared. */
const rate = (count: number, n: number) => {
  if (n === 0) return null;
  return { ...wilsonInterval(count, n, Number.POSITIVE_INFINITY), method: "share, 95 % Wilson interval" };
};

async function qualityOf(within: Within, { campaign_id, definition }: PaperCampaign) {
  const tallies = await selectToldTallies(within, campaign_id);
  const sheets = tallies.get("");
  const questions = definition ? paperForm(definition, definition.languages[0]).questions : [];
  const compared = questions.flatMap(({ question, number, text }) => {
    const tally = tallies.get(question.id);
    return tally && number !== null ? [{ number, text, tally }] : [];
  });
  const sum = (of: "compared" | "differed") => compared.reduce((total, { tally }) => total + tally[of], 0);
  return {
    alike: sheets ? rate(sheets.compared - sheets.differed, sheets.compared) : null,
    fields: rate(sum("differed"), sum("compared")),
    questions: compared.map(({ number, text, tally }) => ({
      number,
      text,
      differing: rate(tally.differed, tally.compared),
      unusable: tally.unusable,
    })),
  };
}

/** Stores how paper is handled. */
export async function changePaper(
  within: Within,
  actor: Actor,
  campaignId: string,
  { entries, until, returnTo }: InputOf<typeof updatePaper>["body"],
  now: Date,
): Promise<void> {
  const campaign = await paperCampaign(within, campaignId, { forSaving: true });
  if (campaign.anonymity !== "anonymous") throw paperNeedsAnonymity();
  if (paperStateOf(campaign, now) === "closed") throw paperOver();
  const closes = closingDay(campaign);
  if (until !== null && closes !== null && until > closes) throw untilTooLate();
  const isChanged = entries !== (campaign.entries ?? 2);
  if (isChanged && (await selectBatches(within, campaignId)).length > 0) throw entriesFixed();
  const plan = {
    campaign_id: campaignId,
    door_id: campaign.door_id ?? randomUUID(),
    entries,
    until,
    return_to: returnTo.trim().replace(/\s+/g, " "),
  };
  await savePlan(within, plan);
  // A campaign that will have paper has a door, and may open without inviting anybody.
  await paperCell(within, { ...campaign, ...plan });
  await audit(within.tx, actor, {
    action: "paper.changed",
    subject: campaign.name,
    details: { entries, until, returnTo: returnTo.trim() },
  });
}

/** Draws numbers for new sheets. @returns the batch's id */
export async function drawSheets(
  within: Within,
  actor: Actor,
  campaignId: string,
  { name, language, cell, copies }: InputOf<typeof printSheets>["body"],
  now: Date,
): Promise<string> {
  const campaign = await openPaper(within, campaignId, now, { forSaving: true });
  if (!campaign.definition?.languages.includes(language)) throw languageUnknown();
  const most = copiesAtOnce(campaign.definition);
  if (copies > most) throw tooManyAtOnce(most);
  const fewest = Math.min(fewestSheets, most);
  if (copies < fewest) throw tooFewSheets(fewest);
  if ((await sheetsWaiting(within, campaign)) + copies > mostSheets) throw tooManySheets(mostSheets);
  const batchId = randomUUID();
  await insertBatch(within, campaignId, {
    batch_id: batchId,
    name: name.trim(),
    language,
    cell: cell === null ? await paperCell(within, campaign) : await sharedCell(within, campaignId, cell),
    printed_on: localTimeOf(now, campaign.time_zone).date,
  });
  let missing = copies;
  while (missing > 0) {
    const drawn = Array.from({ length: missing }, drawnNumber);
    missing -= (await insertSheets(within, campaignId, batchId, [...new Set(drawn)])).length;
  }
  await audit(within.tx, actor, {
    action: "paper.printed",
    subject: campaign.name,
    details: { batch: name.trim(), copies, language },
  });
  return batchId;
}

/** How many sheets may still come, as far as what is told says: a refusal tells no more. */
async function sheetsWaiting(within: Within, campaign: PaperCampaign): Promise<number> {
  const batches = await selectBatches(within, campaign.campaign_id);
  return batches
    .filter(({ ended }) => !ended)
    .reduce((sum, { sheets, counted }) => {
      const told = toldSheets(campaign, counted);
      return sum + sheets - (told.kind === "at least" ? told.count : 0);
    }, 0);
}

const drawnNumber = () =>
  sheetNumber(Array.from({ length: sheetNumberParts }, () => randomInt(sheetNumberValues)));

/** The cell that only says that a ballot came on paper, one for the whole campaign. */
async function paperCell({ tx: transaction, workspaceId }: Within, campaign: PaperCampaign): Promise<number> {
  const { campaign_id, door_id, entries, until, return_to } = campaign;
  await lockForCells({ tx: transaction, workspaceId }, campaign_id);
  const door = door_id ?? randomUUID();
  if (door_id === null)
    await savePlan(
      { tx: transaction, workspaceId },
      { campaign_id, door_id: door, entries: entries ?? 2, until, return_to: return_to ?? "" },
    );
  return addDoorCell({ transaction, workspaceId }, campaign_id, door);
}

/** @throws AppError "paper.group-unknown" where no group of invited people has this cell */
async function sharedCell({ tx: transaction, workspaceId }: Within, campaignId: string, cell: number) {
  const cells = await listCells({ transaction, workspaceId }, campaignId);
  const found = cells.find((each) => each.cell === cell);
  if (!found || found.door_id !== null || cell === trialCell || cellLabel(found) === "") throw cellUnknown();
  return cell;
}

/** Ends a batch or takes that back. @throws AppError "paper.batch-not-found" */
export async function endBatch(
  within: Within,
  actor: Actor,
  campaignId: string,
  batchId: string,
  isEnded: boolean,
): Promise<void> {
  const campaign = await paperCampaign(within, campaignId);
  const name = await setEnded(within, campaignId, batchId, isEnded);
  if (name === null) throw batchNotFound();
  await audit(within.tx, actor, {
    action: isEnded ? "paper.batch-ended" : "paper.batch-reopened",
    subject: campaign.name,
    details: { batch: name },
  });
}
