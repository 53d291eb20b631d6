import { randomUUID } from "node:crypto";
import { type Insertable, sql } from "kysely";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import "./mail.tables.ts";

export async function currentWorkspace(tx: Transaction): Promise<string> {
  const { rows } = await sql<{
    workspace: string;
  }>`SELECT current_setting('app.workspace')::uuid::text AS workspace`.execute(tx);
  return rows[0]?.workspace ?? "";
}

/** @param messages at most 1,000 */
export async function insertMessages(
  tx: Transaction,
  messages: readonly Insertable<Tables["people.message"]>[],
): Promise<void> {
  await tx.insertInto("people.message").values(messages).execute();
}

/** For want of a mail server, keeps what is queued. */
export async function moveToOutbox(tx: Transaction, workspace: string): Promise<void> {
  await tx
    .updateTable("people.message")
    .set({ state: "outbox", problem: null })
    .where("workspace_id", "=", workspace)
    .where("state", "=", "queued")
    .execute();
}

/** Ends what can't be sent any more: messages that were being sent by a process that is gone, and those out of date. */
export async function endLost(tx: Transaction, workspace: string): Promise<void> {
  await tx
    .updateTable("people.message")
    .set({
      state: "unconfirmed",
      problem: "Sending was interrupted. It may have arrived.",
      finished_at: sql`now()`,
    })
    .where("workspace_id", "=", workspace)
    .where("state", "=", "sending")
    .where("claimed_until", "<", sql<Date>`now()`)
    .execute();
  await tx
    .updateTable("people.message")
    .set({
      state: "failed",
      problem: sql`'Its link ended before it could be sent.' || coalesce(' ' || problem, '')`,
      finished_at: sql`now()`,
    })
    .where("workspace_id", "=", workspace)
    .where("state", "=", "queued")
    .where("expires_at", "<", sql<Date>`now()`)
    .execute();
}

/** How many messages are due, counted up to a limit. */
export async function countDue(tx: Transaction, workspace: string, limit: number): Promise<number> {
  const due = await tx
    .selectFrom("people.message")
    .select("message_id")
    .where("workspace_id", "=", workspace)
    .where("state", "=", "queued")
    .where("next_attempt_at", "<=", sql<Date>`now()`)
    .limit(limit)
    .execute();
  return due.length;
}

/**
 * Takes the next message that is due; nobody else gets it. What became of it is told with its claim.
 *
 * @param lease milliseconds after which its sender is taken for dead
 */
export async function claimMessage(tx: Transaction, workspace: string, lease: number) {
  const next = tx
    .selectFrom("people.message")
    .select("message_id")
    .where("workspace_id", "=", workspace)
    .where("state", "=", "queued")
    .where("next_attempt_at", "<=", sql<Date>`now()`)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", sql<Date>`now()`)]))
    .orderBy("priority")
    .orderBy("next_attempt_at")
    .limit(1)
    .forUpdate()
    .skipLocked();
  return tx
    .updateTable("people.message")
    .set({
      state: "sending",
      claim_id: randomUUID(),
      claimed_until: sql`now() + make_interval(secs => ${lease / 1000})`,
    })
    .where("workspace_id", "=", workspace)
    .where("message_id", "=", next)
    .returning([
      "message_id",
      "kind",
      "claim_id",
      "recipient_name",
      "recipient_email",
      "subject",
      "body",
      "html",
      "campaign_id",
      "invitation_id",
      "attempts",
      "unsubscribe",
      "attachment",
      "completed_by",
    ])
    .executeTakeFirst();
}
export type Claimed = NonNullable<Awaited<ReturnType<typeof claimMessage>>>;

/** What a claimed message becomes. */
interface Ending {
  state: "sent" | "failed" | "unconfirmed" | "queued";
  problem: string | null;
  attempts: number;
  /** For one that is queued again: milliseconds until its next attempt. */
  wait: number;
}

/** Also ends what was taken for lost meanwhile; does nothing where somebody else has claimed it since. */
export async function endClaim(
  tx: Transaction,
  workspace: string,
  { message_id, claim_id }: Claimed,
  { state, problem, attempts, wait }: Ending,
): Promise<void> {
  await tx
    .updateTable("people.message")
    .set({
      state,
      problem,
      attempts,
      next_attempt_at: sql`now() + make_interval(secs => ${wait / 1000})`,
      claimed_until: null,
      finished_at: state === "queued" ? null : sql`now()`,
    })
    .where("workspace_id", "=", workspace)
    .where("message_id", "=", message_id)
    .where("claim_id", "=", claim_id)
    .where("state", "in", ["sending", "unconfirmed"])
    .execute();
}

/** When there is something to do again: a message to send, or a sender to take for dead. */
export async function nextDue(tx: Transaction, workspace: string): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    SELECT least(
      (SELECT min(next_attempt_at) FROM people.message WHERE workspace_id = ${workspace} AND state = 'queued'),
      (SELECT min(claimed_until) + interval '1 second' FROM people.message
       WHERE workspace_id = ${workspace} AND state = 'sending')
    ) AS due`.execute(tx);
  return rows[0]?.due ?? null;
}
