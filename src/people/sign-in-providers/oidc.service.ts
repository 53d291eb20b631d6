import * as client from "openid-client";
import { AppError } from "#platform/errors.ts";
import { fetchOutside } from "#platform/http/outgoing/fetch-outside.ts";
import { unreachable } from "#platform/http/outgoing/outgoing.errors.ts";
import { checkedUrl, type OutgoingSettings } from "#platform/http/outgoing/post-outside.ts";
import type { Asserted, OidcSettings } from "./provider.ts";
import type { RefusalReason } from "./providers.errors.ts";
import { RefusedAnswer } from "./refused-answer.errors.ts";

interface Client extends OidcSettings {
  secret: string;
}

/** What ties an answer to what was asked. */
interface Asked {
  state: string;
  nonce: string;
  verifier: string;
  /** Our page that the provider sends browsers to. */
  redirect: string;
}

/** Secrets of a new sign-in. */
export const newOidcSecrets = () => ({
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

/**
 * The provider as it describes itself, asked with the care of all calls to addresses that somebody chose.
 *
 * @throws AppError "outgoing.refused", "outgoing.unreachable"
 */
async function discover({ issuer, clientId, secret }: Client, outgoing: OutgoingSettings) {
  const server = checkedUrl(issuer, outgoing.allowed);
  const calls: client.CustomFetch = (url, { method, headers, body, signal }) =>
    fetchOutside(
      new URL(url),
      { method, headers, signal, body: body === undefined || body === null ? undefined : String(body) },
      outgoing,
    );
  const config = await client
    .discovery(
      server,
      clientId,
      { client_secret: secret, [client.clockTolerance]: 60 },
      authentication(secret),
      {
        [client.customFetch]: calls,
        // Without it an ID token from the provider's own address is believed without a look at its signature.
        execute: [
          client.enableNonRepudiationChecks,
          ...(server.protocol === "http:" ? [client.allowInsecureRequests] : []),
        ],
      },
    )
    .catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      if (error instanceof Error && error.cause instanceof AppError) throw error.cause;
      throw unreachable(
        "The issuer's address doesn't describe an identity provider: look whether it is exactly the issuer, and whether /.well-known/openid-configuration opens below it.",
      );
    });
  return config;
}

/** By the method that the provider names first of those that send a secret. */
const authentication =
  (secret: string): client.ClientAuth =>
  (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const basic = methods === undefined || methods.includes("client_secret_basic");
    return (basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(
      server,
      metadata,
      body,
      headers,
    );
  };

/** Where to send a browser. @throws AppError "outgoing.refused", "outgoing.unreachable" */
export async function oidcAddress(
  provider: Client,
  { state, nonce, verifier, redirect }: Asked,
  outgoing: OutgoingSettings,
): Promise<string> {
  const config = await discover(provider, outgoing);
  return client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: "openid email profile",
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).href;
}

/**
 * Exchanges a provider's answer for what it says of whoever has signed in there.
 *
 * @param search the search part of the address that the browser came back to
 * @throws RefusedAnswer, or AppError "outgoing.unreachable"
 */
export async function readOidcAnswer(
  provider: Client,
  search: string,
  { state, nonce, verifier, redirect }: Asked,
  outgoing: OutgoingSettings,
): Promise<Asserted> {
  const config = await discover(provider, outgoing);
  const came = new URL(redirect);
  came.search = search;
  try {
    const tokens = await client.authorizationCodeGrant(config, came, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new RefusedAnswer("form", "no ID token");
    const more =
      typeof claims["email"] === "string" || config.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    return assertedIn({ ...more, ...claims });
  } catch (error) {
    throw refusedFrom(error);
  }
}

function assertedIn(claims: Record<string, unknown>): Asserted {
  const text = (name: string) => (typeof claims[name] === "string" ? claims[name].trim() : "");
  if (claims["email_verified"] === false || claims["email_verified"] === "false")
    throw new RefusedAnswer("unverified", "email_verified is false");
  // Some providers name the address only as what one signs in with.
  const email = [text("email"), text("preferred_username"), text("upn")].find((each) => each.includes("@"));
  if (email === undefined) throw new RefusedAnswer("no address", "no claim holds an address");
  return { subject: text("sub"), email: email.toLowerCase(), name: text("name") };
}

function refusedFrom(error: unknown): Error {
  if (error instanceof RefusedAnswer || error instanceof AppError) return error;
  const { code, message, cause } = Object(error) as { code?: string; message?: string; cause?: unknown };
  if (cause instanceof AppError) return cause;
  const detail = [message, Object(cause)?.message].filter((each) => typeof each === "string").join(": ");
  return new RefusedAnswer(reasonFor(code ?? "", detail), detail);
}

/** @param detail the library's own words, which name the claim that is wrong */
function reasonFor(code: string, detail: string): RefusalReason {
  if (code === "OAUTH_AUTHORIZATION_RESPONSE_ERROR") return "declined";
  if (code === "OAUTH_RESPONSE_BODY_ERROR") return "request";
  if (/"(aud|azp)"/.test(detail)) return "audience";
  if (/"iss"/.test(detail)) return "issuer";
  if (/"nonce"|"state"/.test(detail)) return "request";
  if (/"(exp|nbf|iat)"/.test(detail)) return "time";
  return /signature|"alg"|algorithm|key/i.test(detail) ? "signature" : "form";
}
