import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

/** Keeps mail of a campaign from leaving, as far as it has not: all of it, or some people's. */
export async function cancelMessages(
  { transaction, workspaceId }: Within,
  { campaignId, invitations, kind }: { campaignId: string; invitations?: readonly string[]; kind?: "test" },
): Promise<void> {
  await sql`UPDATE people.message SET state = 'cancelled', finished_at = now()
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND state IN ('queued', 'outbox')
      ${invitations ? sql`AND invitation_id = ANY (${[...invitations]}::uuid[])` : sql``}
      ${kind ? sql`AND kind = ${kind}` : sql``}`.execute(transaction);
}

/**
 * Keeps mail to customers from leaving: all that waits for the mail server, and reminders that wait to be handed out. An
 * invitation that waits so may have been handed out already.
 */
export async function cancelMessagesTo(
  { transaction, workspaceId }: Within,
  customers: readonly string[],
): Promise<void> {
  if (customers.length === 0) return;
  await sql`UPDATE people.message m SET state = 'cancelled', finished_at = now()
    FROM listen.invitation i
    WHERE i.workspace_id = ${workspaceId} AND i.customer_id = ANY (${[...customers]}::uuid[])
      AND m.workspace_id = i.workspace_id AND m.campaign_id = i.campaign_id AND m.invitation_id = i.invitation_id
      AND (m.state = 'queued' AND m.kind IN ('invitation', 'reminder') OR m.state = 'outbox' AND m.kind = 'reminder')
  `.execute(transaction);
}

/** Lets mail that waits leave until a later time. */
export async function prolongMessages(
  { transaction, workspaceId }: Within,
  campaignId: string,
  until: Date,
): Promise<void> {
  await sql`UPDATE people.message SET expires_at = ${until}
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND state = 'queued'
      AND expires_at IS NOT NULL`.execute(transaction);
}

/** Whether the last mail to an invitation's address is known not to have arrived. */
export async function lastMailFailed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitationId: string,
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM people.message
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND invitation_id = ${invitationId}
      AND kind = 'invitation'
    ORDER BY created_at DESC LIMIT 1`.execute(transaction);
  return rows[0]?.state === "failed";
}

/** Mails by kind and state. */
export async function countMessages({ transaction, workspaceId }: Within, campaignId: string) {
  const { rows } = await sql<{ kind: string; state: string; messages: number }>`
    SELECT kind, state, count(*) AS messages FROM people.message
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND kind IN ('invitation', 'reminder')
    GROUP BY kind, state`.execute(transaction);
  return rows;
}

export interface FailedMail {
  invitation: string;
  name: string;
  email: string;
  problem: string | null;
  at: Date;
}

/** Mails that did not arrive, newest first. Those whose person got a later one are left out. */
export async function selectFailed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  kinds: readonly string[],
): Promise<FailedMail[]> {
  const { rows } = await sql<FailedMail>`
    SELECT invitation, name, email, problem, at FROM (
      SELECT DISTINCT ON (invitation_id) invitation_id AS invitation, recipient_name AS name,
        recipient_email AS email, problem, coalesce(finished_at, created_at) AS at, state
      FROM people.message
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND invitation_id IS NOT NULL
        AND kind = ANY (${[...kinds]}::text[])
      ORDER BY invitation_id, created_at DESC
    ) last
    WHERE state IN ('failed', 'unconfirmed')
    ORDER BY at DESC, invitation LIMIT 500`.execute(transaction);
  return rows;
}
