import { errorKind } from "#platform/errors.ts";

export const resultsNotFound = errorKind(
  "results.not-found",
  () => "There are no such results. The campaign may not have been opened; look at the list of results.",
  404,
);
export const snapshotConfidential = errorKind(
  "results.snapshot-confidential",
  () =>
    "A confidential campaign's results are released once, when it closes: two releases could be subtracted from each other. Wait until it closes.",
  409,
);
export const snapshotClosed = errorKind(
  "results.snapshot-closed",
  () => "The campaign is closed: its answers don't change any more. Look at the results of its close.",
  409,
);
export const reportWithheld = errorKind(
  "results.report-withheld",
  () => "There is no report on this unit: its figures are withheld. Choose a unit whose figures are shown.",
  404,
);
export const notReleased = errorKind(
  "results.not-released",
  () => "The campaign's results are not there yet. They are released when it closes; try again then.",
  409,
);
