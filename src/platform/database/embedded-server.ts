import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { AppError, errorKind } from "../errors.ts";
import { checkMajor, clusterIn, createCluster, ownerRole, readPasswords } from "./cluster.ts";
import { type Binaries, findBinaries, usableBinaries } from "./embedded-binaries.ts";
import { tryLock, waitForLock } from "./file-lock.ts";
import { findPostmaster, removeLeftovers } from "./postmaster.ts";
import { impassableFolder } from "./server-account.ts";
import { createDatabase, probeServer, type ServerConnection, type ServerState } from "./server-connection.ts";
import { prepareServerFolder, type ServerFolder } from "./server-folder.ts";
import { type Launch, launchServer, type ServerSettings, stopServer } from "./server-process.ts";
import { removeSocketLink, socketAddress } from "./socket-folder.ts";

const startFailed = errorKind(
  "database.start-failed",
  (folder: string, reason: string) => `The embedded database in ${folder} did not start. ${reason}`,
);
const startTimeout = errorKind(
  "database.start-timeout",
  (logFile: string) => `The embedded database is still not ready. Its log, ${logFile}, may say why.`,
);

export interface EmbeddedServerOptions {
  /** The application's data folder, made if need be, on a local disk; the server keeps all it has in `postgres` in it. */
  dataFolder: string;
  /** Gets a sentence where something happened that an operator may want to know. */
  log: (message: string) => void;
  /** PostgreSQL's programs; the installed package's unless told. */
  binaries?: Binaries;
  /** Milliseconds to wait for another process's start, and for recovery after a crash; five minutes unless told. */
  timeout?: number;
}

/**
 * A server in use by this process. Disposing of it stops the server unless another process uses it: the last one to
 * leave stops it, so a command that happened to start it doesn't take it from an application that joined since.
 */
export interface EmbeddedServer extends AsyncDisposable {
  /** As the owner of the application's database. */
  connection: ServerConnection;
  /** For the role that the application connects as, which the owner creates. */
  applicationPassword: string;
  /** True where this process started the server or took over one left by a killed process; false where it joined. */
  owned: boolean;
}

/**
 * Starts the embedded PostgreSQL server of a data folder, or joins or takes over the one that runs there. However many
 * processes do this at the same moment, one server runs. It is ready: a query succeeded. A process that is killed
 * leaves its server running, to be taken over by the next start.
 *
 * @throws AppError "database.start-failed" with the server's last words, "database.start-timeout",
 * "database.lock-timeout", "database.other-major", "database.not-yours", "database.socket-folder" or
 * "database.no-binaries"
 */
export async function startEmbeddedServer({
  dataFolder,
  log,
  binaries: given,
  timeout = 300_000,
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const until = Date.now() + timeout;
  const folder = await prepareServerFolder(dataFolder, log).catch((error: Error) => {
    throw startFailed(dataFolder, error.message);
  });
  const cluster = clusterIn(folder.server);
  const binaries = given ?? (await findBinaries());
  using _starting = await waitForLock(folder.startLock, until);
  const { connection, applicationPassword } = await ensureRunning(folder, binaries, until, log).catch(
    async (error: Error) => {
      throw error instanceof AppError ? error : startFailed(folder.path, await explain(error, folder));
    },
  );
  const alone = tryLock(folder.usersLock, "exclusive");
  alone?.[Symbol.dispose]();
  const using = tryLock(folder.usersLock, "shared");
  let left = false;
  return {
    connection,
    applicationPassword,
    owned: alone !== null,
    async [Symbol.asyncDispose]() {
      if (left) return;
      left = true;
      using _stopping = await waitForLock(folder.startLock, Date.now() + timeout);
      using?.[Symbol.dispose]();
      using last = tryLock(folder.usersLock, "exclusive");
      if (!last) return;
      await stopServer(binaries, cluster);
      await removeSocketLink(folder.run);
    },
  };
}

type Running = Pick<EmbeddedServer, "connection" | "applicationPassword">;

/** Call it only while holding the start lock. */
async function ensureRunning(
  folder: ServerFolder,
  installed: Binaries,
  until: number,
  log: (message: string) => void,
): Promise<Running> {
  const cluster = clusterIn(folder.server);
  const programs = () => usableBinaries(installed, folder.account, folder.path);
  if (!(await stat(folder.server).catch(() => null))) {
    await createCluster(folder.server, await programs(), folder.account);
  }
  await checkMajor(folder.server, installed);
  const passwords = await readPasswords(folder.server);
  const address = await socketAddress(folder, (await findPostmaster(cluster))?.port);
  const connection: ServerConnection = {
    ...address,
    user: ownerRole,
    password: passwords.owner,
    database: "serviceloop",
    ssl: false,
  };
  let state = await settle(connection, folder, until);
  if (state === "absent") {
    await removeLeftovers(cluster, folder.run);
    const settings = { cluster, address, logFile: folder.logFile };
    state = await launchUntilReady(await programs(), settings, connection, folder, until);
  } else {
    log(`Joined the database server that was running in ${folder.path}.`);
  }
  if (state === "empty") await createDatabase(connection);
  return { connection, applicationPassword: passwords.application };
}

/** Starts the server, once what is left of a killed one has let go of its memory. Rejects with the server's last words. */
async function launchUntilReady(
  binaries: Binaries,
  settings: ServerSettings,
  connection: ServerConnection,
  folder: ServerFolder,
  until: number,
): Promise<ServerState> {
  for (;;) {
    const launch = await launchServer(binaries, settings, folder.account);
    const state = await settle(connection, folder, until, launch);
    if (state !== "absent") return state;
    const words = await launch.lastWords();
    if (!words.includes("is still in use") || Date.now() > until) throw new Error(`Its last words: ${words}`);
    await delay(100);
  }
}

/** Waits while the server is coming or going. */
async function settle(
  connection: ServerConnection,
  { server, logFile }: ServerFolder,
  until: number,
  launch?: Launch,
): Promise<ServerState> {
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
    const alive = launch?.isRunning() || (await findPostmaster(clusterIn(server)));
    const state = await probeServer(connection);
    if (state === "ready" || state === "empty" || (state === "absent" && !alive)) return state;
    if (Date.now() > until) throw startTimeout(logFile);
    await delay(pause);
  }
}

async function explain({ message }: Error, { path, account }: ServerFolder): Promise<string> {
  const blocked = account && (await impassableFolder(path, account));
  if (!blocked) return message;
  return `${message}\nIt runs as user ${account.uid} where this process is root, and that user may not pass ${blocked}. Choose a data folder elsewhere.`;
}
