import { sql } from "kysely";
import type { Pool } from "pg";
import type { Transaction } from "#platform/database/tables.ts";

/** What the codes and links of an anonymous campaign are made of. */
export interface Unlinking {
  link_key: Buffer;
  link_salt: Buffer;
}

/** @throws RangeError where the campaign is not anonymous, or closed */
export async function findUnlinking(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Unlinking> {
  const { rows } = await sql<Unlinking>`
    SELECT w.link_key, c.link_salt FROM listen.campaign c JOIN people.workspace w USING (workspace_id)
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.link_salt IS NOT NULL`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new RangeError("the example's campaign takes no anonymous answers");
  return found;
}

/** The numbers of the sheets of a batch. */
export async function sheetNumbers(tx: Transaction, workspaceId: string, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ sheet: string }>`
    SELECT sheet FROM listen.paper_sheet WHERE workspace_id = ${workspaceId} AND batch_id = ${batchId}
    ORDER BY sheet`.execute(tx);
  return rows.map(({ sheet }) => sheet);
}

/** Ballots of a campaign, in an order that says nothing. */
export async function ballotsOf(
  owner: Pool,
  workspaceId: string,
  campaignId: string,
): Promise<{ id: string; completed: boolean }[]> {
  const { rows } = await owner.query<{ id: string; completed: boolean }>(
    `SELECT ballot_id AS id, completed_at IS NOT NULL AS completed FROM listen.ballot
     WHERE workspace_id = $1 AND campaign_id = $2 ORDER BY ballot_id`,
    [workspaceId, campaignId],
  );
  return rows;
}
