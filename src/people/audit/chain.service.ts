import { createHash } from "node:crypto";
import type { Row } from "#platform/database/tables.ts";

/** What an entry's hash covers, besides the hash before it. */
export type Sealed = Omit<Row<"people.audit_entry">, "hash" | "previous_hash">;

/** What comes before the first entry. */
export const noHash = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry as JSON, whose objects have their keys in order. */
export function sealOf(entry: Sealed, previous: Buffer): Buffer {
  const { workspace_id, number, at, actor_id, actor_name, action, subject, details } = entry;
  const content = [workspace_id, number, at.toISOString(), actor_id, actor_name, action, subject, details];
  return createHash("sha256").update(previous).update(JSON.stringify(content, orderedKeys)).digest();
}

const orderedKeys = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether an entry follows the one before it, unchanged. */
export const follows = (entry: Row<"people.audit_entry">, previous: { number: number; hash: Buffer }) =>
  entry.number === previous.number + 1 &&
  entry.previous_hash.equals(previous.hash) &&
  entry.hash.equals(sealOf(entry, previous.hash));
