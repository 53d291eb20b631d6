import { errorKind } from "#platform/errors.ts";

export const paperNotFound = errorKind(
  "paper.not-found",
  () => "There is no such campaign. It may have been deleted; look at the list of campaigns.",
  404,
);
export const paperNeedsAnonymity = errorKind(
  "paper.needs-anonymity",
  () =>
    "Paper is for anonymous campaigns only: a sheet carries no name, and no invitation could be joined with it. Copy the campaign and make the copy anonymous.",
  409,
);
export const paperNotYet = errorKind(
  "paper.not-yet",
  () =>
    "Sheets are printed once the campaign is open: what people are told on them must not change any more. Open it first; until then there is a specimen.",
  409,
);
export const paperOver = errorKind(
  "paper.over",
  () =>
    "The campaign is closed, so no more sheets can be printed or typed. While a campaign is open it can be extended; afterwards answers that came later could be told from the difference.",
  409,
);
export const typingOver = errorKind(
  "paper.typing-over",
  (until: string) =>
    `Sheets could be typed until ${until}. Whoever runs the campaign can set a later day on its paper page while it is open.`,
  409,
);
export const untilTooLate = errorKind(
  "paper.until-too-late",
  () =>
    "The last day of typing can't be after the campaign closes. Choose an earlier day, or extend the campaign first.",
  422,
);
export const entriesFixed = errorKind(
  "paper.entries-fixed",
  () =>
    "Sheets are printed already, and say how many people type them. Keep that number, or end these sheets and make another campaign.",
  409,
);
export const languageUnknown = errorKind(
  "paper.language-unknown",
  () => "The questionnaire isn't in this language. Choose one of its languages.",
  422,
);
export const cellUnknown = errorKind(
  "paper.group-unknown",
  () => "There is no such group in this campaign. Load the page again and choose one of those shown.",
  422,
);
export const tooManySheets = errorKind(
  "paper.too-many-sheets",
  (most: number) =>
    `A campaign has at most ${most} sheets that aren't counted yet. Type some first, or end a batch.`,
  409,
);
export const tooFewSheets = errorKind(
  "paper.too-few-sheets",
  (fewest: number) =>
    `A batch has at least ${fewest} sheets: of fewer, whoever hands them out would know whose answers they are. Draw ${fewest}, and leave over what you don't need.`,
  422,
);
export const tooManyAtOnce = errorKind(
  "paper.too-many-at-once",
  (most: number) =>
    `So many copies of this questionnaire are too many pages at once. Print at most ${most} together, in several batches where you need more.`,
  422,
);
export const batchNotFound = errorKind(
  "paper.batch-not-found",
  () => "There is no such batch of sheets. Load the page again.",
  404,
);
export const batchEnded = errorKind(
  "paper.batch-ended",
  () => "This batch was ended: its sheets aren't counted. Take that back on the campaign's paper page first.",
  409,
);
export const sheetUnknown = errorKind(
  "paper.sheet-unknown",
  () =>
    "No sheet of this campaign has this number. Compare it with the sheet, sign by sign; the last one is there to find typing errors.",
  404,
);
export const sheetCounted = errorKind(
  "paper.sheet-counted",
  () => "This sheet is counted already and can't be typed again. Put it with the sheets that are done.",
  409,
);
export const sheetDiffers = errorKind(
  "paper.sheet-differs",
  () =>
    "Both entries of this sheet are in, and they differ. Put it with the sheets that somebody looks at a third time, under Differences.",
  409,
);
export const settledByTypist = errorKind(
  "paper.settled-by-typist",
  () =>
    "You typed this sheet yourself, so somebody else decides. Or open it again under its number and correct your own entry: where both entries agree then, it is counted.",
  409,
);
export const changedElsewhere = errorKind(
  "paper.changed-elsewhere",
  () =>
    "This sheet was saved from another window since you opened it here. Open it again; what was saved there is kept.",
  409,
);
export const fieldsWrong = errorKind(
  "paper.fields-wrong",
  (problems: readonly { id: string; message: string }[]) => ({
    message:
      "Some of what was typed can't stand there. Correct the fields that are marked, then finish the sheet.",
    fields: problems.map(({ id, message }) => ({
      in: "body" as const,
      pointer: `/typed/${id}`,
      detail: message,
    })),
  }),
  422,
);
export const nothingTyped = errorKind(
  "paper.nothing-typed",
  () => "Nothing was typed. A sheet without any answer isn't counted: put it aside, and type the next one.",
  422,
);
export const nothingToSettle = errorKind(
  "paper.nothing-to-settle",
  () => "Nothing is to be settled on this sheet. It may have been settled meanwhile; load the list again.",
  409,
);
export const notAllSettled = errorKind(
  "paper.not-all-settled",
  () => "Decide every difference of the sheet first, with what really stands on it.",
  422,
);
