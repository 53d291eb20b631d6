import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import { answerLock } from "../campaigns/answer-lock.service.ts";
import type { Definition } from "../questionnaires/definition.ts";
import type { SheetState } from "./paper.tables.ts";
import "./paper.tables.ts";

export interface Within {
  tx: Transaction;
  workspaceId: string;
}

/** A campaign with what its paper needs to know. */
export interface PaperCampaign {
  campaign_id: string;
  name: string;
  state: "draft" | "opening" | "open" | "closed";
  closes_at: Date | null;
  anonymity: Anonymity;
  purpose: string;
  purposes: Record<string, string>;
  minimum_group: number;
  retention_months: number;
  organisation: string;
  time_zone: string;
  /** Null where no questionnaire is chosen. */
  definition: Definition | null;
  consultants: string[];
  /** Null where nobody has said how paper is handled. */
  door_id: string | null;
  entries: 1 | 2 | null;
  until: string | null;
  return_to: string | null;
}

const columns = sql`c.campaign_id, c.name, c.state, c.closes_at, c.anonymity, c.purpose, c.purposes, c.minimum_group,
  c.retention_months, w.organisation, w.time_zone, v.definition, p.door_id, p.entries, p.until, p.return_to,
  coalesce((SELECT json_agg(m.name ORDER BY m.name, m.user_id) FROM people.membership m
    WHERE m.workspace_id = c.workspace_id AND CASE WHEN c.confidants IS NULL THEN 'consultant' = ANY (m.roles)
      ELSE m.user_id = ANY (c.confidants) END), '[]') AS consultants`;

const tables = sql`listen.campaign c
  JOIN people.workspace w ON w.workspace_id = c.workspace_id
  LEFT JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
    AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
  LEFT JOIN listen.paper_plan p ON p.workspace_id = c.workspace_id AND p.campaign_id = c.campaign_id`;

/**
 * Reads a campaign.
 *
 * @param forSaving keeps it from closing until the transaction ends
 */
export async function findPaperCampaign(
  { tx, workspaceId }: Within,
  campaignId: string,
  { forSaving = false } = {},
): Promise<PaperCampaign | undefined> {
  // First the lock, then what is read under it.
  if (forSaving)
    await sql`SELECT ${answerLock("c").shared} AS locked FROM listen.campaign c
      WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}`.execute(tx);
  const { rows } = await sql<PaperCampaign>`SELECT ${columns} FROM ${tables}
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}`.execute(tx);
  return rows[0];
}

/** Keeps others from giving the campaign's doors their cells until the transaction ends. */
export async function lockForCells({ tx, workspaceId }: Within, campaignId: string): Promise<void> {
  await sql`SELECT FROM listen.campaign WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
    FOR NO KEY UPDATE`.execute(tx);
}

/** Open anonymous campaigns of which sheets were printed. */
export async function selectPaperCampaigns({ tx, workspaceId }: Within): Promise<PaperCampaign[]> {
  const { rows } = await sql<PaperCampaign>`SELECT ${columns} FROM ${tables}
    WHERE c.workspace_id = ${workspaceId} AND c.state = 'open' AND c.anonymity = 'anonymous'
      AND EXISTS (SELECT FROM listen.paper_batch b WHERE b.workspace_id = ${workspaceId}
        AND b.campaign_id = c.campaign_id)
    ORDER BY c.name, c.campaign_id LIMIT 200`.execute(tx);
  return rows;
}

/** Stores how paper is handled; the door that is there stays. */
export async function savePlan(
  { tx, workspaceId }: Within,
  { campaign_id, door_id, entries, until, return_to }: Omit<Row<"listen.paper_plan">, "workspace_id">,
): Promise<void> {
  await tx
    .insertInto("listen.paper_plan")
    .values({ workspace_id: workspaceId, campaign_id, door_id, entries, until, return_to })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "campaign_id"]).doUpdateSet({ entries, until, return_to }),
    )
    .execute();
}

export interface BatchRow extends Omit<Row<"listen.paper_batch">, "workspace_id" | "campaign_id"> {
  sheets: number;
  counted: number;
}

export async function selectBatches({ tx, workspaceId }: Within, campaignId: string): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    SELECT b.batch_id, b.name, b.language, b.cell, b.printed_on, b.ended, count(s.sheet)::int AS sheets,
      (count(*) FILTER (WHERE s.state = 'counted'))::int AS counted
    FROM listen.paper_batch b
    LEFT JOIN listen.paper_sheet s ON s.workspace_id = ${workspaceId} AND s.campaign_id = b.campaign_id
      AND s.batch_id = b.batch_id
    WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId}
    GROUP BY b.workspace_id, b.campaign_id, b.batch_id
    ORDER BY b.printed_on, b.name, b.batch_id`.execute(tx);
  return rows;
}

export async function insertBatch(
  { tx, workspaceId }: Within,
  campaignId: string,
  batch: Pick<BatchRow, "batch_id" | "name" | "language" | "cell" | "printed_on">,
): Promise<void> {
  await tx
    .insertInto("listen.paper_batch")
    .values({ ...batch, workspace_id: workspaceId, campaign_id: campaignId })
    .execute();
}

/** Adds sheets; numbers that are there already are left out. @returns those that were added */
export async function insertSheets(
  { tx, workspaceId }: Within,
  campaignId: string,
  batchId: string,
  sheets: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .insertInto("listen.paper_sheet")
    .values(
      sheets.map((sheet) => ({
        workspace_id: workspaceId,
        campaign_id: campaignId,
        batch_id: batchId,
        sheet,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("sheet")
    .execute();
  return rows.map(({ sheet }) => sheet);
}

/** @returns false where there is no such batch */
export async function setEnded(
  { tx, workspaceId }: Within,
  campaignId: string,
  batchId: string,
  ended: boolean,
): Promise<string | null> {
  const row = await tx
    .updateTable("listen.paper_batch")
    .set({ ended })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("batch_id", "=", batchId)
    .returning("name")
    .executeTakeFirst();
  return row?.name ?? null;
}

/** The numbers of a batch, in an order that says nothing. */
export async function selectSheetNumbers(
  { tx, workspaceId }: Within,
  campaignId: string,
  batchId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("listen.paper_sheet")
    .select("sheet")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("batch_id", "=", batchId)
    .orderBy("sheet")
    .execute();
  return rows.map(({ sheet }) => sheet);
}

export interface Counts {
  campaign_id: string;
  /** Sheets of all batches: were those of ended ones left out, ending a batch would tell how many of it are counted. */
  printed: number;
  typedOnce: number;
  differing: number;
  counted: number;
}

export async function countSheets(
  { tx, workspaceId }: Within,
  campaignIds: readonly string[],
): Promise<Map<string, Omit<Counts, "campaign_id">>> {
  const { rows } = await sql<Counts>`
    SELECT s.campaign_id, count(*)::int AS printed,
      (count(*) FILTER (WHERE s.state = 'typed' AND NOT b.ended))::int AS "typedOnce",
      (count(*) FILTER (WHERE s.state = 'differs' AND NOT b.ended))::int AS differing,
      (count(*) FILTER (WHERE s.state = 'counted'))::int AS counted
    FROM listen.paper_sheet s
    JOIN listen.paper_batch b ON b.workspace_id = s.workspace_id AND b.campaign_id = s.campaign_id
      AND b.batch_id = s.batch_id
    WHERE s.workspace_id = ${workspaceId} AND s.campaign_id = ANY (${[...campaignIds]}::uuid[])
    GROUP BY s.campaign_id`.execute(tx);
  return new Map(rows.map(({ campaign_id, ...counts }) => [campaign_id, counts]));
}

export interface SheetRow {
  sheet: string;
  state: SheetState;
  language: string;
  cell: number;
  ended: boolean;
}

/** @param locking keeps everybody else from changing the sheet until the transaction ends */
export async function findSheet(
  { tx, workspaceId }: Within,
  campaignId: string,
  sheet: string,
  { locking = false } = {},
): Promise<SheetRow | undefined> {
  const { rows } = await sql<SheetRow>`
    SELECT s.sheet, s.state, b.language, b.cell, b.ended
    FROM listen.paper_sheet s
    JOIN listen.paper_batch b ON b.workspace_id = s.workspace_id AND b.campaign_id = s.campaign_id
      AND b.batch_id = s.batch_id
    WHERE s.workspace_id = ${workspaceId} AND s.campaign_id = ${campaignId} AND s.sheet = ${sheet}
    ${locking ? sql`FOR UPDATE OF s` : sql``}`.execute(tx);
  return rows[0];
}

export async function setSheetState(
  { tx, workspaceId }: Within,
  campaignId: string,
  sheet: string,
  state: SheetState,
): Promise<void> {
  await tx
    .updateTable("listen.paper_sheet")
    .set({ state })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("sheet", "=", sheet)
    .execute();
}
