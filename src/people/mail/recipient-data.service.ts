import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Actor } from "../access/actor.ts";
import { hiddenFor, readerIn } from "./outbox.service.ts";
import { known } from "./outbox.store.ts";
import "./mail.tables.ts";

/** Messages to an address, whoever may read them besides; the newest first. For the owner of the address alone. */
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

/**
 * Messages to an address as somebody else may see them: those that the reader may know of, the newest first. A message that is
 * hidden from them has no words, since its link opens somebody's answers.
 */
export async function readableMessagesTo(
  tx: Transaction,
  workspace: string,
  email: string,
  reader: Actor,
): Promise<{ subject: string; body: string | null; at: Date; state: string }[]> {
  const messages = await tx
    .selectFrom("people.message")
    .select(["subject", "body", "created_at as at", "state", "private_to", "readers"])
    .where("workspace_id", "=", workspace)
    .where(sql<string>`lower(recipient_email)`, "=", email.toLowerCase())
    .where(known(readerIn(reader)))
    .orderBy("created_at", "desc")
    .orderBy("message_id")
    .execute();
  return messages.map(({ private_to, readers, body, ...message }) => ({
    ...message,
    body: hiddenFor({ private_to, readers }, reader) === null ? body : null,
  }));
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
