import { errorKind } from "#platform/errors.ts";

export const measureNotFound = errorKind(
  "measure.not-found",
  () => "There is no such measure. Look at the list of measures.",
  404,
);
