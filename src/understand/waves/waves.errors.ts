import { errorKind } from "#platform/errors.ts";

export const changeNone = errorKind(
  "change.none",
  () =>
    "There is nothing to compare: the campaign follows no earlier one, its results are not there yet, or nobody's answers could be paired. Look at the results themselves.",
  404,
);
