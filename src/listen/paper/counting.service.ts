import { randomBytes } from "node:crypto";
import { ballotCodeBytes } from "../anonymous/ballot-code.ts";
import { ballotId } from "../anonymous/ballot-keys.service.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import { storeUnlinked } from "../respond/unlinked-ballot.service.ts";
import { addTallies, deleteEntries, tellTallies } from "./entries.store.ts";
import { fieldsWrong, nothingTyped } from "./paper.errors.ts";
import { noCounts, stepOf } from "./paper.service.ts";
import { countSheets, type PaperCampaign, type SheetRow, setSheetState, type Within } from "./paper.store.ts";
import type { PaperForm, Typed } from "./paper-form.ts";
import { readSheet, typedFields, typingProblem } from "./typed.ts";

/** What cannot stand in the fields where it was typed. @throws AppError "paper.fields-wrong" or "paper.nothing-typed" */
export function checkTyped(form: PaperForm, compiled: Compiled, typed: Typed): void {
  const fields = typedFields(readSheet(form, compiled, typed), typed);
  const problems = fields.flatMap((field) => {
    const message = typingProblem(field, typed[field.id] ?? "", form.language);
    return message === null ? [] : [{ id: field.id, message }];
  });
  if (problems.length > 0) throw fieldsWrong(problems);
  if (!fields.some(({ id }) => (typed[id] ?? "").trim() !== "")) throw nothingTyped();
}

/**
 * Makes a ballot of a sheet, in the same transaction deletes what was typed of it, and counts what can't be used. The ballot
 * doesn't know its sheet, and says of its respondent what the batch's group shares.
 */
export async function countSheet(
  within: Within,
  campaign: PaperCampaign,
  sheet: SheetRow,
  { form, compiled, typed }: { form: PaperForm; compiled: Compiled; typed: Typed },
): Promise<void> {
  const { tx, workspaceId } = within;
  const { campaign_id: campaignId, time_zone: timeZone } = campaign;
  const { answers, problems } = readSheet(form, compiled, typed);
  const pages = new Map(
    compiled.pages.map(({ id, questions }) => [
      id,
      Object.fromEntries(
        questions.flatMap((question) => {
          const answer = answers[question.id];
          return answer === undefined ? [] : [[question.id, answer] as const];
        }),
      ),
    ]),
  );
  // The code that this id is made from is kept nowhere: nobody can come back to the ballot.
  const ballot = ballotId(campaignId, randomBytes(ballotCodeBytes));
  // A sheet of which nothing can be used is nobody's answer.
  if (Object.keys(answers).length > 0)
    await storeUnlinked(tx, { workspaceId, campaignId, ballotId: ballot, cell: sheet.cell, timeZone }, pages);
  await deleteEntries(within, campaignId, sheet.sheet);
  await setSheetState(within, campaignId, sheet.sheet, "counted");
  await addTallies(
    within,
    campaignId,
    Array.from(problems.keys(), (question) => ({ question, compared: 0, differed: 0, unusable: 1 })),
  );
  const { counted } = (await countSheets(within, [campaignId])).get(campaignId) ?? noCounts;
  if (counted % stepOf(campaign) === 0) await tellTallies(within, campaignId);
}
