import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

/** Whose invitation a link came with. */
export interface InvitedCustomer {
  customerId: string;
  language: string;
  linkKey: Buffer;
  organisation: string;
}

/** The customer of an invitation; undefined where it is no customer's (any more). */
export async function findInvitedCustomer(
  tx: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<InvitedCustomer | undefined> {
  const { rows } = await sql<InvitedCustomer>`
    SELECT i.customer_id AS "customerId", i.language, w.link_key AS "linkKey", w.organisation
    FROM listen.invitation i
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    WHERE i.workspace_id = ${workspaceId} AND i.invitation_id = ${invitationId} AND i.customer_id IS NOT NULL
  `.execute(tx);
  return rows[0];
}
