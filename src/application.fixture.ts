import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { after } from "node:test";
import type { Role, User } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { createUser } from "#people/access/users.service.ts";
import { addMember } from "#people/members/members.service.ts";
import { beginWorkspace } from "#people/workspace/workspace.service.ts";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { connectDatabase, type Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import { type Call, createClient } from "#platform/http/client.ts";
import { createServer, type Server } from "#platform/http/server.ts";
import { type InstallationKey, installationKey } from "#platform/installation-key.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { createMailServer } from "#platform/mail/mail-server.ts";
import { addFeatures, createContext } from "./application.ts";
import { type Mails, startInbox } from "./inbox.fixture.ts";

/** What connections hear that are just closing when the database is dropped. */
const adminShutdown = "57P01";

const migrations = join(import.meta.dirname, "../migrations");

export interface TestApplication extends AsyncDisposable {
  /** e.g. "http://127.0.0.1:41233" */
  origin: string;
  /** Places inside the network that webhooks may tell: tests add theirs. */
  allowedPlaces: string[];
  database: Database<Tables>;
  server: Server;
  context: Context;
  mails: Mails;
  /** Everything that it answers, e.g. "GET /api/session". */
  routes: string[];
  /** What the server logged at "warn" and above. */
  log: { level: string; message: string; err?: { code?: string } }[];
}

/**
 * Starts an application of one's own: fresh database, mail server, jobs, HTTP. Tests share one with `testApplication`;
 * this is for those that need a server that nobody has set up, or that stop it.
 *
 * @param prepare adds to the server before it listens, e.g. the web application
 */
export async function startApplication(
  prepare: (server: Server) => Promise<void> | void = () => {},
  key: InstallationKey = installationKey(randomBytes(32)),
): Promise<TestApplication> {
  await using stack = new AsyncDisposableStack();
  const databases = stack.use(await startTestServer());
  const { location } = await databases.createDatabase();
  const database = stack.use(await connectDatabase<Tables>(location, { log: () => {} }));
  await migrate(database.owner, migrations);
  const lines: TestApplication["log"] = [];
  const write = (line: string) => {
    const entry: TestApplication["log"][number] = JSON.parse(line);
    lines.push(entry);
    // Our own mistakes: whoever reads a failed test wants to see them. That the database goes is none.
    if (entry.level === "error" && entry.err?.code !== adminShutdown) process.stderr.write(line);
  };
  const log = createLog({ level: "warn", pretty: false, write });
  const mails = stack.use(await startInbox());
  const mailServer = stack.use(
    createMailServer(
      {
        smtpUrl: mails.url,
        mailFrom: "Serviceloop <loop@example.org>",
        mailConnections: 4,
        mailPerMinute: null,
      },
      log,
    ),
  );
  const allowedPlaces: string[] = [];
  const listening = Promise.withResolvers<void>();
  const jobs = stack.use(await startJobs({ database, log, begin: listening.promise }));
  const server = createServer({ log, strict: true });
  let origin = "";
  const context = await createContext({
    database,
    server,
    jobs,
    mailServer,
    log,
    key,
    origin: () => origin,
    secure: false,
    allowedPlaces,
  });
  const routes: string[] = [];
  server.app.addHook("onRoute", ({ method, url }) => {
    routes.push(...[method].flat().map((each) => `${each} ${url}`));
  });
  addFeatures(context, stack);
  stack.defer(() => server.close(0));
  await prepare(server);
  origin = await server.listen(0);
  listening.resolve();
  const owned = stack.move();
  const close = () => owned.disposeAsync();
  return {
    origin,
    allowedPlaces,
    database,
    server,
    context,
    mails,
    routes,
    log: lines,
    [Symbol.asyncDispose]: close,
  };
}

let shared: Promise<TestApplication> | undefined;
after(async () => (await shared)?.[Symbol.asyncDispose]());

/** The application that all tests of a process share; it stops after the last of them. */
export function testApplication(): Promise<TestApplication> {
  shared ??= startApplication();
  return shared;
}

/** Somebody's browser: calls operations with their session's cookie. */
export interface Client extends Call {
  /** Sends a request as it is, with the cookie. */
  fetch(path: string, init?: RequestInit & { duplex?: "half" }): Promise<Response>;
}

/** Somebody with an account. */
export interface SignedIn extends Client {
  user: User;
}

/** A program with a token. */
export function programOf(origin: string, token: string): Client {
  const send = (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return fetch(url, { redirect: "manual", ...init, headers });
  };
  return Object.assign(createClient(origin, send), {
    fetch: (path: string, init?: RequestInit) => send(origin + path, init),
  });
}

/** A browser without a session, or with the cookies given; it keeps those that it gets. */
export function clientOf(origin: string, cookies: readonly string[] = []): Client {
  const jar = new Map<string, string>();
  const keep = (values: readonly string[]) => {
    for (const value of values) {
      const [, name = "", content = ""] = /^([^=]+)=([^;]*)/.exec(value) ?? [];
      if (content === "" || /max-age=0\b/i.test(value)) jar.delete(name);
      else jar.set(name, content);
    }
  };
  keep(cookies);
  const send = async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", Array.from(jar, (pair) => pair.join("=")).join("; "));
    const answer = await fetch(url, { redirect: "manual", ...init, headers });
    keep(answer.headers.getSetCookie());
    return answer;
  };
  return Object.assign(createClient(origin, send), {
    fetch: (path: string, init?: RequestInit) => send(origin + path, init),
  });
}

/** A fresh workspace and the people around it, all signed in but `anonymous`. */
export interface OpenWorkspace {
  workspaceId: string;
  origin: string;
  /** Runs work in the workspace's transaction, as use cases do. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  director: SignedIn;
  /** Another person than the director. */
  consultant: SignedIn;
  sponsor: SignedIn;
  /** Somebody with the given roles. */
  member(roles: Role[], name?: string): Promise<SignedIn>;
  /** Whoever has this address, proven by mail; a member of staff where a person of the workspace has it, too. */
  staff(email: string, name?: string): Promise<SignedIn>;
  /** Signed in, and in no workspace. */
  stranger: SignedIn;
  anonymous: Client;
  mails: Mails;
  application: TestApplication;
}

interface OpenOptions {
  /** Where not the application that the tests share. */
  application?: TestApplication;
  name?: string;
  organisation?: string;
  language?: string;
  timeZone?: string;
  /** The director is the consultant, too. */
  withoutConsultant?: boolean;
}

/** Makes a workspace of its own, through the code that serves people. */
export async function openWorkspace(options: OpenOptions = {}): Promise<OpenWorkspace> {
  const { application = await testApplication(), withoutConsultant = false } = options;
  const { context, origin, mails } = application;
  const workspaceId = randomUUID();
  const transaction: OpenWorkspace["transaction"] = (work) => context.transaction(workspaceId, work);
  const unique = randomBytes(4).toString("hex");

  const signIn = async (user: User): Promise<SignedIn> => {
    const asker = { headers: {}, address: "127.0.0.1" };
    return Object.assign(clientOf(origin, await context.accounts.openSession(user.id, asker)), { user });
  };
  const account = (
    tx: Transaction,
    name: string,
    email = `${name.toLowerCase().replace(/\W+/g, "-")}.${unique}@example.org`,
  ) => createUser(tx, { name, email, emailVerified: true }, null);
  const join = (name: string, roles: Role[]) =>
    transaction(async (tx) => {
      const user = await account(tx, name);
      await addMember(tx, workspaceId, { user, roles });
      return user;
    });

  const director = await transaction(async (tx) => {
    const user = await account(tx, "Dora Director");
    await beginWorkspace(
      tx,
      workspaceId,
      {
        name: options.name ?? "Better service",
        organisation: options.organisation ?? "Example Rail",
        operator: "Example Rail, IT department",
        language: options.language ?? "en",
        timeZone: options.timeZone ?? "Europe/Berlin",
      },
      { user, roles: withoutConsultant ? ["director", "consultant"] : ["director"] },
    );
    return user;
  });
  const consultant = withoutConsultant ? director : await join("Carl Consultant", ["consultant"]);
  let members = 0;
  return {
    workspaceId,
    origin,
    transaction,
    director: await signIn(director),
    consultant: await signIn(consultant),
    sponsor: await signIn(await join("Sara Sponsor", ["sponsor"])),
    member: async (roles, name = `Member ${++members}`) => signIn(await join(name, roles)),
    staff: async (email, name = "Steve Staff") => signIn(await transaction((tx) => account(tx, name, email))),
    stranger: await signIn(await transaction((tx) => account(tx, "Stella Stranger"))),
    anonymous: clientOf(origin),
    mails,
    application,
  };
}
