import type { Row, Transaction } from "#platform/database/tables.ts";
import "./workspace.tables.ts";

export async function insertWorkspace(
  tx: Transaction,
  workspace: Omit<Row<"people.workspace">, "created_at">,
): Promise<void> {
  await tx.insertInto("people.workspace").values(workspace).execute();
}

export const findWorkspace = (tx: Transaction, workspace: string) =>
  tx
    .selectFrom("people.workspace")
    .select(["name", "organisation", "operator", "language", "time_zone"])
    .where("workspace_id", "=", workspace)
    .executeTakeFirstOrThrow();

export async function updateWorkspace(
  tx: Transaction,
  workspace: string,
  changes: Partial<
    Pick<Row<"people.workspace">, "name" | "organisation" | "operator" | "language" | "time_zone">
  >,
): Promise<void> {
  await tx.updateTable("people.workspace").set(changes).where("workspace_id", "=", workspace).execute();
}
