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

export const wrongCode = errorKind(
  "sign-in.wrong-code",
  () => ({
    message:
      "This code is wrong, too old or was used already. Type the newest one, or another recovery code.",
    fields: [{ in: "body" as const, pointer: "/code", detail: "is not the code that is asked for" }],
  }),
  422,
);

/** The same where it took too long, where there were too many wrong codes, and where nothing was begun. */
export const stepOver = errorKind(
  "sign-in.step-over",
  () => "This sign-in took too long or had too many wrong codes. Begin again.",
  410,
);

export const secondFactorOn = errorKind(
  "second-factor.on",
  () => "Your second factor is on already. Turn it off first, to set another app up.",
  409,
);

export const noSecondFactor = errorKind(
  "second-factor.off",
  () => "No second factor is being set up. Begin with “Set up”.",
  409,
);

/** Whoever asks has to prove once more who they are. */
export const wrongProof = errorKind(
  "account.wrong-proof",
  () => ({
    message: "Neither your password nor a code of your second factor is that. Type one of them.",
    fields: [{ in: "body" as const, pointer: "/proof", detail: "is neither your password nor a code" }],
  }),
  422,
);

/** A session that lies open somewhere must not be enough to take the account over. */
export const signInAgain = errorKind(
  "account.sign-in-again",
  () =>
    "You signed in here more than an hour ago. Sign out, sign in once more, and do this within an hour: so nobody who finds your browser open can take your account.",
  403,
);

/** Told only to who has shown that mail to the address reaches them. */
export const addressTaken = errorKind(
  "account.address-taken",
  () => "Another account has this address. Sign in with it, or choose another address.",
  409,
);
