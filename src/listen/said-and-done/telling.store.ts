import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./said-and-done.tables.ts";

/** Somebody who was invited, and can be told. */
export interface Recipient {
  invitationId: string;
  name: string;
  email: string;
  language: string;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** Invited for good, with an address that takes mail, still there, and not asked to be left alone. */
const tellable: RawBuilder<boolean> = sql<boolean>`(i.email IS NOT NULL AND i.erased_at IS NULL AND i.bounced_at IS NULL
  AND person.left_at IS NULL AND customer.left_at IS NULL AND customer.no_contact_at IS NULL AND refusal.email IS NULL)`;

const invited = (workspaceId: string, campaignId: string) => sql`listen.invitation i
  LEFT JOIN people.person person ON person.workspace_id = i.workspace_id AND person.person_id = i.person_id
  LEFT JOIN people.customer customer ON customer.workspace_id = i.workspace_id AND customer.customer_id = i.customer_id
  LEFT JOIN listen.news_refusal refusal ON refusal.workspace_id = i.workspace_id AND refusal.email = lower(i.email)
  WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot`;

/** How many can be told, and how many can't. */
export async function countTellable(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<{ recipients: number; leftOut: number }> {
  const { rows } = await sql<{ recipients: number; leftOut: number }>`
    SELECT count(*) FILTER (WHERE ${tellable}) AS recipients, count(*) FILTER (WHERE NOT ${tellable}) AS "leftOut"
    FROM ${invited(workspaceId, campaignId)}`.execute(tx);
  return rows[0] ?? { recipients: 0, leftOut: 0 };
}

/** The next who can be told, by invitation, and the last invitation that was looked at; none left where it is null. */
export async function nextTellable(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  after: string | null,
  limit: number,
): Promise<{ recipients: Recipient[]; last: string | null }> {
  const { rows } = await sql<Recipient & { tellable: boolean }>`
    SELECT i.invitation_id AS "invitationId", i.name, i.email, i.language, ${tellable} AS tellable
    FROM ${invited(workspaceId, campaignId)} AND i.invitation_id > ${after ?? nobody}
    ORDER BY i.invitation_id LIMIT ${limit}`.execute(tx);
  return {
    recipients: rows.filter((row) => row.tellable),
    last: rows.length < limit ? null : (rows.at(-1)?.invitationId ?? null),
  };
}

/** The address that an invitation went to; undefined where there is none. */
export async function findAddress(
  tx: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<{ email: string | null; language: string; linkKey: Buffer; organisation: string } | undefined> {
  const { rows } = await sql<{
    email: string | null;
    language: string;
    linkKey: Buffer;
    organisation: string;
  }>`
    SELECT i.email, i.language, w.link_key AS "linkKey", w.organisation FROM listen.invitation i
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    WHERE i.workspace_id = ${workspaceId} AND i.invitation_id = ${invitationId}`.execute(tx);
  return rows[0];
}

/** Notes that an address wants no more of this mail. */
export async function storeRefusal(tx: Transaction, workspaceId: string, email: string): Promise<void> {
  await tx
    .insertInto("listen.news_refusal")
    .values({ workspace_id: workspaceId, email: email.toLowerCase() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
