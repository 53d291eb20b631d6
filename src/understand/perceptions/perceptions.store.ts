import { randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import "./perceptions.tables.ts";

export interface SavedComparison {
  comparison: string;
  name: string;
  customers: { campaign: string; name: string };
  staff: { campaign: string; name: string };
  savedBy: string;
  savedAt: string;
}

/** Saved comparisons, newest first. */
export async function selectComparisons(tx: Transaction, workspaceId: string): Promise<SavedComparison[]> {
  const rows = await tx
    .selectFrom("understand.perception_comparison as saved")
    .innerJoin("listen.campaign as customers", (join) =>
      join
        .onRef("customers.workspace_id", "=", "saved.workspace_id")
        .onRef("customers.campaign_id", "=", "saved.customers_campaign_id"),
    )
    .innerJoin("listen.campaign as staff", (join) =>
      join
        .onRef("staff.workspace_id", "=", "saved.workspace_id")
        .onRef("staff.campaign_id", "=", "saved.staff_campaign_id"),
    )
    .select([
      "saved.comparison_id",
      "saved.name",
      "saved.customers_campaign_id",
      "customers.name as customers_name",
      "saved.staff_campaign_id",
      "staff.name as staff_name",
      "saved.saved_by",
      "saved.saved_at",
    ])
    .where("saved.workspace_id", "=", workspaceId)
    .orderBy("saved.saved_at", "desc")
    .orderBy("saved.comparison_id")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    comparison: row.comparison_id,
    name: row.name,
    customers: { campaign: row.customers_campaign_id, name: row.customers_name },
    staff: { campaign: row.staff_campaign_id, name: row.staff_name },
    savedBy: row.saved_by,
    savedAt: row.saved_at.toISOString(),
  }));
}

/** Saves a comparison; one of the same two campaigns gets the new name. @returns its id */
export async function upsertComparison(
  tx: Transaction,
  workspaceId: string,
  {
    name,
    customers,
    staff,
    by,
    at,
  }: { name: string; customers: string; staff: string; by: string; at: Date },
): Promise<string> {
  const { comparison_id } = await tx
    .insertInto("understand.perception_comparison")
    .values({
      workspace_id: workspaceId,
      comparison_id: randomUUID(),
      name,
      customers_campaign_id: customers,
      staff_campaign_id: staff,
      saved_by: by,
      saved_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "customers_campaign_id", "staff_campaign_id"])
        .doUpdateSet({ name, saved_by: by, saved_at: at }),
    )
    .returning("comparison_id")
    .executeTakeFirstOrThrow();
  return comparison_id;
}

/** @returns what it was called; undefined where there is none */
export async function deleteComparison(
  tx: Transaction,
  workspaceId: string,
  comparison: string,
): Promise<string | undefined> {
  const row = await tx
    .deleteFrom("understand.perception_comparison")
    .where("workspace_id", "=", workspaceId)
    .where("comparison_id", "=", comparison)
    .returning("name")
    .executeTakeFirst();
  return row?.name;
}
