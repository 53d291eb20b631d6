import type { Transaction } from "#platform/database/tables.ts";
import type { Department } from "./departments.ts";
import "./organisation.tables.ts";

/**
 * From here to the transaction's end no other one can change the workspace's departments and people by these use cases:
 * circles and plans are decided on what stays.
 *
 * @returns the organisation's name
 */
export async function lockOrganisation(tx: Transaction, workspace: string): Promise<string> {
  const { organisation } = await tx
    .selectFrom("people.workspace")
    .select("organisation")
    .where("workspace_id", "=", workspace)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return organisation;
}

export async function findOrganisation(tx: Transaction, workspace: string): Promise<string> {
  const { organisation } = await tx
    .selectFrom("people.workspace")
    .select("organisation")
    .where("workspace_id", "=", workspace)
    .executeTakeFirstOrThrow();
  return organisation;
}

export function findUnits(tx: Transaction, workspace: string): Promise<Department[]> {
  return tx
    .selectFrom("people.unit")
    .select(["unit_id as id", "parent_id as parentId", "name"])
    .where("workspace_id", "=", workspace)
    .execute();
}

/** How many people are directly in each department; null is none. */
export function countPeople(tx: Transaction, workspace: string) {
  return tx
    .selectFrom("people.person")
    .select(({ fn, eb }) => [
      "unit_id as unitId",
      fn.countAll<number>().filterWhere("left_at", "is", null).as("active"),
      fn
        .countAll<number>()
        .filterWhere(eb("left_at", "is not", null))
        .as("left"),
    ])
    .where("workspace_id", "=", workspace)
    .groupBy("unit_id")
    .execute();
}

/** The first few people in a department, by name, whether or not they have left. */
export async function findNamesIn(tx: Transaction, workspace: string, unit: string, limit: number) {
  const rows = await tx
    .selectFrom("people.person")
    .select("name")
    .where("workspace_id", "=", workspace)
    .where("unit_id", "=", unit)
    .orderBy("name")
    .limit(limit)
    .execute();
  return rows.map(({ name }) => name);
}

const unitsAtOnce = 1_000;

export async function insertUnits(
  tx: Transaction,
  workspace: string,
  units: readonly Department[],
): Promise<void> {
  for (let start = 0; start < units.length; start += unitsAtOnce) {
    const rows = units.slice(start, start + unitsAtOnce).map(({ id, parentId, name }) => ({
      workspace_id: workspace,
      unit_id: id,
      parent_id: parentId,
      name,
    }));
    await tx.insertInto("people.unit").values(rows).execute();
  }
}

export async function updateUnit(tx: Transaction, workspace: string, { id, parentId, name }: Department) {
  await tx
    .updateTable("people.unit")
    .set({ parent_id: parentId, name })
    .where("workspace_id", "=", workspace)
    .where("unit_id", "=", id)
    .execute();
}

/** Puts everything that is directly in one department directly into another; null is the organisation. */
export async function moveContent(tx: Transaction, workspace: string, from: string, into: string | null) {
  await tx
    .updateTable("people.unit")
    .set({ parent_id: into })
    .where("workspace_id", "=", workspace)
    .where("parent_id", "=", from)
    .execute();
  await tx
    .updateTable("people.person")
    .set({ unit_id: into, updated_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("unit_id", "=", from)
    .execute();
}

export async function deleteUnitRow(tx: Transaction, workspace: string, unit: string): Promise<void> {
  await tx
    .deleteFrom("people.unit")
    .where("workspace_id", "=", workspace)
    .where("unit_id", "=", unit)
    .execute();
}
