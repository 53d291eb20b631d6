import { createHash, randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import {
  hasPassword,
  linkUsed,
  sessionNotFound,
  wrongCurrentPassword,
  wrongPassword,
} from "./access.errors.ts";
import { type Belonging, findBelongings, findPersonByEmail } from "./access.store.ts";
import type { Actor, User } from "./actor.ts";
import { type Asker, createSignInLibrary, headersFor, type SignInOptions } from "./sign-in.library.ts";
import { endClaims, removeExpired, sessionSecret } from "./sign-in.store.ts";

/** Values of Set-Cookie. */
type Cookies = string[];

/** A session as its owner sees it. */
interface OwnSession {
  id: string;
  current: boolean;
  startedAt: string;
  expiresAt: string;
  userAgent: string;
  address: string;
}

/** Accounts, their passwords, links and sessions: all that the application knows of the sign-in library. */
export interface Accounts {
  /** Who asks and, where a workspace is named, what they are in it. */
  actorOf(asker: Asker, workspace?: string): Promise<Actor | undefined>;
  /** All workspaces that a user belongs to. */
  belongings(user: User): Promise<Belonging[]>;
  /** @throws AppError "sign-in.wrong" */
  signInWithPassword(email: string, password: string, asker: Asker): Promise<Cookies>;
  /** Makes the code of a link that signs its reader in, once, within the given time. */
  createLinkCode(email: string, name: string, seconds: number): Promise<string>;
  /**
   * Signs in whoever holds a link's code, with a new account where the address has none. Of an account whose address
   * nobody had proven before, password and sessions end, unless it is its own session that asks.
   *
   * @throws AppError "sign-in.link-used"
   */
  signInWithCode(code: string, asker: Asker): Promise<Cookies>;
  /** Signs in a user who has proven who they are. */
  openSession(userId: string, asker: Asker): Promise<Cookies>;
  /** Ends the session that asks, where there is one. */
  signOut(asker: Asker): Promise<Cookies>;
  hashPassword(password: string): Promise<string>;
  hasPassword(userId: string): Promise<boolean>;
  /** Ends all other sessions, too. @throws AppError "account.wrong-password" */
  changePassword(current: string, password: string, asker: Asker): Promise<Cookies>;
  /** @throws AppError "account.has-password" */
  setFirstPassword(userId: string, password: string, asker: Asker): Promise<void>;
  rename(userId: string, name: string): Promise<void>;
  findByEmail(email: string): Promise<User | undefined>;
  sessions(userId: string, asker: Asker): Promise<OwnSession[]>;
  /** @throws AppError "session.not-found" */
  endSession(userId: string, session: string): Promise<void>;
  endOtherSessions(asker: Asker): Promise<void>;
  /** Removes an account with its sessions, where it belongs to no workspace. */
  removeWithoutPlace(userId: string): Promise<void>;
  /** Whether nobody has an account yet. */
  none(): Promise<boolean>;
  /** How an organisation knows an address, where nobody has an account with it. */
  personByEmail(email: string): Promise<{ workspaceId: string; name: string } | undefined>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param options.pool the application's connections: accounts lie in no workspace */
export async function openAccounts(options: Omit<SignInOptions, "secret">): Promise<Accounts> {
  const { pool } = options;
  const library = createSignInLibrary({ ...options, secret: await sessionSecret(pool) });
  const { api } = library;
  await removeExpired(pool);
  const adapter = async () => (await library.$context).internalAdapter;
  const sessionOf = async (asker: Asker) =>
    asker.headers.cookie === undefined ? null : api.getSession({ headers: headersFor(asker) });

  const passwordSet = async (userId: string) => {
    const account = await (await adapter()).findCredentialAccount(userId);
    return typeof account?.password === "string";
  };

  const openSession = async (userId: string, asker: Asker): Promise<Cookies> => {
    const { headers } = await api.openSession({
      body: { userId },
      headers: headersFor(asker),
      returnHeaders: true,
    });
    return headers.getSetCookie();
  };

  return {
    async actorOf(asker, workspace) {
      const session = await sessionOf(asker);
      if (!session) return undefined;
      const user = userFrom(session.user);
      if (workspace === undefined || !uuid.test(workspace)) return { user, member: null };
      const [belonging] = await findBelongings(pool, { ...keysOf(user), workspace });
      return { user, member: belonging ? { ...user, ...belonging } : null };
    },
    belongings: (user) => findBelongings(pool, keysOf(user)),
    async signInWithPassword(email, password, asker) {
      const body = { email: email.toLowerCase(), password };
      const { headers } = await api
        .signInEmail({ body, headers: headersFor(asker), returnHeaders: true })
        .catch(refusedAs(wrongPassword, "UNAUTHORIZED", "BAD_REQUEST"));
      return headers.getSetCookie();
    },
    async createLinkCode(email, name, seconds) {
      await removeExpired(pool);
      const code = randomBytes(24).toString("base64url");
      await (await adapter()).createVerificationValue({
        identifier: digest(code),
        value: JSON.stringify({ email: email.toLowerCase(), name }),
        expiresAt: new Date(Date.now() + seconds * 1000),
      });
      return code;
    },
    async signInWithCode(code, asker) {
      const accounts = await adapter();
      const proof = await accounts.consumeVerificationValue(digest(code));
      if (!proof || proof.expiresAt < new Date()) throw linkUsed();
      const { email, name } = JSON.parse(proof.value) as { email: string; name: string };
      const known = (await accounts.findUserByEmail(email))?.user;
      if (known && !known.emailVerified) {
        // Whoever made the account only claimed the address. Unless it is they who hold the link, they are out.
        if ((await sessionOf(asker))?.user.id !== known.id) await endClaims(pool, known.id);
        await accounts.updateUser(known.id, { emailVerified: true });
      }
      const user =
        known ??
        (await accounts.createUser({ email, name, emailVerified: true }, { method: "e-mailed link" }));
      return openSession(user.id, asker);
    },
    openSession,
    async signOut(asker) {
      const { headers } = await api.signOut({ headers: headersFor(asker), returnHeaders: true });
      return headers.getSetCookie();
    },
    hashPassword: async (password) => (await library.$context).password.hash(password),
    hasPassword: passwordSet,
    async changePassword(current, password, asker) {
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      const { headers } = await api
        .changePassword({ body, headers: headersFor(asker), returnHeaders: true })
        .catch(refusedAs(wrongCurrentPassword, "BAD_REQUEST"));
      return headers.getSetCookie();
    },
    async setFirstPassword(userId, password, asker) {
      if (await passwordSet(userId)) throw hasPassword();
      await api
        .setPassword({ body: { newPassword: password }, headers: headersFor(asker) })
        .catch(refusedAs(hasPassword, "BAD_REQUEST"));
    },
    async rename(userId, name) {
      await (await adapter()).updateUser(userId, { name });
    },
    async findByEmail(email) {
      const found = await (await adapter()).findUserByEmail(email.toLowerCase());
      return found ? userFrom(found.user) : undefined;
    },
    async sessions(userId, asker) {
      const current = (await sessionOf(asker))?.session.id;
      const sessions = await (await adapter()).listSessions(userId, { onlyActiveSessions: true });
      return sessions
        .sort((a, b) => Number(b.createdAt) - Number(a.createdAt))
        .map(({ id, createdAt, expiresAt, userAgent, ipAddress }) => ({
          id,
          current: id === current,
          startedAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          userAgent: userAgent ?? "",
          address: ipAddress ?? "",
        }));
    },
    async endSession(userId, session) {
      const accounts = await adapter();
      const own = await accounts.listSessions(userId);
      const found = own.find(({ id }) => id === session);
      if (!found) throw sessionNotFound();
      await accounts.deleteSession(found.token);
    },
    async endOtherSessions(asker) {
      await api.revokeOtherSessions({ headers: headersFor(asker) });
    },
    async removeWithoutPlace(userId) {
      const accounts = await adapter();
      const user = await accounts.findUserById(userId);
      if (!user) return;
      const places = await findBelongings(pool, { user: userId, email: user.email.toLowerCase() });
      if (places.length === 0) await accounts.deleteUser(userId);
    },
    none: async () => (await (await adapter()).listUsers(1)).length === 0,
    personByEmail: (email) => findPersonByEmail(pool, email.toLowerCase()),
  };
}

const userFrom = ({ id, name, email, emailVerified }: User): User => ({
  id,
  name,
  email: email.toLowerCase(),
  emailVerified,
});

/** Only a proven address tells whose record of a person this is. */
const keysOf = ({ id, email, emailVerified }: User) => ({ user: id, email: emailVerified ? email : null });

const digest = (code: string) => createHash("sha256").update(code).digest("base64url");

/** Turns the library's refusal into ours, and leaves every other error alone. */
const refusedAs =
  (kind: () => Error, ...statuses: APIError["status"][]) =>
  (error: unknown): never => {
    throw error instanceof APIError && statuses.includes(error.status) ? kind() : error;
  };
