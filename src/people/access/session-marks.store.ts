import type { Pool, PoolClient } from "pg";
import { type EntryRule, noEntryRule, type SessionMark, type WayIn } from "./session-mark.ts";

type Queries = Pick<Pool | PoolClient, "query">;

interface MarkRow {
  session_id: string;
  way: WayIn;
  workspace_id: string | null;
  provider_id: string | null;
  second_factor: boolean;
  seen_at: Date;
}

const hour = 3_600_000;

/** What a session without a mark is: one of before there were marks. */
const before: SessionMark = { way: "password", onlyIn: null, providerId: null, secondFactor: false };

export async function insertMark(pool: Queries, sessionId: string, mark: SessionMark): Promise<void> {
  await pool.query(
    `INSERT INTO auth.session_mark (session_id, way, workspace_id, provider_id, second_factor, seen_at)
     VALUES ($1, $2, $3, $4, $5, date_trunc('hour', now()))`,
    [sessionId, mark.way, mark.onlyIn, mark.providerId, mark.secondFactor],
  );
}

export async function findMarks(
  pool: Queries,
  sessionIds: readonly string[],
): Promise<Map<string, SessionMark & { seenAt: Date }>> {
  const { rows } = await pool.query<MarkRow>(
    `SELECT session_id, way, workspace_id, provider_id, second_factor, seen_at FROM auth.session_mark
     WHERE session_id = ANY($1::uuid[])`,
    [sessionIds],
  );
  return new Map(
    rows.map(({ session_id, way, workspace_id, provider_id, second_factor, seen_at }) => [
      session_id,
      { way, onlyIn: workspace_id, providerId: provider_id, secondFactor: second_factor, seenAt: seen_at },
    ]),
  );
}

/** A session's mark; notes that the session is in use, once an hour at most. */
export async function markOf(pool: Queries, sessionId: string, now: Date): Promise<SessionMark> {
  const found = (await findMarks(pool, [sessionId])).get(sessionId);
  if (!found) return before;
  const { seenAt, ...mark } = found;
  if (now.getTime() - seenAt.getTime() >= hour)
    await pool.query(
      "UPDATE auth.session_mark SET seen_at = date_trunc('hour', $2::timestamptz) WHERE session_id = $1",
      [sessionId, now],
    );
  return mark;
}

export async function markSecondFactor(pool: Queries, sessionId: string, given: boolean): Promise<void> {
  await pool.query("UPDATE auth.session_mark SET second_factor = $2 WHERE session_id = $1", [
    sessionId,
    given,
  ]);
}

/** When a session was opened; undefined where there is none. */
export async function openedAt(pool: Queries, sessionId: string): Promise<Date | undefined> {
  const { rows } = await pool.query<{ at: Date }>(
    'SELECT "createdAt" AS at FROM auth."session" WHERE "id" = $1',
    [sessionId],
  );
  return rows[0]?.at;
}

/** Has a session end by itself before it usually would. */
export async function shortenSession(pool: Queries, sessionId: string, end: Date): Promise<void> {
  await pool.query('UPDATE auth."session" SET "expiresAt" = least("expiresAt", $2) WHERE "id" = $1', [
    sessionId,
    end,
  ]);
}

/** Ends a user's sessions. @param but the one that stays; null: none */
export async function deleteSessions(pool: Queries, userId: string, but: string | null): Promise<void> {
  await pool.query('DELETE FROM auth."session" WHERE "userId" = $1 AND "id" IS DISTINCT FROM $2', [
    userId,
    but,
  ]);
}

/** What the given workspaces ask of those who enter. */
export async function findEntryRules(
  pool: Queries,
  workspaceIds: readonly string[],
): Promise<Map<string, EntryRule>> {
  if (workspaceIds.length === 0) return new Map();
  const { rows } = await pool.query<{ workspace_id: string; second_factor: boolean; provider_only: boolean }>(
    "SELECT workspace_id, second_factor, provider_only FROM auth.entry_rule WHERE workspace_id = ANY($1::uuid[])",
    [workspaceIds],
  );
  const found = new Map(
    rows.map(({ workspace_id, second_factor, provider_only }) => [
      workspace_id,
      { secondFactor: second_factor, providerOnly: provider_only },
    ]),
  );
  return new Map(workspaceIds.map((id) => [id, found.get(id) ?? noEntryRule]));
}
