import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import "./audit.tables.ts";

/**
 * Lets one transaction of its workspace write the log at a time, until it ends.
 *
 * @returns the workspace's id as the database writes it: addresses may spell it in capitals, and the hash covers it
 */
export async function lockLog(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ workspace: string }>`
    SELECT current_setting('app.workspace')::uuid::text AS workspace,
           pg_advisory_xact_lock(hashtextextended('audit ' || current_setting('app.workspace')::uuid, 0))`.execute(
    tx,
  );
  return rows[0]?.workspace ?? "";
}

/** The newest entry's number and hash. */
export function findHead(tx: Transaction, workspace: string) {
  return tx
    .selectFrom("people.audit_entry")
    .select(["number", "hash"])
    .where("workspace_id", "=", workspace)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertEntry(tx: Transaction, entry: Row<"people.audit_entry">): Promise<void> {
  const details = JSON.stringify(entry.details);
  await tx
    .insertInto("people.audit_entry")
    .values({ ...entry, details })
    .execute();
}

/** Entries in their order, after a number. */
export const entriesAfter = (tx: Transaction, workspace: string, number: number, limit: number) =>
  tx
    .selectFrom("people.audit_entry")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("number", ">", number)
    .orderBy("number")
    .limit(limit)
    .execute();

export interface AuditFilter {
  before?: number;
  action?: string;
  actor?: string;
  from?: string;
  to?: string;
}

/** Entries that fit, newest first. An action that ends in a dot stands for all that begin so. */
export function findEntries(tx: Transaction, workspace: string, filter: AuditFilter, limit: number) {
  const { before, action, actor, from, to } = filter;
  let query = tx.selectFrom("people.audit_entry").selectAll().where("workspace_id", "=", workspace);
  if (before !== undefined) query = query.where("number", "<", before);
  if (action?.endsWith(".")) query = query.where(sql<boolean>`starts_with(action, ${action})`);
  else if (action !== undefined) query = query.where("action", "=", action);
  if (actor !== undefined) query = query.where("actor_id", "=", actor);
  if (from !== undefined) query = query.where("at", ">=", new Date(from));
  if (to !== undefined) query = query.where("at", "<=", new Date(to));
  return query.orderBy("number", "desc").limit(limit).execute();
}

export async function findActions(tx: Transaction, workspace: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("people.audit_entry")
    .select("action")
    .distinct()
    .where("workspace_id", "=", workspace)
    .orderBy("action")
    .execute();
  return rows.map(({ action }) => action);
}

/** Everybody who did something, with the name they had last. */
export function findActors(tx: Transaction, workspace: string) {
  return tx
    .selectFrom("people.audit_entry")
    .select(["actor_id", "actor_name"])
    .distinctOn("actor_id")
    .where("workspace_id", "=", workspace)
    .where("actor_id", "is not", null)
    .orderBy("actor_id")
    .orderBy("number", "desc")
    .execute();
}
