import { errorKind } from "#platform/errors.ts";

export const takeAlongNotFound = errorKind(
  "take-along.not-found",
  () => "There is no such campaign, or it was never opened. Look at the list of results.",
  404,
);
export const answersNotYours = errorKind(
  "take-along.answers-not-yours",
  () =>
    "Single answers of this campaign are not for you. In a named campaign they are for those who run the programme, in a confidential one for the consultants whom respondents were told of. Take the released figures instead.",
  403,
);
export const answersDeleted = errorKind(
  "take-along.answers-deleted",
  () => "The single answers were deleted, as respondents were promised. Take the released figures instead.",
  409,
);
export const purposeMissing = errorKind(
  "take-along.purpose-missing",
  () => ({
    message: "Say what the answers are taken for. It is written down with your name.",
    fields: [{ in: "body" as const, pointer: "/purpose", detail: "Say what the answers are taken for." }],
  }),
  422,
);
export const tooLargeForWorkbook = errorKind(
  "take-along.too-large-for-workbook",
  (rows: number, columns: number) =>
    `${rows.toLocaleString("en")} answers with ${columns} columns are more than a workbook holds. Take them as CSV or for SPSS.`,
  422,
);
export const ticketOver = errorKind(
  "take-along.ticket-over",
  () =>
    "This address for the file is over: it holds for ten minutes, for one person. Ask for the file again.",
  410,
);
