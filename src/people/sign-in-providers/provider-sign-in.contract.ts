import { Type } from "typebox";
import { Next, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { answerRefused, flowOver, foreignDomain, noPlace, providerNotFound } from "./providers.errors.ts";

/** By the domain of an address alone: nothing tells whether anybody has the address. */
export const findProviders = operation({
  method: "POST",
  path: "/api/sign-in/providers",
  summary: "Identity providers that are offered to an address, or in a programme",
  permission: "public",
  body: Type.Object({
    email: Type.Optional(Type.String({ maxLength: 254 })),
    workspace: Type.Optional(Uuid),
  }),
  response: Type.Object({
    providers: Type.Array(Type.Object({ workspace: Uuid, provider: Uuid, name: Type.String() })),
  }),
});

export const beginProviderSignIn = operation({
  method: "POST",
  path: "/api/sign-in/provider/begin",
  summary: "Begin to sign in by an identity provider",
  permission: "public",
  body: Type.Object({
    workspace: Uuid,
    provider: Uuid,
    /** A path of this application to go to in the end. */
    next: Type.String({ maxLength: 500 }),
  }),
  response: Type.Object({
    /** Of the provider, for the browser to go to. */
    address: Type.String(),
  }),
  errors: [providerNotFound],
});

/** Called by the page that the provider sends the browser to. */
export const finishProviderSignIn = operation({
  method: "POST",
  path: "/api/sign-in/provider/finish",
  summary: "Sign in with what an identity provider has answered",
  permission: "public",
  body: Type.Object({
    workspace: Uuid,
    /** OpenID Connect: the search part of the page's address, without its question mark; SAML: the code behind its #. */
    answer: Type.String({ minLength: 1, maxLength: 8000 }),
  }),
  response: Type.Object({
    next: Next,
    /** A path of this application to go to. */
    path: Type.String(),
    /** Where a director only tried it: what came back. */
    trial: Type.Union([
      Type.Null(),
      Type.Object({
        email: Type.String(),
        name: Type.String(),
        subject: Type.String(),
        /** Why nobody would be signed in; null: they would be. */
        problem: Type.Union([Type.String(), Type.Null()]),
        /** For whoever looks for the mistake; empty where there is none. */
        detail: Type.String(),
      }),
    ]),
  }),
  errors: [flowOver, answerRefused, foreignDomain, noPlace, providerNotFound],
});
