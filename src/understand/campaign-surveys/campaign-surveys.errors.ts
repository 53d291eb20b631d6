import { errorKind } from "#platform/errors.ts";

export const surveyFiguresNotFound = errorKind(
  "campaign-survey.not-found",
  () =>
    "There are no figures of such a campaign. Look at the list of results; figures are there once it has closed.",
  404,
);
export const surveyGroupNotFound = errorKind(
  "campaign-survey.group-not-found",
  () => "There are no figures of such a group. Choose one of the groups that the survey's page shows.",
  404,
);
