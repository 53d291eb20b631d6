import type { Actor } from "#people/access/actor.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import { findHead, insertEntry, lockLog } from "./audit.store.ts";
import { noHash, sealOf } from "./chain.service.ts";

/** Whom an entry names where no person acts. */
const theServer = "Serviceloop";

/**
 * Adds an entry to the workspace's log, in the transaction of what it tells about. From here to the transaction's end
 * no other one can add to this log: call it last. Answers and secrets don't belong into it.
 *
 * @param actor null where the server acts by itself
 */
export async function audit(
  transaction: Transaction,
  actor: Actor | null,
  entry: { action: string; subject: string; details?: Record<string, unknown> },
): Promise<void> {
  const workspace = await lockLog(transaction);
  const { number, hash } = (await findHead(transaction, workspace)) ?? { number: 0, hash: noHash };
  const next: Omit<Row<"people.audit_entry">, "hash"> = {
    workspace_id: workspace,
    number: number + 1,
    at: new Date(),
    actor_id: actor?.user.id ?? null,
    actor_name: storable(actor?.user.name ?? theServer),
    action: entry.action,
    subject: storable(entry.subject),
    details: storableDetails(entry.details ?? {}),
    previous_hash: hash,
  };
  await insertEntry(transaction, { ...next, hash: sealOf(next, hash) });
}

/** Text as the database gives it back: without halves of characters and without NUL. */
const storable = (text: string) => text.toWellFormed().replaceAll("\0", "");

const storableDetails = (details: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(details, (_, value) => (typeof value === "string" ? storable(value) : value)));
