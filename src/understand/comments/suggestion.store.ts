import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import type { SuggestedTheme } from "./suggested-theme.ts";
import "./comments.tables.ts";

const rowsPerStatement = 1000;
type RunRow = Row<"understand.theme_run">;

export const findRun = (
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
): Promise<RunRow | undefined> =>
  tx
    .selectFrom("understand.theme_run")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .executeTakeFirst();

/** Begins a run, in place of the one before. */
export async function beginRun(
  tx: Transaction,
  row: Pick<RunRow, "workspace_id" | "source_id" | "run" | "started_by" | "started_at">,
): Promise<void> {
  const fresh = { state: "waiting" as const, progress: 0, doing: "", problem: null, themes: null };
  await tx
    .insertInto("understand.theme_run")
    .values({ ...row, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "source_id"])
        .doUpdateSet({ ...fresh, run: row.run, started_by: row.started_by, started_at: row.started_at }),
    )
    .execute();
}

/** @returns whether the run is still wanted; where it was stopped or overtaken nothing is written */
export async function updateRun(
  tx: Transaction,
  { workspaceId, sourceId, run }: { workspaceId: string; sourceId: string; run: string },
  changes: { state?: RunRow["state"]; progress?: number; doing?: string; problem?: string; themes?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("understand.theme_run")
    .set(changes)
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("run", "=", run)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function writeThemes(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  themes: readonly SuggestedTheme[],
): Promise<void> {
  await tx
    .updateTable("understand.theme_run")
    .set({ themes: JSON.stringify(themes) })
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .execute();
}

/** Forgets what the computer found in a source's comments. */
export async function deleteSuggestions(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
): Promise<void> {
  for (const table of ["understand.comment_theme", "understand.code_proposal"] as const)
    await tx
      .deleteFrom(table)
      .where("workspace_id", "=", workspaceId)
      .where("source_id", "=", sourceId)
      .execute();
}

export async function deleteRun(tx: Transaction, workspaceId: string, sourceId: string): Promise<void> {
  await tx
    .deleteFrom("understand.theme_run")
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .execute();
}

export async function insertThemesOf(
  tx: Transaction,
  rows: readonly Insertable<Tables["understand.comment_theme"]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await tx
      .insertInto("understand.comment_theme")
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
}

/** Moves comments to another theme. */
export async function moveToTheme(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  comments: readonly string[],
  theme: number,
): Promise<void> {
  for (let from = 0; from < comments.length; from += rowsPerStatement)
    await tx
      .updateTable("understand.comment_theme")
      .set({ theme })
      .where("workspace_id", "=", workspaceId)
      .where("source_id", "=", sourceId)
      .where("comment_id", "in", comments.slice(from, from + rowsPerStatement))
      .execute();
}

export async function insertProposals(
  tx: Transaction,
  rows: readonly Insertable<Tables["understand.code_proposal"]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await tx
      .insertInto("understand.code_proposal")
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Proposes a code for all comments of some themes that are not in the double-coding sample. */
export async function proposeForThemes(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  themes: readonly number[],
  code: string,
): Promise<void> {
  const { rows } = await sql<{ comment_id: string; closeness: number }>`
    SELECT comment_id, closeness FROM understand.comment_theme
    WHERE workspace_id = ${workspaceId} AND source_id = ${sourceId} AND theme = ANY (${sql.val(themes)}::integer[])`.execute(
    tx,
  );
  await insertProposals(
    tx,
    rows.map(({ comment_id, closeness }) => ({
      workspace_id: workspaceId,
      source_id: sourceId,
      comment_id,
      code_id: code,
      confidence: Math.max(0, Math.min(1, closeness)),
    })),
  );
}

/** Proposed codes by comment, the surest first. */
export async function listProposals(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  comments: readonly string[],
): Promise<Map<string, { code: string; confidence: number }[]>> {
  if (comments.length === 0) return new Map();
  const rows = await tx
    .selectFrom("understand.code_proposal")
    .select(["comment_id", "code_id as code", "confidence"])
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("comment_id", "in", comments)
    .orderBy("confidence", "desc")
    .orderBy("code_id")
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ comment_id }) => comment_id)].map(([comment, found]) => [
      comment,
      found.map(({ code, confidence }) => ({ code, confidence })),
    ]),
  );
}
