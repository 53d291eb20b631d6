import { errorKind } from "#platform/errors.ts";

export const campaignMissing = errorKind(
  "said-and-done.no-campaign",
  () => "There is no such campaign, or it has not opened yet. What was done is told once people were asked.",
  404,
);

export const changedMeanwhile = errorKind(
  "said-and-done.changed-meanwhile",
  () => "Somebody saved this page meanwhile. Load it again; copy what you wrote first.",
  409,
);

export const notPublishable = errorKind(
  "said-and-done.not-ready",
  (reasons: readonly string[]) => `It can't be published yet. ${reasons.join(" ")}`,
  422,
);

export const notPublished = errorKind(
  "said-and-done.not-published",
  () => "Nothing is published. Publish the page first.",
  409,
);

export const toldAlready = errorKind(
  "said-and-done.told",
  () => "Everybody was told of this version. Publish something new before you write to them again.",
  409,
);
