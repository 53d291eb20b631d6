import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

/**
 * Marks the invitations at some addresses as turned away; those that are marked already stay as they are. In the order of
 * their ids, so that two at once don't wait for each other in a circle.
 *
 * @param addresses in lower case
 * @returns how many were marked, and the customers among them whose address it still is
 */
export async function markBounced(
  { transaction, workspaceId }: Within,
  campaignId: string,
  addresses: readonly string[],
  { at, words, invitationId }: { at: Date; words: string; invitationId?: string },
): Promise<{ marked: number; customers: string[] }> {
  const { rows } = await sql<{ customerId: string | null }>`
    WITH meant AS (
      SELECT invitation_id FROM listen.invitation
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND bounced_at IS NULL AND NOT pilot
        AND lower(email) = ANY (${[...addresses]}::text[])
        ${invitationId === undefined ? sql`` : sql`AND invitation_id = ${invitationId}`}
      ORDER BY invitation_id FOR NO KEY UPDATE
    ),
    marked AS (
      UPDATE listen.invitation i SET bounced_at = ${at}, bounce_words = ${words}
      FROM meant WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId}
        AND i.invitation_id = meant.invitation_id
      RETURNING i.customer_id, lower(i.email) AS address
    )
    SELECT customer.customer_id AS "customerId" FROM marked
    LEFT JOIN people.customer customer ON customer.workspace_id = ${workspaceId}
      AND customer.customer_id = marked.customer_id AND customer.email_key = marked.address
    ORDER BY customer.customer_id`.execute(transaction);
  return {
    marked: rows.length,
    customers: rows.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
  };
}

/** Which of some addresses, in lower case, a campaign has invited anybody at, and whether all of them are marked. */
export async function selectAddresses(
  { transaction, workspaceId }: Within,
  campaignId: string,
  addresses: readonly string[],
): Promise<{ address: string; people: number }[]> {
  const { rows } = await sql<{ address: string; people: number }>`
    SELECT lower(email) AS address, count(*) FILTER (WHERE bounced_at IS NOT NULL) AS people FROM listen.invitation
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot
      AND lower(email) = ANY (${[...addresses]}::text[])
    GROUP BY 1`.execute(transaction);
  return rows;
}
