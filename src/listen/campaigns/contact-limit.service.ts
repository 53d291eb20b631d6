import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import "./campaign.tables.ts";

/** At most so many invitations of a customer within so many days; 0 days: no limit. */
export interface ContactLimit {
  invitations: number;
  days: number;
}

const usual: ContactLimit = { invitations: 1, days: 60 };

interface Place {
  transaction: Transaction;
  workspaceId: string;
}

export async function contactLimit({ transaction, workspaceId }: Place): Promise<ContactLimit> {
  const row = await transaction
    .selectFrom("listen.contact_limit")
    .select(["invitations", "days"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ?? usual;
}

/** Sets the limit that every campaign from then on looks at when it invites. */
export async function setContactLimit(
  { transaction, workspaceId }: Place,
  actor: Actor,
  { invitations, days }: ContactLimit,
): Promise<void> {
  await transaction
    .insertInto("listen.contact_limit")
    .values({ workspace_id: workspaceId, invitations, days })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ invitations, days }))
    .execute();
  await audit(transaction, actor, {
    action: "workspace.contact-limit-changed",
    subject: days === 0 ? "no limit" : `${invitations} in ${days} days`,
  });
}
