import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import "./anonymous.tables.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export type BallotCell = Omit<Row<"listen.ballot_cell">, "workspace_id" | "campaign_id">;

export async function selectCells(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<BallotCell[]> {
  return transaction
    .selectFrom("listen.ballot_cell")
    .select(["cell", "department", "groups", "door_id"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("cell")
    .execute();
}

export async function insertCells(
  { transaction, workspaceId }: Within,
  campaignId: string,
  cells: readonly BallotCell[],
): Promise<void> {
  for (let at = 0; at < cells.length; at += 1000)
    await transaction
      .insertInto("listen.ballot_cell")
      .values(
        cells.slice(at, at + 1000).map((cell) => ({
          ...cell,
          groups: JSON.stringify(cell.groups),
          workspace_id: workspaceId,
          campaign_id: campaignId,
        })),
      )
      .onConflict((conflict) => conflict.columns(["workspace_id", "campaign_id", "cell"]).doNothing())
      .execute();
}

/** People who are alike, among those who have no cell yet. */
export async function selectWithoutCell(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<{ department: string; groups: Record<string, string>; people: number }[]> {
  const { rows } = await sql<{ department: string; groups: Record<string, string>; people: number }>`
    SELECT department, groups, count(*) AS people FROM listen.invitation
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot AND cell IS NULL
    GROUP BY department, groups ORDER BY department, groups`.execute(transaction);
  return rows;
}

/** Gives a cell to those who are alike and have none. */
export async function setCell(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { department, groups }: { department: string; groups: Record<string, string> },
  cell: number,
): Promise<void> {
  await sql`UPDATE listen.invitation SET cell = ${cell}
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot AND cell IS NULL
      AND department = ${department} AND groups = ${JSON.stringify(groups)}::jsonb`.execute(transaction);
}

/** Whether somebody was invited who has this cell. */
export async function hasCell(
  { transaction, workspaceId }: Within,
  campaignId: string,
  cell: number,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("listen.invitation")
    .select("cell")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .where("cell", "=", cell)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back invitations that were just made and have no cell. @returns their ids */
export async function deleteWithoutCell(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<string[]> {
  const deleted = await transaction
    .deleteFrom("listen.invitation")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .where("cell", "is", null)
    .returning("invitation_id")
    .execute();
  return deleted.map(({ invitation_id }) => invitation_id);
}

/** Gives a campaign a salt where it has none. @returns the one that it has */
export async function keepSalt(
  { transaction, workspaceId }: Within,
  campaignId: string,
  salt: Buffer,
): Promise<Buffer> {
  const { rows } = await sql<{ salt: Buffer }>`
    UPDATE listen.campaign SET link_salt = coalesce(link_salt, ${salt})
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} RETURNING link_salt AS salt`.execute(
    transaction,
  );
  const [kept] = rows;
  if (!kept) throw new Error("a campaign was gone while it got a salt");
  return kept.salt;
}

/** Notes that a right was used. @returns false where it had been, by another page */
export async function insertUsed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { mark, receipt }: { mark: Buffer; receipt: Buffer },
): Promise<boolean> {
  await sql`INSERT INTO listen.used_right (workspace_id, campaign_id, mark, receipt)
    VALUES (${workspaceId}, ${campaignId}, ${mark}, ${receipt})
    ON CONFLICT (workspace_id, campaign_id, mark) DO NOTHING`.execute(transaction);
  const { rows } = await sql<{ own: boolean }>`SELECT receipt = ${receipt} AS own FROM listen.used_right
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND mark = ${mark}`.execute(
    transaction,
  );
  return rows[0]?.own ?? false;
}

/** Whether a right was used by a page that held what this was made from. */
export async function hasReceipt(
  { transaction, workspaceId }: Within,
  campaignId: string,
  receipt: Buffer,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("listen.used_right")
    .select("campaign_id")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("receipt", "=", receipt)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these marks are there, in hexadecimal digits. */
export async function selectUsed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  marks: readonly Buffer[],
): Promise<Set<string>> {
  const { rows } = await sql<{ mark: string }>`SELECT encode(mark, 'hex') AS mark FROM listen.used_right
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND mark = ANY (${[...marks]}::bytea[])`.execute(
    transaction,
  );
  return new Set(rows.map(({ mark }) => mark));
}

/** In one statement, so that nothing tells them apart. */
export async function markKnownUsed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitations: readonly string[],
): Promise<void> {
  if (invitations.length === 0) return;
  await sql`UPDATE listen.invitation SET known_used = true
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
      AND invitation_id = ANY (${[...invitations]}::uuid[])`.execute(transaction);
}

/** Deletes marks but for those of cards, which are counted by them, and all receipts. */
export async function deleteRights({ transaction, workspaceId }: Within, campaignId: string): Promise<void> {
  await sql`DELETE FROM listen.used_right used
    WHERE used.workspace_id = ${workspaceId} AND used.campaign_id = ${campaignId}
      AND NOT EXISTS (SELECT FROM listen.access_card card
        WHERE card.workspace_id = ${workspaceId} AND card.mark = used.mark)`.execute(transaction);
  await sql`UPDATE listen.used_right SET receipt = ''
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(transaction);
}

/** Forgets of which invitations it was known that they are used. */
export async function unmarkKnownUsed(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<void> {
  await sql`UPDATE listen.invitation SET known_used = false
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND known_used`.execute(transaction);
}

/** Whether answers can come through a door. */
export async function hasDoors({ transaction, workspaceId }: Within, campaignId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("listen.ballot_cell")
    .select("cell")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("door_id", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
