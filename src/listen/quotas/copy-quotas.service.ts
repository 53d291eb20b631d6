import type { Transaction } from "#platform/database/tables.ts";
import { findRoles, storeRoles } from "./coverage.store.ts";
import { findQuota, storeQuota } from "./quotas.store.ts";

/** Gives a new draft the quotas, and the roles wanted of accounts, of the campaign that it is a copy of. */
export async function copyQuotas(
  within: { transaction: Transaction; workspaceId: string },
  { from, to }: { from: string; to: string },
): Promise<void> {
  const quota = await findQuota(within, from);
  if (quota) await storeQuota(within, to, quota);
  const roles = await findRoles(within, from);
  if (roles) await storeRoles(within, to, roles);
}
