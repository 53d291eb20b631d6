import { errorKind } from "#platform/errors.ts";

export const perceptionNotFound = errorKind(
  "perception.not-found",
  () => "This comparison is not there any more. Choose another one, or make a new one.",
  404,
);

export const perceptionUnusable = errorKind("perception.unusable", (why: string) => why, 409);
