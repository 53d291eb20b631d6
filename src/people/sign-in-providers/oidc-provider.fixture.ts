import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

type Claims = Record<string, unknown>;

/** Makes another ID token of the one that the provider would send. */
type Forge = (token: string, keys: { own: KeyObject; foreign: KeyObject }) => string;

const encoded = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
const decoded = (part = ""): Claims => JSON.parse(Buffer.from(part, "base64url").toString());

/** The claims of an ID token. */
export const claimsOf = (token: string): Claims => decoded(token.split(".")[1]);

/** A token with other claims, signed with a key. */
export function signedWith(key: KeyObject, token: string, claims: Claims): string {
  const [header = "", payload = ""] = token.split(".");
  const content = `${header}.${encoded({ ...decoded(payload), ...claims })}`;
  return `${content}.${createSign("sha256").update(content).sign(key).toString("base64url")}`;
}

/** A token with other claims and the signature that it had. */
export function tampered(token: string, claims: Claims): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  return `${header}.${encoded({ ...decoded(payload), ...claims })}.${signature}`;
}

/** A token without a signature. */
export function unsigned(token: string, claims: Claims): string {
  const [, payload = ""] = token.split(".");
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded({ ...decoded(payload), ...claims })}.`;
}

interface Account {
  email: string;
  name: string;
  verified?: boolean;
}

export const client = { id: "serviceloop", secret: "a secret of 32 characters, or more" };

/**
 * Starts a provider of OpenID Connect that signs in, without asking, whoever `account` is.
 *
 * @param redirect our page that it sends browsers to
 */
export async function startOidcProvider(redirect: string) {
  const state: { account: Account; forge: Forge | null; sent: string[] } = {
    account: { email: "nobody@example.org", name: "Nobody" },
    forge: null,
    sent: [],
  };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { privateKey: foreign } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${place}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["only for a test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    async findAccount(_context: unknown, id: string) {
      const { email, name, verified = true } = state.account;
      return { accountId: id, claims: async () => ({ sub: id, email, email_verified: verified, name }) };
    },
    async loadExistingGrant(context: {
      oidc: { session?: { accountId?: string }; client?: { clientId: string }; provider: Provider };
    }) {
      const { session, client: asking } = context.oidc;
      const grant = new provider.Grant({
        ...(session?.accountId !== undefined && { accountId: session.accountId }),
        ...(asking && { clientId: asking.clientId }),
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== "/token" || typeof body?.id_token !== "string") return;
    state.sent.push(body.id_token);
    if (state.forge)
      context.body = { ...body, id_token: state.forge(body.id_token, { own: privateKey, foreign }) };
  });
  const callback = provider.callback();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    await provider.interactionFinished(request, response, {
      login: { accountId: `id of ${state.account.email}` },
    });
  };

  /** Goes where a browser is sent, until it comes back to us. @returns the search part of our page's address */
  const visit = async (address: string): Promise<string> => {
    const jar = new Map<string, string>();
    let at = address;
    for (let steps = 0; steps < 8; steps++) {
      const cookie = Array.from(jar, (pair) => pair.join("=")).join("; ");
      const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
      for (const value of answer.headers.getSetCookie()) {
        const [, name = "", content = ""] = /^([^=]+)=([^;]*)/.exec(value) ?? [];
        jar.set(name, content);
      }
      const location = answer.headers.get("location");
      if (location === null) throw new Error(`the provider stopped at ${at}: ${await answer.text()}`);
      at = new URL(location, at).href;
      if (at.startsWith(redirect)) return new URL(at).search.slice(1);
    }
    throw new Error("the provider never sent the browser back");
  };
  return {
    issuer,
    place,
    state,
    visit,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
