import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { type Addressed, addressed, type InvitationRow, placed } from "./invitation.store.ts";
import type { ReminderTurns } from "./reminder-turns.ts";
import { hoursBetweenMails } from "./schedule.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

/** Whoever heard from a campaign since then is left in peace. */
const quietSince = (now: Date): Date => new Date(now.getTime() - hoursBetweenMails * 3_600_000);

const placedPeople = sql`${placed}
  LEFT JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id`;

const hasGone = sql`(p.person_id IS NULL AND customer.customer_id IS NULL
  OR coalesce(p.left_at, customer.left_at, account.left_at, customer.no_contact_at) IS NOT NULL)`;

/** When somebody last had mail, or was up for a reminder. */
const lastTurn = sql`greatest(i.mailed_at, i.reminder_turn_at)`;

export interface Turn extends Addressed, Pick<InvitationRow, "groups" | "cell"> {
  /** Whether they have completed, or are known to have used their invitation. */
  finished: boolean;
}

/**
 * The next invitations whose turn it is, finished or not: reachable by mail, not withdrawn, of people who have not left or
 * asked to be left alone, without mail of the campaign for a while.
 *
 * @param claiming locks them until they are marked
 */
export async function selectTurns(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { after, limit, now, claiming }: { after: string | null; limit: number; now: Date; claiming: boolean },
): Promise<Turn[]> {
  const { rows } = await sql<Turn>`
    SELECT ${addressed}, i.groups, i.cell, i.known_used OR EXISTS (SELECT FROM listen.ballot b
      WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId} AND b.ballot_id = i.invitation_id
        AND b.completed_at IS NOT NULL) AS finished
    FROM ${placedPeople}
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
      AND i.withdrawn_at IS NULL AND i.email IS NOT NULL AND i.bounced_at IS NULL AND i.mailed_at IS NOT NULL
      AND ${lastTurn} < ${quietSince(now)} AND NOT ${hasGone}
      ${after === null ? sql`` : sql`AND i.invitation_id > ${after}`}
    ORDER BY i.invitation_id LIMIT ${limit} ${claiming ? sql`FOR UPDATE OF i` : sql``}`.execute(transaction);
  return rows;
}

/** Notes that it was their turn, also of those who had finished. */
export async function markTurns(
  { transaction, workspaceId }: Within,
  campaignId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await transaction
    .updateTable("listen.invitation")
    .set({ reminder_turn_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", sql<string>`ANY (${[...ids]}::uuid[])`)
    .execute();
}

/** @returns whose turn it is now, and when somebody's is next; null where nobody waits for it */
export async function countTurns(
  { transaction, workspaceId }: Within,
  campaignId: string,
  now: Date,
): Promise<{ turns: ReminderTurns; nextAt: Date | null }> {
  const { rows } = await sql<ReminderTurns & { last: Date | null }>`
    WITH invited AS (
      SELECT CASE WHEN ${hasGone} THEN 'left' WHEN i.bounced_at IS NOT NULL THEN 'bounced'
          WHEN i.email IS NULL THEN 'without' WHEN i.mailed_at IS NULL THEN 'not invited'
          WHEN ${lastTurn} < ${quietSince(now)} THEN 'turn' ELSE 'recent' END AS place,
        ${lastTurn} AS last
      FROM ${placedPeople}
      WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
        AND i.withdrawn_at IS NULL)
    SELECT count(*) FILTER (WHERE place = 'turn') AS turn, count(*) FILTER (WHERE place = 'recent') AS recent,
      count(*) FILTER (WHERE place = 'without') AS "withoutEmail", count(*) FILTER (WHERE place = 'bounced') AS bounced,
      count(*) FILTER (WHERE place = 'left') AS left, count(*) FILTER (WHERE place = 'not invited') AS "notInvited",
      min(last) FILTER (WHERE place = 'recent') AS last
    FROM invited`.execute(transaction);
  const { last, ...turns } = rows[0] ?? { ...nobody, last: null };
  return { turns, nextAt: last && new Date(last.getTime() + hoursBetweenMails * 3_600_000) };
}

const nobody: ReminderTurns = { turn: 0, recent: 0, withoutEmail: 0, bounced: 0, left: 0, notInvited: 0 };
