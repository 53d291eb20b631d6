import { errorKind } from "#platform/errors.ts";
import { mostCards, mostDoors } from "./limits.ts";

export const campaignMissing = errorKind(
  "door.no-campaign",
  () => "There is no such campaign. It may have been deleted; look at the list of campaigns.",
  404,
);
export const doorNotFound = errorKind(
  "door.not-found",
  () => "This campaign has no such door. It may have been removed; load the page again.",
  404,
);
export const batchNotFound = errorKind(
  "door.no-cards",
  () => "This door has no such cards. Load the page again.",
  404,
);
export const notAnonymous = errorKind(
  "door.not-anonymous",
  () =>
    "Only anonymous campaigns have doors: whoever comes through one says nothing of who they are. Make the campaign anonymous before it opens, or start another one.",
  409,
);
export const campaignClosed = errorKind(
  "door.campaign-closed",
  () => "The campaign is closed and stays so, and its doors with it. Copy it to ask again.",
  409,
);
export const tooManyDoors = errorKind(
  "door.too-many",
  () => `A campaign has at most ${mostDoors} doors. Use one of those that it has, under another name.`,
  409,
);
export const changedMeanwhile = errorKind(
  "door.changed-meanwhile",
  () => "Somebody else has changed this door since you loaded it. Load it again and repeat your change.",
  409,
);
export const doorInUse = errorKind(
  "door.in-use",
  () => "A door can be removed only before the campaign opens. Close it instead: then nobody gets in.",
  409,
);
export const noCardsHere = errorKind(
  "door.takes-no-cards",
  () => "Cards are made at a door for cards. Add one first.",
  409,
);
export const cellUnknown = errorKind(
  "door.cell-unknown",
  () => ({
    message:
      "This department can't be told of the ballots that cards bring: it is not among those that enough invited people share. Choose another one, or none.",
    fields: [{ in: "body" as const, pointer: "/cell", detail: "is none of the campaign's departments" }],
  }),
  422,
);
export const tooManyCards = errorKind(
  "door.too-many-cards",
  () =>
    `A door takes at most ${mostCards.toLocaleString("en-GB")} cards. End unused ones first, or add another door.`,
  409,
);
export const languageUnknown = errorKind(
  "door.language-unknown",
  (language: string) =>
    `The questionnaire isn't asked in this language: ${language}. Choose one of its own languages.`,
  422,
);
