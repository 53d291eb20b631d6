import { type Static, Type } from "typebox";
import { Line, Uuid, workspaceParams } from "#people/access/contract.ts";
import { memberNotFound } from "#people/members/members.errors.ts";
import { operation } from "#platform/http/contract.ts";
import {
  badProvider,
  factorElsewhere,
  noActiveProvider,
  ownFactorFirst,
  providerNotFound,
  tooManyProviders,
  untriedProvider,
} from "./providers.errors.ts";

const Address = Type.String({ minLength: 1, maxLength: 500 });

const Kind = Type.Union([Type.Literal("oidc"), Type.Literal("saml")]);

const Provider = Type.Object({
  provider: Uuid,
  kind: Kind,
  name: Type.String(),
  /** Whose addresses it speaks for. */
  domains: Type.Array(Type.String()),
  /** Whether people are offered it. */
  active: Type.Boolean(),
  /** The provider's name for itself: issuer, or entity id. */
  issuer: Type.String(),
  /** OpenID Connect: as whom we are known there; null: SAML. */
  clientId: Type.Union([Type.String(), Type.Null()]),
  /** SAML: where browsers are sent; null: OpenID Connect. */
  signInAddress: Type.Union([Type.String(), Type.Null()]),
  /** SAML: until when each certificate says that it is valid. */
  certificatesUntil: Type.Array(Type.String({ format: "date-time" })),
  madeBy: Type.String(),
  /** The day when somebody was last signed in by it. */
  usedOn: Type.Union([Type.String({ format: "date" }), Type.Null()]),
});
export type Provider = Static<typeof Provider>;

const EntryRule = Type.Object({
  /** Everybody with a role needs a second factor; a provider's sign-in counts as one. */
  secondFactor: Type.Boolean(),
  /** Only identity providers let people in; directors come in with a second factor, too. */
  providerOnly: Type.Boolean(),
});

export const listProviders = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/sign-in-providers",
  summary: "Identity providers of the programme, and what it asks of those who enter",
  permission: "sign-in.manage",
  params: workspaceParams,
  response: Type.Object({
    providers: Type.Array(Provider),
    rule: EntryRule,
    /** Names of the members who have no second factor: where everybody needs one, they set it up when they next come. */
    withoutSecondFactor: Type.Array(Type.String()),
    /** What the provider's administrator enters there. */
    addresses: Type.Object({
      /** OpenID Connect: the redirect address. */
      redirect: Type.String(),
      /** SAML: where assertions are posted. */
      assertions: Type.String(),
      /** SAML: our entity id, which is the audience of assertions. */
      entity: Type.String(),
      /** SAML: all of it, as XML. */
      metadata: Type.String(),
    }),
  }),
});

const Oidc = Type.Object({ issuer: Address, clientId: Address, clientSecret: Address });

const Saml = Type.Object({
  /** The provider's metadata as XML; what is below isn't asked for then. */
  metadata: Type.String({ maxLength: 200_000 }),
  entityId: Type.String({ maxLength: 500 }),
  signInAddress: Type.String({ maxLength: 500 }),
  /** PEM, one or several. */
  certificates: Type.String({ maxLength: 50_000 }),
});

const Domains = Type.Array(Type.String({ minLength: 1, maxLength: 254 }), { minItems: 1, maxItems: 20 });

/** It is offered to nobody until it is switched on. */
export const addProvider = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/sign-in-providers",
  summary: "Register an identity provider",
  permission: "sign-in.manage",
  params: workspaceParams,
  body: Type.Object({
    name: Line(60),
    domains: Domains,
    oidc: Type.Optional(Oidc),
    saml: Type.Optional(Saml),
  }),
  response: Type.Object({ provider: Uuid }),
  errors: [badProvider, tooManyProviders],
});

const providerParams = Type.Object({ workspace: Uuid, provider: Uuid });

/** Where issuer, client or certificates change, everybody confirms their address once more. */
export const changeProvider = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/sign-in-providers/:provider",
  summary: "Change an identity provider, or switch it on or off",
  permission: "sign-in.manage",
  params: providerParams,
  body: Type.Object({
    name: Type.Optional(Line(60)),
    domains: Type.Optional(Domains),
    active: Type.Optional(Type.Boolean()),
    oidc: Type.Optional(Oidc),
    saml: Type.Optional(Saml),
  }),
  response: Type.Null(),
  errors: [providerNotFound, badProvider],
});

export const removeProvider = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/sign-in-providers/:provider",
  summary: "Remove an identity provider; ends the sessions that it opened",
  permission: "sign-in.manage",
  params: providerParams,
  response: Type.Null(),
  errors: [providerNotFound],
});

/** The provider sends the browser back to the page that finishes; nobody is signed in by it. */
export const tryProvider = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/sign-in-providers/:provider/trial",
  summary: "Try an identity provider",
  permission: "sign-in.manage",
  params: providerParams,
  response: Type.Object({ address: Type.String() }),
  errors: [providerNotFound],
});

/** Refused to whoever could not enter by the new rule with the session that asks. */
export const changeEntryRule = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/entry-rule",
  summary: "What the programme asks of those who enter it",
  permission: "sign-in.manage",
  params: workspaceParams,
  body: EntryRule,
  response: Type.Null(),
  errors: [noActiveProvider, ownFactorFirst, untriedProvider],
});

/** For who has lost app and recovery codes. They are told by mail, and signed out everywhere. */
export const resetSecondFactor = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/members/:user/second-factor/reset",
  summary: "Take a member's lost second factor away",
  permission: "sign-in.manage",
  params: Type.Object({ workspace: Uuid, user: Uuid }),
  response: Type.Null(),
  errors: [memberNotFound, factorElsewhere],
});
