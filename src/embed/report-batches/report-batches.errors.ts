import { errorKind } from "#platform/errors.ts";

export const batchCampaignNotFound = errorKind(
  "report-batch.campaign-not-found",
  () => "There is no such campaign with personal reports. Look at the list of results.",
  404,
);
export const batchNotYet = errorKind(
  "report-batch.not-yet",
  () => "Reports can be made when the campaign has closed: until then answers may change.",
  409,
);
export const batchUnderWay = errorKind(
  "report-batch.under-way",
  () => "This campaign's reports are being made already. Wait until they are done, or stop it first.",
  409,
);
export const batchNotFound = errorKind(
  "report-batch.not-found",
  () => "There is no such round of reports. Reload the page.",
  404,
);
export const batchOver = errorKind(
  "report-batch.over",
  () => "The reports are done already, so there is nothing to stop. Reload the page.",
  409,
);
export const reportsAreConfidential = errorKind(
  "report-batch.confidential",
  () =>
    "In a confidential campaign only the consultants whom respondents were told of can have people's reports. You can have them made and see how far that is; each person finds their own report on their page.",
  403,
);
export const nothingStored = errorKind(
  "report-batch.nothing-stored",
  () => "No reports are stored yet. Have all reports made first, then download them.",
  409,
);
export const notOnStaff = errorKind(
  "report-delivery.not-on-staff",
  () =>
    "Only people on the staff, with a confirmed address of their own, can choose how they get their reports. Ask those who run the programme to put your address into your record.",
  409,
);
