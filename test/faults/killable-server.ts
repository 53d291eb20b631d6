import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { isRunning } from "#platform/process.ts";
import { temporaryFolder } from "../profile-run.ts";
import { launchServer, type StartingServer, stopServer } from "../server-run.ts";

/** What dies at once: the application, the first process of its database too, or all processes of both. */
export type Victims = "application" | "and the postmaster" | "everything";

/** The application on data that outlive it: in a folder, or on the server at TEST_DATABASE_URL. */
export interface KillableServer extends AsyncDisposable {
  /** False where the database is not ours to kill. */
  ownsDatabase: boolean;
  /** Starts it on what the last one left. */
  start(): StartingServer;
  /** Sends SIGKILL and waits until the application is gone. */
  kill(victims: Victims): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
}

export async function killableServer(): Promise<KillableServer> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const cluster = join(folder.path, "data/postgres/cluster");
  const given = process.env["TEST_DATABASE_URL"] !== undefined;
  const database = given ? await stack.use(await startTestServer()).createDatabase() : null;
  let running: StartingServer | null = null;

  async function kill(victims: Victims): Promise<void> {
    const child = running?.child;
    running = null;
    const ended = child && child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
    const others = victims === "application" ? [] : await databaseProcesses(cluster);
    child?.kill("SIGKILL");
    for (const pid of victims === "everything" ? others : others.slice(0, 1)) killIfRunning(pid);
    await ended;
  }
  stack.defer(() => kill("everything"));
  const owned = stack.move();
  return {
    ownsDatabase: !given,
    start() {
      running = launchServer(
        folder.path,
        ["--log-level", "warn"],
        database ? { DATABASE_URL: database.url } : {},
      );
      running.address.catch(() => {});
      return running;
    },
    kill,
    async stop() {
      const child = running?.child;
      running = null;
      return child ? stopServer(child) : null;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The embedded server's processes, the first one first; none where it doesn't run. */
async function databaseProcesses(cluster: string): Promise<number[]> {
  const [line = ""] = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const postmaster = Number(line);
  if (!(postmaster > 0 && isRunning(postmaster))) return [];
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").catch(() => "");
  return [postmaster, ...children.split(" ").filter(Boolean).map(Number)];
}

function killIfRunning(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
