import { errorKind } from "#platform/errors.ts";

export const noRecordOfYours = errorKind(
  "data.no-record",
  () =>
    "No record of a person in this programme is known to be yours. Ask those who run the programme to enter your e-mail address.",
  404,
);
export const requestNotFound = errorKind(
  "erasure.not-found",
  () => "There is no such request, or it has been answered. Reload the page.",
  404,
);
export const alreadyAsked = errorKind(
  "erasure.already-asked",
  () => "You have asked for erasure already, and those who run the programme have been told.",
  409,
);
export const stillMember = errorKind(
  "erasure.still-member",
  (name: string) =>
    `${name} has a role in the programme. Take the role away under Members and roles first, then erase.`,
  409,
);
export const notAsked = errorKind(
  "erasure.not-asked",
  (name: string) =>
    `${name} has not asked for it and has not left. Erasing removes answers: it is done when the person asks on their page, or when they have left.`,
  409,
);
export const campaignOpen = errorKind(
  "erasure.campaign-open",
  (name: string, campaign: string) =>
    `${name} did not ask for it and takes part in “${campaign}”, which is still open. Erase after it has closed.`,
  409,
);
