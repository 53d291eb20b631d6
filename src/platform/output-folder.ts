import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorKind } from "./errors.ts";

const notEmpty = errorKind(
  "output.not-empty",
  (path: string) =>
    `${path} exists already and is not empty. Name a folder that does not exist yet, or remove this one first.`,
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

async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

/** @throws AppError "output.not-empty" or "output.not-writable" */
export async function createOutputFolder(finalPath: string): Promise<OutputFolder> {
  if (!(await isFree(finalPath))) throw notEmpty(finalPath);
  const path = join(dirname(finalPath), `.${basename(finalPath)}.${randomBytes(4).toString("hex")}.partial`);
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
