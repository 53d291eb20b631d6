import { errorKind } from "#platform/errors.ts";

export const weightingNotFound = errorKind(
  "weighting.not-found",
  () => "There is no such weighting. It may have been deleted; look at the list of weightings.",
  404,
);
export const weightingImpossible = errorKind(
  "weighting.impossible",
  () =>
    "These results can't be weighted: no two groups of a breakdown are shown, or they were released before weighting was there.",
  409,
);
export const marginsWrong = errorKind("weighting.margins-wrong", (detail: string) => detail, 422);
export const tooManyWeightings = errorKind(
  "weighting.too-many",
  () => "There are a hundred weightings of this campaign. Delete one that you no longer need.",
  409,
);
