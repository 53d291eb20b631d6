import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./customers.tables.ts";

const counted = (tx: Transaction, workspace: string) =>
  tx
    .selectFrom("people.panel as panel")
    .select([
      "panel.panel_id as id",
      "panel.name",
      "panel.note",
      "panel.last_invited_at as lastInvitedAt",
      "panel.created_by as createdBy",
      "panel.created_at as createdAt",
      sql<{ members: number; askable: number }>`(
        SELECT json_build_object('members', count(*),
          'askable', count(*) FILTER (WHERE customer.no_contact_at IS NULL AND customer.bounced_at IS NULL))
        FROM people.panel_member AS member JOIN people.customer AS customer
          ON customer.workspace_id = member.workspace_id AND customer.customer_id = member.customer_id
        WHERE member.workspace_id = panel.workspace_id AND member.panel_id = panel.panel_id
          AND customer.left_at IS NULL
      )`.as("counts"),
    ])
    .where("panel.workspace_id", "=", workspace);

export type CountedPanel = Awaited<ReturnType<typeof findPanels>>[number];

export const findPanels = (tx: Transaction, workspace: string) =>
  counted(tx, workspace).orderBy(sql`lower(panel.name)`).orderBy("panel.panel_id").execute();

export const findPanel = (tx: Transaction, workspace: string, id: string) =>
  counted(tx, workspace).where("panel.panel_id", "=", id).executeTakeFirst();

export const findByName = (tx: Transaction, workspace: string, name: string) =>
  tx
    .selectFrom("people.panel")
    .select(["panel_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where(sql<string>`lower(name)`, "=", name.toLowerCase())
    .executeTakeFirst();

export async function insertPanel(
  tx: Transaction,
  panel: { workspace_id: string; panel_id: string; name: string; note: string; created_by: string },
): Promise<void> {
  await tx.insertInto("people.panel").values(panel).execute();
}

export async function updatePanel(
  tx: Transaction,
  workspace: string,
  id: string,
  change: { name: string; note: string },
): Promise<void> {
  await tx
    .updateTable("people.panel")
    .set(change)
    .where("workspace_id", "=", workspace)
    .where("panel_id", "=", id)
    .execute();
}

export async function deletePanel(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom("people.panel")
    .where("workspace_id", "=", workspace)
    .where("panel_id", "=", id)
    .execute();
}

/** How many of some different customers there are. */
export async function countKnown(
  tx: Transaction,
  workspace: string,
  customers: readonly string[],
): Promise<number> {
  if (customers.length === 0) return 0;
  const { count } = await tx
    .selectFrom("people.customer")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspace)
    .where("customer_id", "in", customers)
    .executeTakeFirstOrThrow();
  return count;
}

/** Of some customers: who may be asked more often. Who has left or asked not to be surveyed is none of them. */
export async function findWilling(
  tx: Transaction,
  workspace: string,
  customers: readonly string[],
): Promise<string[]> {
  if (customers.length === 0) return [];
  const rows = await tx
    .selectFrom("people.customer")
    .select("customer_id")
    .where("workspace_id", "=", workspace)
    .where("customer_id", "in", customers)
    .where("left_at", "is", null)
    .where("no_contact_at", "is", null)
    .execute();
  return rows.map(({ customer_id }) => customer_id);
}

/** @returns how many are in the panel now who weren't */
export async function addMembers(
  tx: Transaction,
  workspace: string,
  panel: string,
  customers: readonly string[],
): Promise<number> {
  if (customers.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("people.panel_member")
    .values(customers.map((customer_id) => ({ workspace_id: workspace, panel_id: panel, customer_id })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** @returns how many were in the panel */
export async function removeMembers(
  tx: Transaction,
  workspace: string,
  panel: string,
  customers: readonly string[],
): Promise<number> {
  if (customers.length === 0) return 0;
  const { numDeletedRows } = await tx
    .deleteFrom("people.panel_member")
    .where("workspace_id", "=", workspace)
    .where("panel_id", "=", panel)
    .where("customer_id", "in", customers)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
