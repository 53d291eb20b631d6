import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "#platform/process.ts";

/** Begins the names of all our folders on this machine: another machine's processes may share the disk. */
const ours = `serviceloop-survey-${createHash("sha256").update(hostname()).digest("hex").slice(0, 8)}-`;

/** Those in use by this process. A process that was killed may have had our number, so the number alone tells nothing. */
const inUse = new Set<string>();

/** A folder that only we can read, and that is gone with everything in it when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  // In use before it is there: whoever removes what was left sees no folder that is ours and not in use.
  const path = join(tmpdir(), `${ours}${process.pid}-${randomUUID()}`);
  inUse.add(path);
  await mkdir(path, { mode: 0o700 });
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await rm(path, { recursive: true, force: true });
      inUse.delete(path);
    },
  };
}

/** Removes what killed processes of this machine have left. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(ours)) continue;
    const owner = Number.parseInt(name.slice(ours.length), 10);
    const path = join(tmpdir(), name);
    const isLeft = owner === process.pid ? !inUse.has(path) : !isRunning(owner);
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
}
