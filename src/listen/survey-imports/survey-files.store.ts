import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import "./survey-imports.tables.ts";

export type FileRow = Row<"listen.survey_file">;

export async function insertFile(tx: Transaction, file: FileRow): Promise<void> {
  await tx.insertInto("listen.survey_file").values(file).execute();
}

/** One piece of a file, compressed. */
export async function insertChunk(
  tx: Transaction,
  chunk: Pick<FileRow, "workspace_id" | "file_id"> & { part: number; content: Buffer },
): Promise<void> {
  await tx.insertInto("listen.survey_file_chunk").values(chunk).execute();
}

/** @param lock keeps the file while something begins to use it */
export function findFile(
  tx: Transaction,
  workspaceId: string,
  fileId: string,
  { lock = false } = {},
): Promise<FileRow | undefined> {
  const found = tx
    .selectFrom("listen.survey_file")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId);
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** @returns undefined behind the last one */
export async function findChunk(
  tx: Transaction,
  workspaceId: string,
  fileId: string,
  part: number,
): Promise<Buffer | undefined> {
  const found = await tx
    .selectFrom("listen.survey_file_chunk")
    .select("content")
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId)
    .where("part", "=", part)
    .executeTakeFirst();
  return found?.content;
}

const unused = (workspaceId: string) => sql`
  NOT EXISTS (SELECT FROM listen.survey_import AS used WHERE used.workspace_id = ${workspaceId}
    AND (used.file_id = file.file_id OR used.definition_file_id = file.file_id))
  AND NOT EXISTS (SELECT FROM listen.survey_wave AS used WHERE used.workspace_id = ${workspaceId}
    AND used.file_id = file.file_id)`;

/** How many files of a sender nothing uses yet. */
export async function countUnusedFiles(
  tx: Transaction,
  workspaceId: string,
  userId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM listen.survey_file AS file
    WHERE file.workspace_id = ${workspaceId} AND file.sent_by = ${userId} AND ${unused(workspaceId)}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Deletes files that nothing uses: those sent before a moment, and these. */
export async function deleteUnusedFiles(
  tx: Transaction,
  workspaceId: string,
  { sentBefore, files = [] }: { sentBefore?: Date; files?: readonly (string | null)[] },
): Promise<void> {
  const ids = files.filter((id) => id !== null);
  const wanted = sentBefore ? sql`file.sent_at <= ${sentBefore}` : sql`file.file_id = ANY (${ids}::uuid[])`;
  await sql`DELETE FROM listen.survey_file AS file WHERE file.workspace_id = ${workspaceId} AND ${wanted}
    AND ${unused(workspaceId)}`.execute(tx);
}
