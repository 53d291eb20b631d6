import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

/** Somebody's invitation, with what its link is made of. */
export interface Invited {
  /** In the list of staff. */
  number: string;
  personId: string;
  invitationId: string;
  linkVersion: number;
  linkKey: Buffer;
}

/** Everybody who was invited to a campaign, by their number in the list of staff. */
export async function invitedTo(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Map<string, Invited>> {
  const { rows } = await sql<Invited>`
    SELECT p.staff_number AS number, p.person_id AS "personId", i.invitation_id AS "invitationId",
      i.link_version AS "linkVersion", w.link_key AS "linkKey"
    FROM listen.invitation i
    JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

/** Sets when a campaign closes, also after it opened. */
export async function setClosing(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  closesAt: Date,
): Promise<void> {
  await sql`UPDATE listen.campaign SET closes_at = ${closesAt}
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(tx);
}

/** Marks mail that waits as sent at a moment, as it would be with a mail server. Nothing leaves. */
export async function markSent(tx: Transaction, workspaceId: string, at: Date): Promise<void> {
  await sql`UPDATE people.message SET state = 'sent', created_at = ${at}, next_attempt_at = ${at}, finished_at = ${at}
    WHERE workspace_id = ${workspaceId} AND state = 'queued'`.execute(tx);
}
