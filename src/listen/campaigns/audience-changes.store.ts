import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export interface Leaver {
  invitation: string;
  name: string;
  department: string;
  leftAt: Date;
}

/**
 * People who have left, or customers who asked not to be surveyed, and are still invited: the first of them, and how many
 * there are.
 */
export async function selectLeavers(
  { transaction, workspaceId }: Within,
  campaignId: string,
  limit: number,
): Promise<{ total: number; people: Leaver[] }> {
  const { rows } = await sql<Leaver & { total: number }>`
    SELECT i.invitation_id AS invitation, i.name, i.department,
      coalesce(p.left_at, k.left_at, k.no_contact_at) AS "leftAt", count(*) OVER () AS total
    FROM listen.invitation i
    LEFT JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    LEFT JOIN people.customer k ON k.workspace_id = i.workspace_id AND k.customer_id = i.customer_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
      AND i.withdrawn_at IS NULL AND coalesce(p.left_at, k.left_at, k.no_contact_at) IS NOT NULL
    ORDER BY i.name, i.invitation_id LIMIT ${limit}`.execute(transaction);
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...person }) => person) };
}

/** Ids of a campaign's invitations among the given ones. */
export async function selectKnown(
  { transaction, workspaceId }: Within,
  campaignId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await transaction
    .selectFrom("listen.invitation")
    .select("invitation_id")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .where("invitation_id", "=", sql<string>`ANY (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(({ invitation_id }) => invitation_id);
}

/** Takes people out, or back in. @returns for how many that changed something */
export async function setWithdrawn(
  { transaction, workspaceId }: Within,
  campaignId: string,
  ids: readonly string[],
  withdrawnAt: Date | null,
): Promise<number> {
  const result = await transaction
    .updateTable("listen.invitation")
    .set({
      withdrawn_at: withdrawnAt,
      ...(withdrawnAt && { was_withdrawn: true }),
    })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .where("invitation_id", "=", sql<string>`ANY (${[...ids]}::uuid[])`)
    .where("withdrawn_at", withdrawnAt ? "is" : "is not", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
