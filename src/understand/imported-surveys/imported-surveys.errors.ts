import { errorKind } from "#platform/errors.ts";

export const waveNotFound = errorKind(
  "survey.wave-not-found",
  () => "There is no such wave. It may have been deleted: look at the list of surveys.",
  404,
);
export const answersKept = errorKind(
  "survey.answers-kept",
  (survey: string, wave: string) =>
    `These answers are kept already, as “${wave}” of “${survey}”. Two sets of figures from the same answers could be subtracted from each other: delete that wave first, or leave it as it is.`,
  409,
);
export const nothingShown = errorKind(
  "survey.nothing-shown",
  () =>
    "There is nothing to keep: too few people answered for any figure to be shown. Bring a file with more answers.",
  409,
);
export const datesReversed = errorKind(
  "survey.dates-reversed",
  () => "The last day in the field lies before the first. Correct one of them.",
  422,
);
export const notComparable = errorKind(
  "survey.not-comparable",
  () => "Choose two different waves of the same survey.",
  422,
);
export const fileGone = errorKind(
  "survey.file-gone",
  () => "The answers of this wave are not here any more; its results stay.",
  409,
);
