import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import {
  type AuditFilter,
  entriesAfter,
  findActions,
  findActors,
  findEntries,
  findHead,
} from "./audit.store.ts";
import { follows, noHash } from "./chain.service.ts";

/** One page of the log, newest first. */
export async function readLog(
  tx: Transaction,
  workspace: string,
  { limit = 50, ...filter }: AuditFilter & { limit?: number },
) {
  const found = await findEntries(tx, workspace, filter, limit + 1);
  const page = found.slice(0, limit);
  return {
    entries: page.map((row) => ({
      number: row.number,
      at: row.at.toISOString(),
      actorId: row.actor_id,
      actorName: row.actor_name,
      action: row.action,
      subject: row.subject,
      details: row.details,
      hash: row.hash.toString("hex"),
    })),
    next: found.length > limit ? (page.at(-1)?.number ?? null) : null,
    head: headOf(await findHead(tx, workspace)),
    actions: await findActions(tx, workspace),
    actors: (await findActors(tx, workspace)).map(({ actor_id, actor_name }) => ({
      id: actor_id ?? "",
      name: actor_name,
    })),
  };
}

const entriesAtOnce = 1000;

/**
 * Follows the chain from its first entry, a thousand at a time. An entry that was changed, removed or moved breaks it;
 * newest entries that were cut off do not: whoever noted the head's number and hash earlier sees that they are gone.
 */
export async function verifyLog(tx: Transaction, workspace: string, signal: AbortSignal) {
  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);
  let last: Link = { number: 0, hash: noHash };
  for (;;) {
    signal.throwIfAborted();
    const entries = await entriesAfter(tx, workspace, last.number, entriesAtOnce);
    for (const entry of entries) {
      if (!follows(entry, last))
        return { checked: last.number, brokenAt: last.number + 1, head: headOf(last) };
      last = entry;
    }
    if (entries.length < entriesAtOnce) return { checked: last.number, brokenAt: null, head: headOf(last) };
  }
}

interface Link {
  number: number;
  hash: Buffer;
}

const headOf = ({ number, hash }: Link = { number: 0, hash: noHash }) => ({
  number,
  hash: hash.toString("hex"),
});
