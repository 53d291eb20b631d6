import { errorKind } from "#platform/errors.ts";

export const resultsNotFound = errorKind(
  "my-results.not-found",
  () => "There are no such results of yours. They may not be ready yet; look at My page.",
  404,
);
export const competencyNotFound = errorKind(
  "my-results.competency-not-found",
  () => "The questionnaire has no such competency. Go back to your results and choose one from there.",
  404,
);
