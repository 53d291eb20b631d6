import { createHash, randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import type { InstallationKey } from "#platform/installation-key.ts";
import {
  addressTaken,
  hasPassword,
  linkUsed,
  sessionNotFound,
  stepOver,
  wrongCode,
  wrongCurrentPassword,
  wrongPassword,
} from "./access.errors.ts";
import { type Belonging, findBelongings, findPersonByEmail } from "./access.store.ts";
import type { Actor, User } from "./actor.ts";
import { secretCookie } from "./cookie.service.ts";
import { createSecondFactors, type SecondFactors } from "./second-factor.service.ts";
import { type Entry, entryOf, noEntryRule, type SessionMark, type WayIn } from "./session-mark.ts";
import {
  deleteSessions,
  findEntryRules,
  findMarks,
  insertMark,
  markOf,
  markSecondFactor,
  openedAt,
  shortenSession,
} from "./session-marks.store.ts";
import { type Asker, createSignInLibrary, headersFor, type SignInOptions } from "./sign-in.library.ts";
import { connectIdentity, endClaims, removeExpired, sessionSecret } from "./sign-in.store.ts";
import { createSignInSteps, type HalfWay, stepSeconds } from "./sign-in-steps.service.ts";

/** Values of Set-Cookie. */
type Cookies = string[];

/** A session as its owner sees it. */
interface OwnSession {
  id: string;
  current: boolean;
  startedAt: string;
  expiresAt: string;
  /** Null for sessions of before this was kept. */
  seenAt: string | null;
  way: WayIn;
  secondFactor: boolean;
  /** The only workspace that it opens; null: all. */
  onlyIn: string | null;
  userAgent: string;
  address: string;
}

/** A workspace that somebody belongs to, and whether their session may enter it. */
interface Place extends Belonging {
  entry: Entry;
}

/** How far somebody has come who signs in. */
export interface Progress {
  /** What is next: nothing, or the code of a second step. */
  next: "done" | "second factor" | "mailed code";
  cookies: Cookies;
}

/** An e-mailed link or code has proven an address. */
const byLink: SessionMark = { way: "link", onlyIn: null, providerId: null, secondFactor: false };

/** Milliseconds for which a session itself proves who its user is. */
const fresh = 3_600_000;

/** Milliseconds that a provider's word is good for: who may not sign in there any more is out here the same day. */
const providerSession = 12 * 3_600_000;

/** Accounts, their passwords, links and sessions: all that the application knows of the sign-in library. */
export interface Accounts {
  /** Who asks and, where a workspace is named, what they are in it. */
  actorOf(asker: Asker, workspace?: string): Promise<Actor | undefined>;
  /** The workspaces that a user belongs to and, where somebody asks by a session, may enter with it. */
  belongings(user: User): Promise<Belonging[]>;
  /** The workspaces that a user belongs to, with those that need more to be entered; of a bound session its own alone. */
  places(user: User): Promise<Place[]>;
  secondFactors: SecondFactors;
  /** @throws AppError "sign-in.wrong" */
  signInWithPassword(email: string, password: string, asker: Asker): Promise<Progress>;
  /** Whether this is somebody's password. */
  isPassword(userId: string, password: string): Promise<boolean>;
  /** Goes on with somebody who has proven who they are: asks for their second factor, or opens the session. */
  proceed(user: User, mark: SessionMark | "link", asker: Asker): Promise<Progress>;
  /**
   * Asks for a code that is mailed to an address that a provider vouches for, before the two are connected.
   *
   * @returns the code for the mail
   */
  askForMailedCode(halfWay: HalfWay): Promise<Progress & { code: string }>;
  /** What a browser that is half-way is asked for, and who it is. */
  step(
    asker: Asker,
  ): Promise<{ kind: "second factor" | "mailed code"; userId: string | null; email: string } | null>;
  /**
   * The second step. Five wrong codes end it.
   *
   * @throws AppError "sign-in.step-over" or "sign-in.wrong-code"
   */
  takeStep(code: string, asker: Asker): Promise<Progress & { user: User; used: "code" | "recovery code" }>;
  /** Makes the code that shows that a new address is somebody's, for a mail to it, and the secret of the browser. */
  askForNewAddress(user: User, email: string): Promise<{ secret: string; code: string }>;
  /**
   * Gives an account its new address, and ends its other sessions.
   *
   * @returns the address
   * @throws AppError "sign-in.step-over", "sign-in.wrong-code" or "account.address-taken"
   */
  takeNewAddress(user: User, typed: { step: string; code: string }): Promise<string>;
  /** Notes that a session's user has given a code of their second factor, or has none any more. */
  markSecondFactor(sessionId: string, given: boolean): Promise<void>;
  /** Whether whoever asks has just proven who they are: their session is younger than an hour. */
  isFresh(user: User, now: Date): Promise<boolean>;
  /** Makes the code of a link that signs its reader in, once, within the given time. */
  createLinkCode(email: string, name: string, seconds: number): Promise<string>;
  /**
   * Signs in whoever holds a link's code, with a new account where the address has none. Of an account whose address
   * nobody had proven before, password and sessions end, unless it is its own session that asks.
   *
   * @throws AppError "sign-in.link-used"
   */
  signInWithCode(code: string, asker: Asker): Promise<Progress>;
  /** Signs in a user who has proven who they are, without asking for a second factor. */
  openSession(userId: string, asker: Asker, mark?: SessionMark): Promise<Cookies>;
  /** Ends the session that asks, where there is one. */
  signOut(asker: Asker): Promise<Cookies>;
  hashPassword(password: string): Promise<string>;
  hasPassword(userId: string): Promise<boolean>;
  /** Ends all other sessions, too. @throws AppError "account.wrong-password" */
  changePassword(user: User, passwords: { current: string; password: string }): Promise<void>;
  /** @throws AppError "account.has-password" */
  setFirstPassword(userId: string, password: string, asker: Asker): Promise<void>;
  rename(userId: string, name: string): Promise<void>;
  findByEmail(email: string): Promise<User | undefined>;
  sessions(userId: string, asker: Asker): Promise<OwnSession[]>;
  /** @throws AppError "session.not-found" */
  endSession(userId: string, session: string): Promise<void>;
  /** Ends a user's sessions. @param but the one that stays; null: none */
  endSessions(userId: string, but: string | null): Promise<void>;
  /** Removes an account with its sessions, where it belongs to no workspace. */
  removeWithoutPlace(userId: string): Promise<void>;
  /** Whether nobody has an account yet. */
  none(): Promise<boolean>;
  /** How an organisation knows an address, where nobody has an account with it. */
  personByEmail(email: string): Promise<{ workspaceId: string; name: string } | undefined>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param options.pool the application's connections: accounts lie in no workspace
 * @param options.key encrypts the secrets of second factors
 */
export async function openAccounts(
  options: Omit<SignInOptions, "secret"> & { key: InstallationKey },
): Promise<Accounts> {
  const { pool, key, secure } = options;
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

  const secondFactors = createSecondFactors(pool, key);
  const steps = createSignInSteps(pool);
  const stepCookie = secretCookie("step", { seconds: stepSeconds, secure });

  const openSession = async (userId: string, asker: Asker, mark = byLink): Promise<Cookies> => {
    const { headers, response } = await api.openSession({
      body: { userId },
      headers: headersFor(asker),
      returnHeaders: true,
    });
    await insertMark(pool, response.session, mark);
    if (mark.way === "provider")
      await shortenSession(pool, response.session, new Date(Date.now() + providerSession));
    return headers.getSetCookie();
  };

  const proceed: Accounts["proceed"] = async (user, way, asker) => {
    const mark = way === "link" ? byLink : way;
    if (mark.secondFactor || !(await secondFactors.isOn(user.id)))
      return { next: "done", cookies: await openSession(user.id, asker, mark) };
    const { id: userId, email, name } = user;
    const { secret } = await steps.begin("second factor", { userId, email, name, mark });
    return { next: "second factor", cookies: [stepCookie.set(secret)] };
  };

  /** Takes the finished step's cookie away, unless another step is next. */
  const withoutStep = ({ next, cookies }: Progress): Progress => ({
    next,
    cookies: next === "done" ? [...cookies, stepCookie.set(null)] : cookies,
  });

  /** Whose password it is; takes as long for an address that nobody has. */
  const ownerOf = async (email: string, password: string) => {
    const found = await (await adapter()).findUserByEmail(email.toLowerCase(), { includeAccounts: true });
    const credential = found?.accounts.find(({ providerId }) => providerId === "credential");
    const { password: passwords } = await library.$context;
    if (found && typeof credential?.password === "string")
      return (await passwords.verify({ hash: credential.password, password })) ? userFrom(found.user) : null;
    await passwords.hash(password);
    return null;
  };

  /** The account of an address that a mail has proven; a new one where there is none. */
  const provenByMail = async (email: string, name: string, asker: Asker): Promise<User> => {
    const accounts = await adapter();
    const known = (await accounts.findUserByEmail(email))?.user;
    if (!known)
      return userFrom(
        await accounts.createUser({ email, name, emailVerified: true }, { method: "e-mailed link" }),
      );
    if (!known.emailVerified) {
      // Whoever made the account only claimed the address. Unless it is they who hold the link, they are out.
      const asking = await actorOf(asker);
      const isOwn = asking?.user.id === known.id && asking.user.session?.onlyIn === null;
      if (!isOwn) await endClaims(pool, known.id);
      await accounts.updateUser(known.id, { emailVerified: true });
    }
    return userFrom({ ...known, emailVerified: true });
  };

  const placesOf = async (user: User, workspace?: string): Promise<Place[]> => {
    const { session } = user;
    const only = session?.onlyIn ?? null;
    if (only !== null && workspace !== undefined && workspace.toLowerCase() !== only) return [];
    const inside = workspace ?? only;
    const own = await findBelongings(pool, {
      ...keysOf(user),
      ...(inside === null ? {} : { workspace: inside }),
    });
    if (!session) return own.map((each) => ({ ...each, entry: "open" }));
    const rules = await findEntryRules(
      pool,
      own.map(({ workspaceId }) => workspaceId),
    );
    return own.map((each) => ({
      ...each,
      entry: entryOf(session, each.roles, rules.get(each.workspaceId) ?? noEntryRule),
    }));
  };

  const actorOf = async (asker: Asker, workspace?: string): Promise<Actor | undefined> => {
    const found = await sessionOf(asker);
    if (!found) return undefined;
    const { id } = found.session;
    const user: User = {
      ...userFrom(found.user),
      session: { ...(await markOf(pool, id, new Date())), id },
    };
    if (workspace === undefined || !uuid.test(workspace)) return { user, member: null };
    const [place] = await placesOf(user, workspace);
    if (place?.entry !== "open") return { user, member: null };
    const { entry: _, ...belonging } = place;
    return { user, member: { ...user, ...belonging } };
  };

  return {
    actorOf,
    async belongings(user) {
      const places = await placesOf(user);
      return places.filter(({ entry }) => entry === "open").map(({ entry: _, ...belonging }) => belonging);
    },
    places: (user) => placesOf(user),
    secondFactors,
    async signInWithPassword(email, password, asker) {
      const user = await ownerOf(email, password);
      if (!user) throw wrongPassword();
      return proceed(user, { ...byLink, way: "password" }, asker);
    },
    async isPassword(userId, password) {
      const user = await (await adapter()).findUserById(userId);
      return user !== null && (await ownerOf(user.email, password)) !== null;
    },
    proceed,
    async askForMailedCode(halfWay) {
      const { secret, code } = await steps.begin("mailed code", halfWay);
      return { next: "mailed code", cookies: [stepCookie.set(secret)], code };
    },
    async step({ headers }) {
      const secret = stepCookie.read(headers);
      const step = secret === undefined ? undefined : await steps.look(secret);
      if (!step || step.kind === "new address") return null;
      return { kind: step.kind, userId: step.userId, email: step.email };
    },
    async takeStep(code, asker) {
      const secret = stepCookie.read(asker.headers);
      const step = secret === undefined ? undefined : await steps.attempt(secret);
      if (secret === undefined || !step || step.kind === "new address") throw stepOver();
      const { kind, userId, email, name, mark, connect } = step;
      if (kind === "second factor") {
        const used = userId === null ? null : await secondFactors.accepts(userId, code);
        if (used === null || userId === null) throw wrongCode();
        if (!(await steps.end(secret))) throw stepOver();
        const user = await (await adapter()).findUserById(userId);
        if (!user) throw stepOver();
        const progress = await proceed(userFrom(user), { ...mark, secondFactor: true }, asker);
        return { ...withoutStep(progress), user: userFrom(user), used };
      }
      if (!step.fits(code)) throw wrongCode();
      if (!(await steps.end(secret))) throw stepOver();
      const user = await provenByMail(email, name, asker);
      if (connect !== undefined) await connectIdentity(pool, { userId: user.id, subject: connect, mark });
      return { ...withoutStep(await proceed(user, mark, asker)), user, used: "code" };
    },
    async askForNewAddress(user, email) {
      const halfWay = { userId: user.id, email: email.toLowerCase(), name: user.name, mark: byLink };
      return steps.begin("new address", halfWay);
    },
    async takeNewAddress(user, { step: secret, code }) {
      const step = await steps.attempt(secret);
      if (step?.kind !== "new address" || step.userId !== user.id) throw stepOver();
      if (!step.fits(code)) throw wrongCode();
      if (!(await steps.end(secret))) throw stepOver();
      const accounts = await adapter();
      if (await accounts.findUserByEmail(step.email)) throw addressTaken();
      await accounts.updateUser(user.id, { email: step.email, emailVerified: true });
      await deleteSessions(pool, user.id, user.session?.id ?? null);
      return step.email;
    },
    markSecondFactor: (sessionId, given) => markSecondFactor(pool, sessionId, given),
    async isFresh({ session }, now) {
      const opened = session && (await openedAt(pool, session.id));
      return opened !== undefined && now.getTime() - opened.getTime() < fresh;
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
      return proceed(await provenByMail(email, name, asker), byLink, asker);
    },
    openSession,
    async signOut(asker) {
      const { headers } = await api.signOut({ headers: headersFor(asker), returnHeaders: true });
      return headers.getSetCookie();
    },
    hashPassword: async (password) => (await library.$context).password.hash(password),
    hasPassword: passwordSet,
    async changePassword({ id, email, session }, { current, password }) {
      if (!(await ownerOf(email, current))) throw wrongCurrentPassword();
      await (await adapter()).updatePassword(id, await (await library.$context).password.hash(password));
      await deleteSessions(pool, id, session?.id ?? null);
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
      const marks = await findMarks(
        pool,
        sessions.map(({ id }) => id),
      );
      return sessions
        .sort((a, b) => Number(b.createdAt) - Number(a.createdAt))
        .map(({ id, createdAt, expiresAt, userAgent, ipAddress }) => ({
          id,
          current: id === current,
          startedAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          seenAt: latest(createdAt, marks.get(id)?.seenAt),
          way: marks.get(id)?.way ?? "password",
          secondFactor: marks.get(id)?.secondFactor ?? false,
          onlyIn: marks.get(id)?.onlyIn ?? null,
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
    endSessions: (userId, but) => deleteSessions(pool, userId, but),
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

/** The hour of the last use begins before a session does that is younger. */
const latest = (started: Date, seen: Date | undefined): string | null =>
  seen === undefined ? null : new Date(Math.max(Number(started), Number(seen))).toISOString();

const digest = (code: string) => createHash("sha256").update(code).digest("base64url");

/** Turns the library's refusal into ours, and leaves every other error alone. */
const refusedAs =
  (kind: () => Error, ...statuses: APIError["status"][]) =>
  (error: unknown): never => {
    throw error instanceof APIError && statuses.includes(error.status) ? kind() : error;
  };
