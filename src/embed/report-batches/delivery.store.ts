import type { Transaction } from "#platform/database/tables.ts";
import "./report-batches.tables.ts";

/** The address to which a person wants reports attached; null where to none. */
export async function findDelivery(
  tx: Transaction,
  workspaceId: string,
  personId: string,
): Promise<string | null> {
  const found = await tx
    .selectFrom("embed.report_delivery")
    .select("email")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return found?.email ?? null;
}

/** @param email in lower case; null: nothing is attached any more */
export async function setDelivery(
  tx: Transaction,
  workspaceId: string,
  personId: string,
  email: string | null,
): Promise<void> {
  await tx
    .deleteFrom("embed.report_delivery")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
  if (email === null) return;
  await tx
    .insertInto("embed.report_delivery")
    .values({ workspace_id: workspaceId, person_id: personId, email })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "person_id"]).doUpdateSet({ email, chosen_at: new Date() }),
    )
    .execute();
}
