import type { Actor } from "#people/access/actor.ts";
import type { InputOf, ResponseOf } from "#platform/http/contract.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { type Compiled, compileQuestionnaire } from "../questionnaires/compile.ts";
import { checkTyped, countSheet } from "./counting.service.ts";
import {
  addTallies,
  countDay,
  type EntryRow,
  findDay,
  saveTyped,
  selectDiffering,
  selectEntries,
  type Tally,
} from "./entries.store.ts";
import type * as contract from "./paper.contract.ts";
import {
  batchEnded,
  changedElsewhere,
  notAllSettled,
  nothingToSettle,
  paperNotFound,
  settledByTypist,
  sheetCounted,
  sheetDiffers,
  sheetUnknown,
  typingOver,
} from "./paper.errors.ts";
import { closingDay, noCounts, openPaper, toldCounts } from "./paper.service.ts";
import {
  countSheets,
  findSheet,
  type PaperCampaign,
  type SheetRow,
  selectPaperCampaigns,
  setSheetState,
  type Within,
} from "./paper.store.ts";
import { type PaperForm, paperForm, type Typed } from "./paper-form.ts";
import { isTypingTime } from "./paper-state.ts";
import type { listPaperWork } from "./paper-work.contract.ts";
import { readSheetNumber } from "./sheet-number.ts";
import { compareEntries, settledEntry, tidied } from "./typed.ts";

const todayOf = ({ time_zone }: PaperCampaign, now: Date): string => localTimeOf(now, time_zone).date;

/** The campaigns whose sheets are typed at a moment. */
export async function paperWork(within: Within, now: Date): Promise<ResponseOf<typeof listPaperWork>> {
  const campaigns = await selectPaperCampaigns(within);
  const open = campaigns.filter((each) => isTypingTime(each, now, todayOf(each, now)));
  const counts = await countSheets(
    within,
    open.map(({ campaign_id }) => campaign_id),
  );
  return { campaigns: open.map((each) => workOf(each, counts.get(each.campaign_id) ?? noCounts)) };
}

const workOf = (campaign: PaperCampaign, counts: typeof noCounts) => ({
  campaign: campaign.campaign_id,
  name: campaign.name,
  until: campaign.until ?? closingDay(campaign),
  entries: campaign.entries ?? (2 as const),
  counts: toldCounts(campaign, counts),
});

/** What typing needs to know. */
export async function formOf(
  within: Within,
  actor: Actor,
  campaignId: string,
  now: Date,
): Promise<ResponseOf<typeof contract.readPaperForm>> {
  const campaign = await openPaper(within, campaignId, now);
  if (!campaign.definition) throw paperNotFound();
  const counts = (await countSheets(within, [campaignId])).get(campaignId) ?? noCounts;
  return {
    ...workOf(campaign, counts),
    isOpen: isTypingTime(campaign, now, todayOf(campaign, now)),
    today: await findDay(within, campaignId, actor.user.id, todayOf(campaign, now)),
    definition: campaign.definition,
  };
}

interface Desk {
  campaign: PaperCampaign;
  sheet: SheetRow;
  form: PaperForm;
  compiled: Compiled;
  entries: EntryRow[];
}

/**
 * A campaign and one of its sheets that isn't counted yet.
 *
 * @param locking keeps the campaign open and the sheet as it is until the transaction ends
 */
async function deskFor(
  within: Within,
  campaignId: string,
  number: string,
  now: Date,
  { locking }: { locking: boolean },
): Promise<Desk> {
  const campaign = await openPaper(within, campaignId, now, { forSaving: locking });
  if (!isTypingTime(campaign, now, todayOf(campaign, now))) throw typingOver(campaign.until ?? "");
  const sheetNumber = readSheetNumber(number);
  const sheet =
    sheetNumber === null ? undefined : await findSheet(within, campaignId, sheetNumber, { locking });
  if (!sheet || !campaign.definition) throw sheetUnknown();
  if (sheet.state === "counted") throw sheetCounted();
  if (sheet.ended) throw batchEnded();
  return {
    campaign,
    sheet,
    form: paperForm(campaign.definition, sheet.language),
    compiled: compileQuestionnaire(campaign.definition),
    entries: await selectEntries(within, campaignId, sheet.sheet),
  };
}

/** A sheet as whoever asks may type it: with their own entry, never with somebody else's. */
export async function sheetFor(
  within: Within,
  actor: Actor,
  campaignId: string,
  number: string,
  now: Date,
): Promise<ResponseOf<typeof contract.openSheet>> {
  const desk = await deskFor(within, campaignId, number, now, { locking: false });
  const { sheet, entries } = desk;
  const own = entries.find(({ typist }) => typist === actor.user.id);
  const differs = sheet.state === "differs";
  if (differs && !own?.is_done) throw sheetDiffers();
  const others = entries.some(({ typist, is_done }) => typist !== actor.user.id && is_done);
  return {
    sheet: sheet.sheet,
    language: sheet.language,
    round: others ? 2 : 1,
    typed: { ...own?.typed },
    revision: own?.revision ?? 0,
    isDone: own?.is_done ?? false,
    differing: differs ? comparisonOf(desk).differences.map(({ field }) => field.id) : [],
  };
}

/** Both finished entries of a sheet, field by field. */
function comparisonOf({ form, compiled, entries }: Desk) {
  const [first = {}, second = {}] = entries.filter(({ is_done }) => is_done).map(({ typed }) => typed);
  return { first, second, ...compareEntries(form, compiled, first, second) };
}

interface Given {
  revision: number;
  typed: Typed;
}

/** Saves what somebody has typed so far; an entry that was finished is unfinished again. @returns the new revision */
export async function keepEntry(
  within: Within,
  actor: Actor,
  { campaignId, number }: { campaignId: string; number: string },
  { revision, typed }: Given,
  now: Date,
): Promise<number> {
  const desk = await deskFor(within, campaignId, number, now, { locking: true });
  const { campaign, sheet, form, entries } = desk;
  if (sheet.state === "differs") throw sheetDiffers();
  const typist = actor.user.id;
  const key = { campaignId, sheet: sheet.sheet, typist };
  const saved = await saveTyped(within, key, { typed: tidied(form, typed), revision, isDone: false });
  if (saved === null) throw changedElsewhere();
  // Whoever corrects what they had finished finishes it once more.
  if (entries.some((entry) => entry.typist === typist && entry.is_done)) {
    await setSheetState(within, campaignId, sheet.sheet, "printed");
    await countDay(within, campaignId, typist, todayOf(campaign, now), -1);
  }
  return saved;
}

type Outcome = ResponseOf<typeof contract.finishEntry>["outcome"];

/**
 * Finishes somebody's entry, and counts the sheet where that settles it. Where both entries are in and differ, each of the two
 * can look once more and finish a corrected one, without seeing the other.
 */
export async function completeEntry(
  within: Within,
  actor: Actor,
  { campaignId, number }: { campaignId: string; number: string },
  given: Given,
  now: Date,
): Promise<ResponseOf<typeof contract.finishEntry>> {
  const desk = await deskFor(within, campaignId, number, now, { locking: true });
  const { campaign, sheet, form, compiled, entries } = desk;
  const isFirst = !entries.some(({ typist, is_done }) => typist === actor.user.id && is_done);
  if (sheet.state === "differs" && isFirst) throw sheetDiffers();
  const typed = tidied(form, given.typed);
  checkTyped(form, compiled, typed);
  const key = { campaignId, sheet: sheet.sheet, typist: actor.user.id };
  const saved = await saveTyped(within, key, { typed, revision: given.revision, isDone: true });
  if (saved === null) throw changedElsewhere();
  const today = todayOf(campaign, now);
  if (isFirst) await countDay(within, campaignId, actor.user.id, today, 1);
  const other = entries.find(({ typist, is_done }) => typist !== actor.user.id && is_done);
  return {
    outcome: await outcomeOf(within, desk, typed, other?.typed),
    today: await findDay(within, campaignId, actor.user.id, today),
  };
}

async function outcomeOf(
  within: Within,
  desk: Desk,
  typed: Typed,
  other: Typed | undefined,
): Promise<Outcome> {
  const { campaign, sheet, form, compiled } = desk;
  if ((campaign.entries ?? 2) === 1) {
    await countSheet(within, campaign, sheet, { form, compiled, typed });
    return "counted";
  }
  if (!other) {
    await setSheetState(within, campaign.campaign_id, sheet.sheet, "typed");
    return "waits for second entry";
  }
  const comparison = compareEntries(form, compiled, other, typed);
  // How often typists differ is how they do at first, before either looks again.
  if (sheet.state !== "differs") await addTallies(within, campaign.campaign_id, talliesOf(comparison));
  if (comparison.differences.length === 0) {
    await countSheet(within, campaign, sheet, { form, compiled, typed });
    return "counted";
  }
  await setSheetState(within, campaign.campaign_id, sheet.sheet, "differs");
  return "differs";
}

function talliesOf({ compared, differences }: ReturnType<typeof compareEntries>): Tally[] {
  const tallies = new Map<string, Tally>();
  const of = (question: string): Tally => {
    const found = tallies.get(question) ?? { question, compared: 0, differed: 0, unusable: 0 };
    tallies.set(question, found);
    return found;
  };
  for (const { question } of compared) of(question.question.id).compared++;
  for (const { question } of differences) of(question.question.id).differed++;
  const isDiffering = differences.length > 0;
  return [...tallies.values(), { question: "", compared: 1, differed: isDiffering ? 1 : 0, unusable: 0 }];
}

/** As many sheets that can be decided are listed at once. */
const mostListed = 50;

/** The sheets whose entries differ: both entries of those that whoever asks did not type, and the numbers of their own. */
export async function differencesOf(
  within: Within,
  actor: Actor,
  campaignId: string,
  now: Date,
): Promise<ResponseOf<typeof contract.listDifferences>> {
  await openPaper(within, campaignId, now);
  const total = (await countSheets(within, [campaignId])).get(campaignId)?.differing ?? 0;
  const rows = await selectDiffering(within, campaignId, actor.user.id, mostListed);
  return {
    total,
    sheets: rows
      .filter(({ own }) => !own)
      .map(({ sheet, language, entries: [first = {}, second = {}] }) => ({
        sheet,
        language,
        first: { ...first },
        second: { ...second },
      })),
    own: rows.filter(({ own }) => own).map(({ sheet }) => sheet),
  };
}

/**
 * Counts a sheet with what a third person decided where its entries differ.
 *
 * @throws AppError "paper.settled-by-typist" where one of the two wants to decide alone
 */
export async function settle(
  within: Within,
  actor: Actor,
  { campaignId, number }: { campaignId: string; number: string },
  { decided }: InputOf<typeof contract.settleSheet>["body"],
  now: Date,
): Promise<void> {
  const desk = await deskFor(within, campaignId, number, now, { locking: true });
  const { campaign, sheet, form, compiled, entries } = desk;
  if (sheet.state !== "differs") throw nothingToSettle();
  if (entries.some(({ typist, is_done }) => is_done && typist === actor.user.id)) throw settledByTypist();
  const { first, second, differences } = comparisonOf(desk);
  if (differences.some(({ field }) => !Object.hasOwn(decided, field.id))) throw notAllSettled();
  const chosen = Object.fromEntries(differences.map(({ field }) => [field.id, decided[field.id] ?? ""]));
  const typed = tidied(form, settledEntry(first, second, chosen));
  checkTyped(form, compiled, typed);
  await countSheet(within, campaign, sheet, { form, compiled, typed });
}
