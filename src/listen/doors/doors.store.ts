import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Poster } from "./door.ts";
import "../anonymous/anonymous.tables.ts";
import "../campaigns/campaign.tables.ts";
import "./doors.tables.ts";

export interface Within {
  tx: Transaction;
  workspaceId: string;
}

export type DoorRow = Row<"listen.door">;
export type BatchRow = Row<"listen.card_batch">;

/** What doors have to know of their campaign. */
export interface CampaignOfDoors {
  campaign_id: string;
  name: string;
  anonymity: string;
  state: "draft" | "opening" | "open" | "closed";
  /** Whether the time to answer has passed. */
  over: boolean;
  closes_at: Date | null;
  minimum_group: number;
  /** The questionnaire's; null while none is chosen. */
  languages: string[] | null;
  title: Record<string, string> | null;
  organisation: string;
  language: string;
  time_zone: string;
}

/** @param forChange locks the campaign */
export async function findCampaignOfDoors(
  { tx, workspaceId }: Within,
  campaignId: string,
  forChange = false,
): Promise<CampaignOfDoors | undefined> {
  const { rows } = await sql<CampaignOfDoors>`
    SELECT c.campaign_id, c.name, c.anonymity, c.state, coalesce(c.closes_at <= now(), false) AS over, c.closes_at,
      c.minimum_group, v.definition->'languages' AS languages, v.definition->'title' AS title,
      w.organisation, w.language, w.time_zone
    FROM listen.campaign c
    JOIN people.workspace w ON w.workspace_id = c.workspace_id
    LEFT JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}
    ${forChange ? sql`FOR UPDATE OF c` : sql``}`.execute(tx);
  return rows[0];
}

/** Notes where an address leads. @returns false where it is taken */
export async function insertAddress(
  { tx, workspaceId }: Within,
  address: string,
  doorId: string,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO platform.door_address (address, workspace_id, door_id)
    VALUES (${address}, ${workspaceId}, ${doorId}) ON CONFLICT DO NOTHING RETURNING address`.execute(tx);
  return rows.length > 0;
}

/** In which workspace an address leads to which door; undefined where nowhere. */
export const findAddress = (
  tx: Transaction,
  address: string,
): Promise<{ workspace_id: string; door_id: string } | undefined> =>
  tx
    .selectFrom("platform.door_address")
    .select(["workspace_id", "door_id"])
    .where("address", "=", address)
    .executeTakeFirst();

export async function insertDoor(
  { tx, workspaceId }: Within,
  door: Pick<DoorRow, "door_id" | "campaign_id" | "kind" | "name" | "address" | "cell"> & {
    idle_minutes?: number;
  },
): Promise<void> {
  await tx
    .insertInto("listen.door")
    .values({ ...door, workspace_id: workspaceId })
    .execute();
}

/** What an anonymous campaign's codes are made from; null where there is none, or no more. */
export async function findSalt({ tx, workspaceId }: Within, campaignId: string): Promise<Buffer | null> {
  const { rows } = await sql<{ salt: Buffer | null }>`
    SELECT link_salt AS salt FROM listen.campaign
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND anonymity = 'anonymous'`.execute(
    tx,
  );
  return rows[0]?.salt ?? null;
}

/** In the order in which they were made. */
export const selectDoors = ({ tx, workspaceId }: Within, campaignId: string): Promise<DoorRow[]> =>
  tx
    .selectFrom("listen.door")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("made_at")
    .orderBy("door_id")
    .execute();

export const findDoor = ({ tx, workspaceId }: Within, doorId: string): Promise<DoorRow | undefined> =>
  tx
    .selectFrom("listen.door")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("door_id", "=", doorId)
    .executeTakeFirst();

/** @returns the new revision; undefined where it was changed meanwhile */
export async function updateDoor(
  { tx, workspaceId }: Within,
  doorId: string,
  revision: number,
  { name, idleMinutes, poster }: { name: string; idleMinutes: number; poster: Poster },
): Promise<number | undefined> {
  const row = await tx
    .updateTable("listen.door")
    .set({ name, idle_minutes: idleMinutes, poster: JSON.stringify(poster), revision: revision + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("door_id", "=", doorId)
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

export async function setOpen({ tx, workspaceId }: Within, doorId: string, isOpen: boolean): Promise<void> {
  await tx
    .updateTable("listen.door")
    .set({ is_open: isOpen })
    .where("workspace_id", "=", workspaceId)
    .where("door_id", "=", doorId)
    .execute();
}

/** Takes a door away with its cards, its address and what is known of its ballots, of which there are none yet. */
export async function deleteDoor(
  { tx, workspaceId }: Within,
  { door_id: doorId, campaign_id: campaignId }: DoorRow,
): Promise<void> {
  await tx
    .deleteFrom("listen.ballot_cell")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("door_id", "=", doorId)
    .execute();
  await tx
    .deleteFrom("listen.door")
    .where("workspace_id", "=", workspaceId)
    .where("door_id", "=", doorId)
    .execute();
}

/** How many answered ballots came through doors, by the door's id; with cards only those of which nothing else is known. */
export async function countBallots(
  { tx, workspaceId }: Within,
  campaignId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ door_id: string; ballots: number }>`
    SELECT cell.door_id, count(*)::int AS ballots FROM listen.ballot b
    JOIN listen.ballot_cell cell ON cell.workspace_id = b.workspace_id AND cell.campaign_id = b.campaign_id
      AND cell.cell = b.cell
    WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId} AND cell.workspace_id = ${workspaceId}
      AND cell.campaign_id = ${campaignId} AND cell.door_id IS NOT NULL
    GROUP BY cell.door_id`.execute(tx);
  return new Map(rows.map(({ door_id, ballots }) => [door_id, ballots]));
}

/** The newest first. */
export async function selectBatches(
  { tx, workspaceId }: Within,
  doors: readonly string[],
): Promise<(BatchRow & { used: number })[]> {
  if (doors.length === 0) return [];
  const { rows } = await sql<BatchRow & { used: number }>`
    SELECT batch.*, (SELECT count(*)::int FROM listen.access_card card
        JOIN listen.door door ON door.workspace_id = ${workspaceId} AND door.door_id = card.door_id
        JOIN listen.used_right used ON used.workspace_id = ${workspaceId}
          AND used.campaign_id = door.campaign_id AND used.mark = card.mark
        WHERE card.workspace_id = ${workspaceId} AND card.batch_id = batch.batch_id) AS used
    FROM listen.card_batch batch
    WHERE batch.workspace_id = ${workspaceId} AND batch.door_id = ANY (${[...doors]}::uuid[])
    ORDER BY batch.made_on DESC, batch.batch_id`.execute(tx);
  return rows;
}

/** Stores cards in the order of their marks, which says nothing of the order in which they are printed. */
export async function insertBatch(
  { tx, workspaceId }: Within,
  batch: Omit<BatchRow, "workspace_id" | "ended_on">,
  marks: readonly Buffer[],
): Promise<void> {
  await tx
    .insertInto("listen.card_batch")
    .values({ ...batch, ended_on: null, workspace_id: workspaceId })
    .execute();
  const { batch_id, door_id } = batch;
  const sorted = [...marks].sort(Buffer.compare);
  await tx
    .insertInto("listen.access_card")
    .values(sorted.map((mark) => ({ workspace_id: workspaceId, door_id, mark, batch_id })))
    .execute();
}

/** @returns false where the door has no such cards */
export async function endBatch(
  { tx, workspaceId }: Within,
  doorId: string,
  batchId: string,
  day: string,
): Promise<boolean> {
  const rows = await tx
    .updateTable("listen.card_batch")
    .set(({ fn, val }) => ({ ended_on: fn.coalesce("ended_on", val(day)) }))
    .where("workspace_id", "=", workspaceId)
    .where("door_id", "=", doorId)
    .where("batch_id", "=", batchId)
    .returning("batch_id")
    .execute();
  return rows.length > 0;
}

/** The cards that are printed together with the one of a mark. */
export const findCard = (
  { tx, workspaceId }: Within,
  doorId: string,
  mark: Buffer,
): Promise<Pick<BatchRow, "cell" | "ended_on"> | undefined> =>
  tx
    .selectFrom("listen.access_card as card")
    .innerJoin("listen.card_batch as batch", (join) =>
      join
        .onRef("batch.workspace_id", "=", "card.workspace_id")
        .onRef("batch.batch_id", "=", "card.batch_id"),
    )
    .select(["batch.cell", "batch.ended_on"])
    .where("card.workspace_id", "=", workspaceId)
    .where("card.door_id", "=", doorId)
    .where("card.mark", "=", mark)
    .executeTakeFirst();

/** Counts codes that don't exist. @returns how many there are now */
export async function addWrongCodes(
  { tx, workspaceId }: Within,
  doorId: string,
  number: number,
): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    UPDATE listen.door SET wrong_codes = least(wrong_codes + ${number}, 2000000000)
    WHERE workspace_id = ${workspaceId} AND door_id = ${doorId} RETURNING wrong_codes AS wrong`.execute(tx);
  return rows[0]?.wrong ?? 0;
}
