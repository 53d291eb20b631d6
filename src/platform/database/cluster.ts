import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { errorKind } from "../errors.ts";
import { type Binaries, programPath } from "./embedded-binaries.ts";
import { commandAs, type ServerAccount } from "./server-account.ts";
import { serverEnvironment } from "./server-process.ts";

const otherMajor = errorKind(
  "database.other-major",
  (folder: string, found: string, ours: string) =>
    `The database in ${folder} was made by PostgreSQL ${found}, and this release brings ${ours}. Start the release that made it, write a backup there and restore it with this one.`,
);
const notYours = errorKind(
  "database.not-yours",
  (path: string, reason: string) =>
    `${path} can't be read (${reason}). Run this as the user who started the server, or as root.`,
);

/** The server's superuser, who owns our tables and whom migrations run as. */
export const ownerRole = "serviceloop_owner";

/** Random; each is 256 bits. */
export interface ClusterPasswords {
  owner: string;
  /** For the role that the application connects as. */
  application: string;
}

const passwordFile = (folder: string) => join(folder, "passwords.json");

/** The data directory of PostgreSQL in a folder that `createCluster` made. */
export const clusterIn = (folder: string) => join(folder, "cluster");

/** @throws AppError "database.not-yours" */
export async function readPasswords(folder: string): Promise<ClusterPasswords> {
  const path = passwordFile(folder);
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw notYours(path, error.message);
  });
  return JSON.parse(text) as ClusterPasswords;
}

/** @throws AppError "database.other-major" where the data are another PostgreSQL's */
export async function checkMajor(folder: string, { version }: Binaries): Promise<void> {
  const path = join(clusterIn(folder), "PG_VERSION");
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw notYours(path, error.message);
  });
  const [found, ours = ""] = [text.trim(), version.split(".")[0]];
  if (found !== ours) throw otherMajor(folder, found, ours);
}

/**
 * How initdb sets the cluster up. Text is UTF-8, compared by code point: the same order on every system and for ever,
 * with Unicode's own lower and upper case. Checksums on pages are on. Everyone needs a password, on the socket, too.
 */
const initOptions = [
  `--username=${ownerRole}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  "--no-instructions",
  "--set=timezone=UTC",
  "--set=log_timezone=UTC",
];

/**
 * Makes a new cluster and its passwords in a folder that appears when all is on disk. What an interrupted attempt left
 * is removed first. Call it only while holding the start lock. Rejects with initdb's own words.
 */
export async function createCluster(
  folder: string,
  binaries: Binaries,
  account: ServerAccount | null,
): Promise<void> {
  const home = join(folder, "..");
  await removePartial(home, `${folder}.partial-`);
  const partial = `${folder}.partial-${randomBytes(4).toString("hex")}`;
  const initialPassword = join(partial, "initial-password");
  const [owner, application] = [randomPassword(), randomPassword()];
  try {
    await mkdir(clusterIn(partial), { recursive: true, mode: 0o700 });
    await writeFile(initialPassword, owner, { mode: 0o600 });
    if (account) await handOver(account, partial, clusterIn(partial), initialPassword);
    const files = [`--pgdata=${clusterIn(partial)}`, `--pwfile=${initialPassword}`];
    const initdb = commandAs(account, programPath(binaries, "initdb"), [...initOptions, ...files]);
    const setting = { ...initdb.identity, cwd: home, env: serverEnvironment() };
    await promisify(execFile)(initdb.program, initdb.parameters, setting);
    await rm(initialPassword);
    const passwords: ClusterPasswords = { owner, application };
    await writeFile(passwordFile(partial), JSON.stringify(passwords), { mode: 0o600, flush: true });
    await syncFolder(partial);
    await rename(partial, folder);
    await syncFolder(home);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    const words = (error as { stderr?: string }).stderr?.trim();
    throw words ? new Error(words) : error;
  }
}

const randomPassword = () => randomBytes(32).toString("base64url");

async function handOver({ uid, gid }: ServerAccount, ...paths: string[]): Promise<void> {
  for (const path of paths) await chown(path, uid, gid);
}

/** An initdb whose parent was killed may still be writing: then its folder goes at the next attempt. */
async function removePartial(home: string, prefix: string): Promise<void> {
  for (const name of await readdir(home)) {
    const path = join(home, name);
    if (!path.startsWith(prefix)) continue;
    await rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 }).catch(() => {});
  }
}

/** Makes a new name in a folder survive a power cut. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  await using folder = await open(path, "r");
  await folder.sync();
}
