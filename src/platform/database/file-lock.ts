import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { errorKind } from "../errors.ts";

const lockUnusable = errorKind(
  "database.lock-unusable",
  (path: string, reason: string) =>
    `${path} can't be locked (${reason}). The data folder must be on a local disk and writable by this user.`,
);
const lockTimeout = errorKind(
  "database.lock-timeout",
  (path: string) =>
    `Another process keeps ${path} locked. End it, or wait until it is done, and start again.`,
);

const busy = 5;
const begin = { exclusive: "BEGIN EXCLUSIVE", shared: "BEGIN; SELECT count(*) FROM sqlite_master" };

/**
 * Takes a lock on a file that the kernel releases when the process ends, however it ends: no lock is ever stale. It is
 * SQLite's, since Node has none of its own; the file stays empty. Nobody else may open it: closing it would unlock.
 *
 * @returns null where another process, or another caller in this one, holds a lock that excludes this one
 * @throws AppError "database.lock-unusable"
 */
export function tryLock(path: string, mode: "exclusive" | "shared"): Disposable | null {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path);
    file.exec(begin[mode]);
    const held = file;
    return { [Symbol.dispose]: () => held.close() };
  } catch (error) {
    file?.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw lockUnusable(path, (error as Error).message);
  }
}

/**
 * Waits for an exclusive lock.
 *
 * @param until the time, as of `Date.now()`, to give up at
 * @throws AppError "database.lock-timeout" or "database.lock-unusable"
 */
export async function waitForLock(path: string, until: number): Promise<Disposable> {
  for (;;) {
    const lock = tryLock(path, "exclusive");
    if (lock) return lock;
    if (Date.now() > until) throw lockTimeout(path);
    await delay(10);
  }
}
