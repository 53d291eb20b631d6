import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "./anonymity.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export type PersonProgress = "not started" | "started" | "completed";

export interface ListedInvitation {
  id: string;
  personId: string | null;
  name: string;
  email: string | null;
  account: string | null;
  customerId: string | null;
  bouncedAt: Date | null;
  department: string;
  level: string | null;
  invitedAt: Date;
  withdrawnAt: Date | null;
  left: boolean;
  progress: PersonProgress;
}

const progress = sql<PersonProgress>`CASE WHEN b.completed_at IS NOT NULL THEN 'completed'
  WHEN b.ballot_id IS NOT NULL THEN 'started' ELSE 'not started' END`;

/** One page of a campaign's invitations, by name. */
export async function selectInvitations(
  { transaction, workspaceId }: Within,
  campaignId: string,
  asked: { search: string; progress: PersonProgress | null; limit: number; offset: number },
): Promise<{ total: number; invitations: ListedInvitation[] }> {
  const pattern = `%${asked.search.replace(/[\\%_]/g, "\\$&")}%`;
  const found = sql`FROM listen.invitation i
    LEFT JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    LEFT JOIN people.customer k ON k.workspace_id = i.workspace_id AND k.customer_id = i.customer_id
    LEFT JOIN people.account a ON a.workspace_id = i.workspace_id AND a.account_id = i.account_id
    LEFT JOIN listen.ballot b ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id
      AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
      AND (i.person_id IS NOT NULL OR i.customer_id IS NOT NULL)
      ${asked.search === "" ? sql`` : sql`AND (i.name ILIKE ${pattern} OR i.email ILIKE ${pattern} OR i.department ILIKE ${pattern} OR a.name ILIKE ${pattern})`}
      ${asked.progress === null ? sql`` : sql`AND ${progress} = ${asked.progress}`}`;
  const counted = await sql<{ total: number }>`SELECT count(*) AS total ${found}`.execute(transaction);
  const { rows } = await sql<ListedInvitation>`
    SELECT i.invitation_id AS id, i.person_id AS "personId", i.name, i.email, i.department, i.level,
      i.customer_id AS "customerId", a.name AS account, i.bounced_at AS "bouncedAt", i.invited_at AS "invitedAt",
      i.withdrawn_at AS "withdrawnAt", coalesce(p.left_at, k.left_at) IS NOT NULL AS left, ${progress} AS progress
    ${found}
    ORDER BY i.name, i.invitation_id LIMIT ${asked.limit} OFFSET ${asked.offset}`.execute(transaction);
  return { total: counted.rows[0]?.total ?? 0, invitations: rows };
}

/** Whether anything has been saved with an invitation. */
export async function hasAnswers(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitationId: string,
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM listen.ballot WHERE workspace_id = ${workspaceId}
    AND campaign_id = ${campaignId} AND ballot_id = ${invitationId}`.execute(transaction);
  return rows.length > 0;
}

export interface OwnInvitation {
  campaign_id: string;
  invitation_id: string;
  link_version: number;
  name: string;
  closes_at: Date;
  progress: PersonProgress;
  anonymity: Anonymity;
  link_salt: Buffer | null;
}

/** A person's invitations to campaigns that are open, sent to an address that is theirs. */
export async function selectOwn(
  { transaction, workspaceId }: Within,
  personId: string,
  email: string,
  now: Date,
): Promise<OwnInvitation[]> {
  const { rows } = await sql<OwnInvitation>`
    SELECT i.campaign_id, i.invitation_id, i.link_version, c.name, c.closes_at, c.anonymity, c.link_salt, ${progress} AS progress
    FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    LEFT JOIN listen.ballot b ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id
      AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.person_id = ${personId} AND lower(i.email) = ${email}
      AND NOT i.pilot AND i.withdrawn_at IS NULL AND p.left_at IS NULL
      AND c.state = 'open' AND c.closes_at > ${now}
    ORDER BY c.closes_at, c.campaign_id`.execute(transaction);
  return rows;
}
