import { errorKind } from "#platform/errors.ts";

/** The same for a wrong password, an unknown address and an account without a password. */
export const wrongPassword = errorKind(
  "sign-in.wrong",
  () => "E-mail or password is wrong. Check both, or ask for a sign-in link by e-mail.",
  403,
);

export const linkUsed = errorKind(
  "sign-in.link-used",
  () => "This sign-in link was used already or is too old. Ask for a new one.",
  410,
);

export const wrongCurrentPassword = errorKind(
  "account.wrong-password",
  () => ({
    message: "The current password is wrong. Type it again.",
    fields: [{ in: "body" as const, pointer: "/current", detail: "is not your current password" }],
  }),
  422,
);

export const hasPassword = errorKind(
  "account.has-password",
  () => "This account has a password already. Change it instead, with the current one.",
  409,
);

export const weakPassword = errorKind(
  "account.weak-password",
  (pointer: string, reason: string) => ({
    message: `The password is too easy to guess: it ${reason}. Choose another, e.g. four unrelated words.`,
    fields: [{ in: "body" as const, pointer, detail: reason }],
  }),
  422,
);

export const sessionNotFound = errorKind(
  "session.not-found",
  () => "There is no such session. It may have ended already.",
  404,
);
