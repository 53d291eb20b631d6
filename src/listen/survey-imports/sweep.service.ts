import type { Transaction } from "#platform/database/tables.ts";
import { releaseWaveFiles } from "./kept-surveys.store.ts";
import { deleteUnusedFiles } from "./survey-files.store.ts";
import { forgottenAfter } from "./survey-import.ts";
import { deleteExpiredImports } from "./survey-imports.store.ts";

/** Deletes what has reached the end of its time: imports, the files of kept waves, files that nothing uses. */
export async function sweep(tx: Transaction, workspaceId: string, now: Date): Promise<void> {
  const files = await deleteExpiredImports(tx, workspaceId, now);
  files.push(...(await releaseWaveFiles(tx, workspaceId, now)));
  await deleteUnusedFiles(tx, workspaceId, { files });
  await deleteUnusedFiles(tx, workspaceId, { sentBefore: new Date(now.getTime() - forgottenAfter) });
}
