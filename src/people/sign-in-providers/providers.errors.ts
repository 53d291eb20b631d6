import { errorKind } from "#platform/errors.ts";

export const providerNotFound = errorKind(
  "sign-in-provider.not-found",
  () => "There is no such identity provider here, or it is switched off. Choose another way to sign in.",
  404,
);

export const badProvider = errorKind(
  "sign-in-provider.invalid",
  (pointer: string, detail: string) => ({
    message: "This provider can't be kept as it stands. Correct what is marked.",
    fields: [{ in: "body" as const, pointer, detail }],
  }),
  422,
);

export const tooManyProviders = errorKind(
  "sign-in-provider.too-many",
  (most: number) => `A programme can have ${most} identity providers. Remove one that isn't used.`,
  409,
);

export const noActiveProvider = errorKind(
  "sign-in-provider.none-active",
  () => "No identity provider is switched on. Try one and switch it on first, or nobody could come in.",
  409,
);

/** A rule that hangs on it would shut everybody out where it doesn't work. */
export const untriedProvider = errorKind(
  "sign-in-provider.untried",
  () =>
    "Nobody has come in yet by a provider that is switched on, nor has one passed a trial as it is now. Try it first, so that the rule shuts nobody out.",
  409,
);

/** Whoever makes the rule would stand outside themself. */
export const ownFactorFirst = errorKind(
  "sign-in-provider.own-factor-first",
  () =>
    "You have no second factor yourself yet, so this rule would shut you out, too. Set yours up on your account page, then save this once more.",
  409,
);

/** Told to whoever comes back from a provider too late, twice, or in another browser. */
export const flowOver = errorKind(
  "sign-in-provider.over",
  () =>
    "This sign-in was begun in another browser, took too long or is finished already. Begin again on the sign-in page.",
  410,
);

/** What can't be trusted in an answer of a provider. */
const refusalReasons = {
  signature: "its signature is missing, broken or not the provider's",
  encryption:
    "it is encrypted for another key than this programme's, or what it holds is not signed by the provider",
  audience: "it was made for another application",
  issuer: "it comes from another provider than was asked",
  time: "it is too old, or not valid yet: look at the clocks of both servers",
  request: "it doesn't answer what was asked from this browser",
  replay: "it was used before",
  form: "it isn't written as it should be",
  "no address": "it names no e-mail address: the provider has to send one",
  unverified: "the provider says itself that the e-mail address is not verified",
  declined: "the provider has declined the sign-in",
} as const;
export type RefusalReason = keyof typeof refusalReasons;

/** Nothing was signed in. */
export const answerRefused = errorKind(
  "sign-in-provider.answer-refused",
  (reason: RefusalReason) =>
    `Nobody was signed in. The answer of the identity provider can't be used: ${refusalReasons[reason]}. Begin again; if that doesn't help, tell your programme's director.`,
  403,
);

export const foreignDomain = errorKind(
  "sign-in-provider.foreign-domain",
  () =>
    "The identity provider named an e-mail address of a domain that it doesn't speak for here. Sign in another way, or ask your programme's director.",
  403,
);

export const noPlace = errorKind(
  "sign-in-provider.no-place",
  () =>
    "The identity provider knows you, but this programme doesn't: no member and nobody of its staff has the address that it named. Ask the programme's director to invite you or to enter this address with your record.",
  403,
);

/** The directors' own way back keeps this one: they may have no other. */
export const factorElsewhere = errorKind(
  "second-factor.elsewhere",
  () =>
    "This member has a role in another programme, too, so their second factor isn't yours alone to reset. They sign in with a recovery code; without one, whoever operates the server can help.",
  409,
);
