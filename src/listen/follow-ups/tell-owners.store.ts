import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

/** One owner and what waits for them, in numbers. */
export interface Owner {
  personId: string;
  name: string;
  email: string | null;
  waiting: number;
  /** Not told of yet. */
  fresh: number;
  dueToday: number;
  overdue: number;
}

/** Owners of what waits, by name; those who left or have no address can't be told. */
export async function selectOwners(tx: Transaction, workspaceId: string, today: string): Promise<Owner[]> {
  const { rows } = await sql<Owner>`
    SELECT p.person_id AS "personId", p.name, p.email, count(*) AS waiting,
      count(*) FILTER (WHERE f.told_on IS NULL) AS fresh,
      count(*) FILTER (WHERE f.due_on = ${today}::date) AS "dueToday",
      count(*) FILTER (WHERE f.due_on < ${today}::date) AS overdue
    FROM listen.follow_up f
    JOIN people.person p ON p.workspace_id = f.workspace_id AND p.person_id = f.owner_id
    WHERE f.workspace_id = ${workspaceId} AND f.state IN ('open', 'in progress') AND p.left_at IS NULL
      AND coalesce(f.told_on, '-infinity') < ${today}::date
    GROUP BY p.person_id, p.name, p.email ORDER BY p.name, p.person_id`.execute(tx);
  return rows;
}

/** Follow-ups of confidential campaigns that nobody was given yet, and the consultants who can. */
export async function selectHeld(
  tx: Transaction,
  workspaceId: string,
  today: string,
): Promise<{ userId: string; name: string; email: string; waiting: number }[]> {
  const { rows } = await sql<{ userId: string; name: string; email: string; waiting: number }>`
    SELECT m.user_id AS "userId", m.name, m.email, count(*) AS waiting
    FROM listen.follow_up f
    JOIN listen.campaign c ON c.workspace_id = f.workspace_id AND c.campaign_id = f.campaign_id
    JOIN people.membership m ON m.workspace_id = f.workspace_id AND m.user_id = ANY (c.confidants)
      AND 'consultant' = ANY (m.roles)
    WHERE f.workspace_id = ${workspaceId} AND f.state IN ('open', 'in progress') AND f.owner_id IS NULL
      AND c.anonymity <> 'named' AND coalesce(f.told_on, '-infinity') < ${today}::date
    GROUP BY m.user_id, m.name, m.email ORDER BY m.name, m.user_id`.execute(tx);
  return rows;
}

/** Notes that all who could be told of what waits were told today. */
export async function markTold(tx: Transaction, workspaceId: string, today: string): Promise<void> {
  await sql`UPDATE listen.follow_up SET told_on = ${today}::date
    WHERE workspace_id = ${workspaceId} AND state IN ('open', 'in progress')
      AND coalesce(told_on, '-infinity') < ${today}::date`.execute(tx);
}

export async function anyWaiting(tx: Transaction, workspaceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("listen.follow_up")
    .select("follow_up_id")
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["open", "in progress"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
