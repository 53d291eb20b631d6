import { errorKind } from "#platform/errors.ts";

export const accountFiguresNotFound = errorKind(
  "account-people.not-found",
  () =>
    "There is nothing to see here, or not yet. An account person sees what their own customers say first, and others after them.",
  404,
);
