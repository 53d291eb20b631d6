import { type SelectQueryBuilder, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./mail.tables.ts";
import type { MessageState } from "./message.ts";
import type { OutboxFilter } from "./outbox.contract.ts";

type Messages = SelectQueryBuilder<Tables, "people.message", unknown>;

/**
 * Of which messages somebody may know at all: the others aren't there, not even as a number that changes when somebody is
 * taken out. Confidential reminders go to those who haven't answered. Sign-in links of staff go to those who want to answer
 * or to see their report, so only the ones of members with a role are listed. Mail about reports goes to those who have answered, and is
 * known to the same people as reminders; mail between people of the staff to nobody.
 *
 * @param reader user id of whoever may read consultants' mail; null for all others
 */
export const known = (reader: string | null) => sql<boolean>`
  kind <> 'personal'
  AND (kind NOT IN ('reminder', 'report') OR private_to <> 'consultant' ${reader === null ? sql`` : sql`OR ${reader}::uuid = ANY (readers)`})
  AND (kind <> 'sign-in' OR EXISTS (SELECT FROM people.membership
    WHERE membership.workspace_id = people.message.workspace_id AND membership.email = lower(recipient_email)))`;

function filtered(
  tx: Transaction,
  workspace: string,
  reader: string | null,
  { kind, state, campaign }: OutboxFilter,
): Messages {
  let messages: Messages = tx
    .selectFrom("people.message")
    .where("workspace_id", "=", workspace)
    .where(known(reader));
  if (kind) messages = messages.where("kind", "=", kind);
  if (state) messages = messages.where("state", "=", state);
  if (campaign) messages = messages.where("campaign_id", "=", campaign);
  return messages;
}

/** How many messages fit, by state. */
export const countByState = (
  tx: Transaction,
  workspace: string,
  reader: string | null,
  filter: OutboxFilter,
) =>
  filtered(tx, workspace, reader, filter)
    .select(["state", sql<number>`count(*)`.as("count")])
    .groupBy("state")
    .execute();

export const findMessages = (
  tx: Transaction,
  workspace: string,
  reader: string | null,
  { offset, limit, ...filter }: OutboxFilter & { offset: number; limit: number },
): Promise<Row<"people.message">[]> =>
  filtered(tx, workspace, reader, filter)
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("message_id")
    .offset(offset)
    .limit(limit)
    .execute();

export const findMessage = (tx: Transaction, workspace: string, reader: string | null, id: string) =>
  tx
    .selectFrom("people.message")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("message_id", "=", id)
    .where(known(reader))
    .forUpdate()
    .executeTakeFirst();

/** Queues messages anew, unless their links have ended. @returns how many */
export async function requeue(
  tx: Transaction,
  workspace: string,
  reader: string | null,
  { id, kind, state, campaign }: { id?: string } & OutboxFilter,
): Promise<number> {
  let messages = tx
    .updateTable("people.message")
    .set({
      state: "queued",
      attempts: 0,
      next_attempt_at: sql`now()`,
      claim_id: null,
      problem: null,
      finished_at: null,
    })
    .where("workspace_id", "=", workspace)
    .where(known(reader))
    .where((where) =>
      where.or([where("expires_at", "is", null), where("expires_at", ">", sql<Date>`now()`)]),
    );
  if (id) messages = messages.where("message_id", "=", id);
  if (kind) messages = messages.where("kind", "=", kind);
  if (state) messages = messages.where("state", "=", state);
  if (campaign) messages = messages.where("campaign_id", "=", campaign);
  const { numUpdatedRows } = await messages.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export async function setState(
  tx: Transaction,
  workspace: string,
  id: string,
  state: MessageState,
): Promise<void> {
  await tx
    .updateTable("people.message")
    .set({ state, finished_at: sql`now()` })
    .where("workspace_id", "=", workspace)
    .where("message_id", "=", id)
    .execute();
}
