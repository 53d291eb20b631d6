import { lstat, mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorKind } from "./errors.ts";
import { isRunning } from "./process.ts";

const notEmpty = errorKind(
  "output.not-empty",
  (path: string) =>
    `${path} exists already and is not an empty folder. Name one that does not exist yet, or remove this one first.`,
);
const notWritable = errorKind(
  "output.not-writable",
  (path: string, reason: string) => `${path} can't be made (${reason}). Name a folder that you may write to.`,
);

/** A folder that appears under its name only when it is complete. Disposing of it unfinished leaves nothing behind. */
export interface OutputFolder extends AsyncDisposable {
  /** Where to write until `finish`: a folder beside the final one, readable by its owner alone. */
  path: string;
  /** Gives the folder its final name. @throws AppError "output.not-empty" where someone filled it meanwhile */
  finish(): Promise<void>;
}

/** True where nothing has that name, or an empty folder; a link that leads nowhere is something. */
async function isFree(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return true;
  return found.isDirectory() && (await readdir(path)).length === 0;
}

/** Removes what runs that were killed have left of this folder. */
async function removeRemains(finalPath: string): Promise<void> {
  const prefix = `.${basename(finalPath)}.`;
  const names = await readdir(dirname(finalPath)).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.partial$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid && !isRunning(Number(pid)))
      await rm(join(dirname(finalPath), name), { recursive: true, force: true });
  }
}

/** @throws AppError "output.not-empty" or "output.not-writable" */
export async function createOutputFolder(finalPath: string): Promise<OutputFolder> {
  if (!(await isFree(finalPath))) throw notEmpty(finalPath);
  await removeRemains(finalPath);
  const path = join(dirname(finalPath), `.${basename(finalPath)}.${process.pid}.partial`);
  try {
    await mkdir(dirname(finalPath), { recursive: true });
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    throw notWritable(finalPath, (error as Error).message);
  }
  return {
    path,
    async finish() {
      if (!(await isFree(finalPath))) throw notEmpty(finalPath);
      await rmdir(finalPath).catch(() => {});
      await rename(path, finalPath);
    },
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
    },
  };
}
