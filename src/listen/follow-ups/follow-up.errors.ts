import { errorKind } from "#platform/errors.ts";

export const followUpNotFound = errorKind(
  "follow-up.not-found",
  () => "There is no such follow-up for you. It may have been handed to somebody else, or taken back.",
  404,
);

export const followUpChanged = errorKind(
  "follow-up.changed-meanwhile",
  () => "Somebody changed this follow-up meanwhile. Look at it again; what you wrote is still here.",
  409,
);

export const ownerUnknown = errorKind(
  "follow-up.owner-unknown",
  () => ({
    message: "The owner is nobody who works here. Choose a person of the organisation who has not left.",
    fields: [{ in: "body" as const, pointer: "/owner", detail: "is nobody who works here" }],
  }),
  422,
);

export const planFrozen = errorKind(
  "follow-up.plan-frozen",
  () =>
    "The rule, and the days for which account people see theirs first, hold as they were when the campaign opened. Change only who follows up and within how many days.",
  409,
);

export const ruleRefused = errorKind(
  "follow-up.rule-refused",
  (problem: string) => ({
    message: `The rule can't be used: ${problem}`,
    fields: [{ in: "body" as const, pointer: "/rule", detail: "can't be used" }],
  }),
  422,
);

export const campaignUnknown = errorKind(
  "follow-up.no-campaign",
  () => "There is no such campaign. It may have been deleted.",
  404,
);
