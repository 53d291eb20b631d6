import { chmod, chown, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { chooseAccount, impassableFolder, letPass, type ServerAccount } from "./server-account.ts";

/** What the embedded server keeps, all in `postgres` in the data folder. */
export interface ServerFolder {
  /** The folder's real path. */
  path: string;
  /** The cluster with its passwords; it appears when it is complete. */
  server: string;
  /** The socket, in a folder that only the server's user and root may enter. */
  run: string;
  logFile: string;
  /** Held while a process starts, joins, leaves or stops the server. */
  startLock: string;
  /** Shared by all processes that use the server. */
  usersLock: string;
  /** Whom the server runs as; null for this process's own user. */
  account: ServerAccount | null;
}

/** Makes the folders that aren't there. Rejects with the system's error where it may not. */
export async function prepareServerFolder(
  dataFolder: string,
  log: (message: string) => void,
): Promise<ServerFolder> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const data = await realpath(dataFolder);
  const path = join(data, "postgres");
  const server = join(path, "server");
  const run = join(path, "run");
  const locks = join(path, "locks");
  for (const folder of [run, locks]) await mkdir(folder, { recursive: true, mode: 0o700 });
  let account = await chooseAccount(data, join(server, "cluster"));
  if (account) {
    await chown(run, account.uid, account.gid);
    await chmod(path, 0o711);
    if ((await impassableFolder(path, account)) === data) {
      await chmod(data, ((await stat(data)).mode & 0o777) | 0o011);
      log(`User ${account.uid}, who runs the database, may now pass ${data}, but not list it.`);
    }
    if (await impassableFolder(path, account)) account = await letPass(account);
  }
  return {
    path,
    server,
    run,
    logFile: join(path, "server.log"),
    startLock: join(locks, "start"),
    usersLock: join(locks, "users"),
    account,
  };
}
