import type { Transaction } from "#platform/database/tables.ts";
import "./follow-ups.tables.ts";

/** What a campaign does with answers that ask for something. */
export interface FollowUpPlan {
  /** Whether the account manager of the customer's account owns it, where there is one. */
  toAccountManager: boolean;
  /** Who owns all others: a person's id; null for nobody yet. */
  ownerId: string | null;
  /** Until it is due. */
  workingDays: number;
  /** A condition on answers that asks for a follow-up by itself; named campaigns only. */
  rule: string | null;
  /** Days for which account people see theirs before anybody else does. */
  firstViewDays: number;
}

const usualPlan: FollowUpPlan = {
  toAccountManager: true,
  ownerId: null,
  workingDays: 3,
  rule: null,
  firstViewDays: 3,
};

/** A campaign's plan; the usual one where nobody chose. */
export async function planOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<FollowUpPlan> {
  const row = await tx
    .selectFrom("listen.follow_up_plan")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  if (!row) return usualPlan;
  return {
    toAccountManager: row.to_account_manager,
    ownerId: row.owner_id,
    workingDays: row.working_days,
    rule: row.rule,
    firstViewDays: row.first_view_days,
  };
}
