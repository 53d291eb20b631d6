import { errorKind } from "#platform/errors.ts";

export const tokenNotFound = errorKind(
  "token.not-found",
  () => "There is no such token. It may have been made in another programme; look at the list.",
  404,
);

export const tooManyTokens = errorKind(
  "token.too-many",
  (most: number) =>
    `A programme has at most ${most} working tokens. Revoke one that nobody needs, then make this one.`,
  409,
);
