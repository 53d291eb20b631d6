import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./mail.tables.ts";

/** Messages to an address, whoever may read them besides; the newest first. */
export async function messagesTo(
  tx: Transaction,
  workspace: string,
  email: string,
): Promise<{ subject: string; body: string; at: Date; state: string }[]> {
  return await tx
    .selectFrom("people.message")
    .select(["subject", "body", "created_at as at", "state"])
    .where("workspace_id", "=", workspace)
    .where(sql<string>`lower(recipient_email)`, "=", email.toLowerCase())
    .orderBy("created_at", "desc")
    .orderBy("message_id")
    .execute();
}

/** Deletes messages to an address, and those about some invitations: also what has not been sent yet. */
export async function deleteMessagesTo(
  tx: Transaction,
  workspace: string,
  { email = null, invitations = [] }: { email?: string | null; invitations?: readonly string[] },
): Promise<void> {
  await tx
    .deleteFrom("people.message")
    .where("workspace_id", "=", workspace)
    .where((where) =>
      where.or([
        where(sql<string>`lower(recipient_email)`, "=", email?.toLowerCase() ?? null),
        where("invitation_id", "=", sql<string>`ANY (${[...invitations]}::uuid[])`),
      ]),
    )
    .execute();
}
