import type { IncomingHttpHeaders } from "node:http";
import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { PostgresDialect } from "kysely";
import type { Pool } from "pg";
import type { Log } from "#platform/log.ts";

/** Who asks, as far as a session is concerned. */
export interface Asker {
  headers: IncomingHttpHeaders;
  /** Believed: not what a header says. */
  address: string;
}

export interface SignInOptions {
  /** The application's connections. */
  pool: Pool;
  /** Signs the cookies. */
  secret: string;
  /** Whether browsers reach the site by https only. */
  secure: boolean;
  log: Log;
}

const days = 24 * 60 * 60;

/** What `openSession` is called with: by us only, so nothing is checked. */
const userIdBody = {
  "~standard": {
    version: 1,
    vendor: "serviceloop",
    validate: (value: unknown) => ({ value }),
  },
} as const;

/** Opens a session for somebody who has proven who they are. Without a path: no request reaches it. */
const openSession = createAuthEndpoint(
  { method: "POST", requireHeaders: true, body: userIdBody },
  async (context) => {
    const { internalAdapter } = context.context;
    const { userId } = context.body as { userId: string };
    const user = await internalAdapter.findUserById(userId);
    if (!user) throw new Error("Somebody without an account can't be signed in.");
    const session = await internalAdapter.createSession(user.id);
    await setSessionCookie(context, { session, user });
    return context.json({ session: session.id });
  },
);

/**
 * Sets up the library that keeps accounts, passwords and sessions. None of its own addresses is served: our operations
 * call it. It knows nothing of workspaces.
 */
export const createSignInLibrary = ({ pool, secret, secure, log }: SignInOptions) =>
  betterAuth({
    // Only addresses in its own mails and redirects would be made from it, and it makes none.
    baseURL: secure ? "https://serviceloop.invalid" : "http://serviceloop.invalid",
    secret,
    database: { dialect: new PostgresDialect({ pool }), type: "postgres", schemaName: "auth" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // A fixed term, not renewed on reading: a GET stores nothing.
    session: { expiresIn: 30 * days, disableSessionRefresh: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message) => level === "error" && log.error({ library: "better-auth" }, message) },
    advanced: {
      cookiePrefix: "serviceloop",
      useSecureCookies: secure,
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    plugins: [{ id: "serviceloop", endpoints: { openSession } }],
  });

/** What the library is told of a request: the cookie, the browser, and the address that we believe. */
export function headersFor({ headers, address }: Asker): Headers {
  const told = new Headers({ "x-forwarded-for": address });
  if (headers.cookie !== undefined) told.set("cookie", headers.cookie);
  if (headers["user-agent"] !== undefined) told.set("user-agent", headers["user-agent"].slice(0, 300));
  return told;
}
