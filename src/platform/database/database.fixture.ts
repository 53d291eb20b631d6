import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import type { DatabaseLocation } from "./database-location.ts";
import { startEmbeddedServer } from "./embedded-server.ts";

/** A folder that goes with its user. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "database-")));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }),
  };
}

/** Looks again and again until something is so. @throws Error after five minutes, which even a slow machine doesn't need */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + 300_000; Date.now() < deadline; ) {
    const found = await look();
    if (found) return found;
    await delay(5);
  }
  throw new Error(`in five minutes it did not happen that ${what}`);
}

/** Databases for tests: on the server at TEST_DATABASE_URL, whose user is a superuser, else on an embedded one in a temporary folder. */
export interface TestServer extends AsyncDisposable {
  /** Makes an empty database, which goes with the server. */
  createDatabase(): Promise<{ location: DatabaseLocation; url: string }>;
}

export async function startTestServer(): Promise<TestServer> {
  const { TEST_DATABASE_URL: given } = process.env;
  await using stack = new AsyncDisposableStack();
  const folder = given ? null : stack.use(await temporaryFolder());
  const embedded = folder && stack.use(await startEmbeddedServer({ dataFolder: folder.path, log: () => {} }));
  const admin = new Client(given ? { connectionString: given } : embedded?.connection);
  await admin.connect();
  stack.defer(() => admin.end());
  const owned = stack.move();
  return {
    async createDatabase() {
      const database = `test_${randomBytes(6).toString("hex")}`;
      await admin.query(`CREATE DATABASE ${database}`);
      owned.defer(async () => {
        await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      });
      if (!embedded) {
        const url = new URL(given ?? "");
        url.pathname = `/${database}`;
        return { location: { url: url.href }, url: url.href };
      }
      const { host, port, user, password } = embedded.connection;
      return {
        location: { embedded: { ...embedded, connection: { ...embedded.connection, database } } },
        url: `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`,
      };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** A process that uses the server of a data folder, as `server-user.fixture.ts` says. */
export interface ServerUser {
  process: ChildProcess;
  /** What it printed when the server was ready. */
  ready: Promise<{ owned: boolean; started: string; uid: number }>;
  /** Numbers of rows that were acknowledged. */
  acknowledged: number[];
  /** Lets it leave. @returns its exit code */
  leave(): Promise<number>;
}

export interface ServerUserOptions {
  /** Whom it runs as. */
  uid?: number;
  /** PostgreSQL's programs, if not the package's. */
  binaries?: { native: string; version: string };
}

export function startServerUser(dataFolder: string, { uid, binaries }: ServerUserOptions = {}): ServerUser {
  const script = fileURLToPath(import.meta.resolve("./server-user.fixture.ts"));
  const parameters = [script, dataFolder, ...(binaries ? [JSON.stringify(binaries)] : [])];
  const child = spawn(process.execPath, parameters, {
    stdio: ["pipe", "pipe", "pipe"],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const acknowledged: number[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<Awaited<ServerUser["ready"]>>();
  let complaints = "";
  child.stderr.on("data", (data) => {
    complaints += data;
  });
  createInterface(child.stdout).on("line", (line) => {
    const value = JSON.parse(line);
    if (typeof value === "number") acknowledged.push(value);
    else resolve(value);
  });
  const closed = once(child, "close");
  child.once("exit", () => reject(new Error(`it ended before the server was ready: ${complaints}`)));
  ready.catch(() => {});
  return {
    process: child,
    ready,
    acknowledged,
    async leave() {
      child.stdin.end();
      return (await closed)[0];
    },
  };
}
