import type { Insertable, Updateable } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import { type CodeContent, currentCodes } from "./code-book.ts";
import "./comments.tables.ts";

export type CodeRow = Row<"understand.comment_code">;

/** A source's code book, in its order. */
export const listCodes = (tx: Transaction, workspaceId: string, sourceId: string): Promise<CodeRow[]> =>
  tx
    .selectFrom("understand.comment_code")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .orderBy("number")
    .execute();

export async function insertCode(
  tx: Transaction,
  row: Insertable<Tables["understand.comment_code"]>,
): Promise<void> {
  await tx.insertInto("understand.comment_code").values(row).execute();
}

export async function updateCode(
  tx: Transaction,
  { workspace_id, source_id, code_id }: Pick<CodeRow, "workspace_id" | "source_id" | "code_id">,
  changes: Updateable<Tables["understand.comment_code"]>,
): Promise<void> {
  await tx
    .updateTable("understand.comment_code")
    .set(changes)
    .where("workspace_id", "=", workspace_id)
    .where("source_id", "=", source_id)
    .where("code_id", "=", code_id)
    .execute();
}

export const listChanges = (tx: Transaction, workspaceId: string, sourceId: string, codeId: string) =>
  tx
    .selectFrom("understand.comment_code_change")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("code_id", "=", codeId)
    .orderBy("number", "desc")
    .execute();

export async function insertChange(
  tx: Transaction,
  row: Insertable<Tables["understand.comment_code_change"]>,
): Promise<void> {
  await tx.insertInto("understand.comment_code_change").values(row).execute();
}

export const contentOf = (row: CodeRow): CodeContent => ({
  group: row.group_name,
  name: row.name,
  definition: row.definition,
  useWhen: row.use_when,
  notWhen: row.not_when,
  example: row.example,
});

/** What a code book's codes count for today. */
export function meaningOf(codes: readonly CodeRow[]) {
  const current = currentCodes(
    codes.map(({ code_id, state, merged_into }) => ({ code: code_id, state, mergedInto: merged_into })),
  );
  return {
    current,
    split: codes.filter(({ state }) => state === "split").map(({ code_id }) => code_id),
    dead: codes.filter(({ code_id }) => current(code_id) === null).map(({ code_id }) => code_id),
    stateOf: (code: string) => codes.find(({ code_id }) => code_id === code)?.state,
  };
}
