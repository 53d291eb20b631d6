import type { Transaction } from "#platform/database/tables.ts";
import "./paper.tables.ts";

/**
 * Deletes what was typed of sheets that aren't counted when their campaign closes: nothing can become of it any more. How well
 * sheets were typed stays as it was last told: the few since then would stand out, and with them the questions that they were led to.
 */
export async function forgetEntries(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<void> {
  for (const table of ["listen.paper_entry", "listen.paper_day"] as const)
    await transaction
      .deleteFrom(table)
      .where("workspace_id", "=", workspaceId)
      .where("campaign_id", "=", campaignId)
      .execute();
  await transaction
    .updateTable("listen.paper_sheet")
    .set({ state: "printed" })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("state", "in", ["typed", "differs"])
    .execute();
}
