import { errorKind } from "#platform/errors.ts";

/** A chosen column that can't be used as it was chosen. */
export const unusableColumn = errorKind("survey.unusable-column", (message: string) => message, 400);

export const minimumTooSmall = errorKind(
  "survey.minimum-too-small",
  (minimum: number) =>
    `Figures of ${minimum} people would give single answers away. Choose a minimum of 3 or more.`,
  400,
);
