import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { createUser } from "#people/access/users.service.ts";
import { beginWorkspace } from "#people/workspace/workspace.service.ts";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { connectDatabase, type Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { createServer } from "#platform/http/server.ts";
import { installationKey } from "#platform/installation-key.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { addFeatures, createContext } from "../src/application.ts";

/** Milliseconds. */
export interface Quantiles {
  p50: number;
  p95: number;
}

/** A server with one programme, whose director asks. */
interface ServedProgramme {
  database: Database<Tables>;
  workspaceId: string;
  /** Signs the director in. @returns what answers to requests for pages take, one after the other */
  signIn(): Promise<(path: (index: number) => string) => Promise<Quantiles>>;
}

/** Requests a page is measured by. */
export const requests = 100;

/** @param stack ends it all */
export async function serveProgramme(stack: AsyncDisposableStack): Promise<ServedProgramme> {
  const databases = stack.use(await startTestServer());
  const { location } = await databases.createDatabase();
  const database = stack.use(await connectDatabase<Tables>(location, { log: () => {} }));
  await migrate(database.owner, join(import.meta.dirname, "../migrations"));
  const log = createLog({ level: "error" });
  const jobs = stack.use(await startJobs({ database, log, role: "web" }));
  const server = createServer({ log });
  let origin = "";
  const context = await createContext({
    database,
    server,
    jobs,
    log,
    key: installationKey(randomBytes(32)),
    mailServer: null,
    origin: () => origin,
    secure: false,
  });
  addFeatures(context, stack);
  stack.defer(() => server.close(0));
  origin = await server.listen(0);
  const workspaceId = randomUUID();
  const director = await database.transaction(workspaceId, async (tx) => {
    const dora = { name: "Dora", email: "dora@example.org", emailVerified: true };
    const user = await createUser(tx, dora, null);
    const settings = {
      name: "Better service",
      organisation: "Example Rail",
      operator: "Example Rail, IT department",
      language: "en",
      timeZone: "Europe/Berlin",
    };
    await beginWorkspace(tx, workspaceId, settings, { user, roles: ["director"] });
    return user;
  });
  return {
    database,
    workspaceId,
    signIn: async () => {
      const asker = { headers: {}, address: "127.0.0.1" };
      const cookies = await context.accounts.openSession(director.id, asker);
      const cookie = cookies.map((each) => each.split(";")[0]).join("; ");
      return (path) => measured((index) => origin + path(index), cookie);
    },
  };
}

async function measured(address: (index: number) => string, cookie: string): Promise<Quantiles> {
  const once = async (index: number) => {
    const started = performance.now();
    const response = await fetch(address(index), { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${address(index)} was answered with ${response.status}`);
    return performance.now() - started;
  };
  for (let index = 0; index < 5; index++) await once(index);
  const times: number[] = [];
  for (let index = 0; index < requests; index++) times.push(await once(index));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
