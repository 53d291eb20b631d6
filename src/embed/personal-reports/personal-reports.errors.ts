import { errorKind } from "#platform/errors.ts";

export const reportNotFound = errorKind(
  "report.not-found",
  () => "There is no such report. It may not be ready yet; look at the list of reports.",
  404,
);
export const campaignNotFound = errorKind(
  "report.campaign-not-found",
  () => "There is no such campaign with personal reports. Look at the list of results.",
  404,
);
export const reportsConfidential = errorKind(
  "report.confidential",
  () =>
    "In a confidential campaign a personal report is for its subject and for the consultants whom respondents were told of. Ask the person, if they want to share it.",
  403,
);
export const reportsNotYet = errorKind(
  "report.not-yet",
  () => "Other people's reports can be opened when the campaign has closed: until then answers may change.",
  409,
);
