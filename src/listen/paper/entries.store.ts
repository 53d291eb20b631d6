import { sql } from "kysely";
import type { Row } from "#platform/database/tables.ts";
import type { Within } from "./paper.store.ts";
import type { Typed } from "./paper-form.ts";

export type EntryRow = Omit<Row<"listen.paper_entry">, "workspace_id" | "campaign_id" | "sheet">;

/** The entries of a sheet, in an order that says nothing of when they were made. */
export const selectEntries = (
  { tx, workspaceId }: Within,
  campaignId: string,
  sheet: string,
): Promise<EntryRow[]> =>
  tx
    .selectFrom("listen.paper_entry")
    .select(["typist", "typed", "is_done", "revision"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("sheet", "=", sheet)
    .orderBy("typist")
    .execute();

/**
 * Finished entries of sheets that differ: both of each, and whether one of them is somebody's own.
 *
 * @param limit of sheets that others typed; all of their own are there
 */
export async function selectDiffering(
  { tx, workspaceId }: Within,
  campaignId: string,
  somebody: string,
  limit: number,
): Promise<DifferingRow[]> {
  const { rows } = await sql<DifferingRow>`
    SELECT sheet, language, entries, own FROM (
      SELECT s.sheet, b.language, e.entries, e.own, row_number() OVER (PARTITION BY e.own ORDER BY s.sheet) AS place
      FROM listen.paper_sheet s
      CROSS JOIN LATERAL (SELECT json_agg(e.typed ORDER BY e.typist) AS entries, bool_or(e.typist = ${somebody}) AS own
        FROM listen.paper_entry e
        WHERE e.workspace_id = ${workspaceId} AND e.campaign_id = ${campaignId} AND e.sheet = s.sheet AND e.is_done) e
      JOIN listen.paper_batch b ON b.workspace_id = s.workspace_id AND b.campaign_id = s.campaign_id
        AND b.batch_id = s.batch_id
      WHERE s.workspace_id = ${workspaceId} AND s.campaign_id = ${campaignId} AND s.state = 'differs' AND NOT b.ended
    ) AS differing WHERE own OR place <= ${limit} ORDER BY sheet`.execute(tx);
  return rows;
}

interface DifferingRow {
  sheet: string;
  language: string;
  entries: Typed[];
  own: boolean;
}

/** @returns the new revision; null where another window saved since */
export async function saveTyped(
  { tx, workspaceId }: Within,
  key: { campaignId: string; sheet: string; typist: string },
  { typed, revision, isDone }: { typed: Typed; revision: number; isDone: boolean },
): Promise<number | null> {
  const { rows } = await sql<{ revision: number }>`
    INSERT INTO listen.paper_entry AS stored (workspace_id, campaign_id, sheet, typist, typed, is_done)
    VALUES (${workspaceId}, ${key.campaignId}, ${key.sheet}, ${key.typist}, ${JSON.stringify(typed)}::jsonb, ${isDone})
    ON CONFLICT (workspace_id, campaign_id, sheet, typist) DO UPDATE
      SET typed = excluded.typed, is_done = excluded.is_done, revision = stored.revision + 1
      WHERE stored.revision = ${revision}
    RETURNING revision`.execute(tx);
  return rows[0]?.revision ?? null;
}

export async function deleteEntries(
  { tx, workspaceId }: Within,
  campaignId: string,
  sheet: string,
): Promise<void> {
  await tx
    .deleteFrom("listen.paper_entry")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("sheet", "=", sheet)
    .execute();
}

/** Counts a sheet more that somebody has finished on a day, or one less that they correct again. */
export async function countDay(
  { tx, workspaceId }: Within,
  campaignId: string,
  typist: string,
  day: string,
  by: 1 | -1,
): Promise<void> {
  await sql`INSERT INTO listen.paper_day AS stored (workspace_id, campaign_id, typist, day, sheets)
    VALUES (${workspaceId}, ${campaignId}, ${typist}, ${day}, ${Math.max(0, by)})
    ON CONFLICT (workspace_id, campaign_id, typist, day) DO UPDATE
      SET sheets = greatest(0, stored.sheets + ${by}::integer)`.execute(tx);
  await tx
    .deleteFrom("listen.paper_day")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("day", "<", day)
    .execute();
}

export async function findDay(
  { tx, workspaceId }: Within,
  campaignId: string,
  typist: string,
  day: string,
): Promise<number> {
  const row = await tx
    .selectFrom("listen.paper_day")
    .select("sheets")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("typist", "=", typist)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.sheets ?? 0;
}

/** What is added to a question's counts; the question "" stands for the whole sheet. */
export interface Tally {
  question: string;
  compared: number;
  differed: number;
  unusable: number;
}

export async function addTallies(
  { tx, workspaceId }: Within,
  campaignId: string,
  tallies: readonly Tally[],
): Promise<void> {
  if (tallies.length === 0) return;
  // In one order for all, so that nobody waits for somebody who waits for them.
  const sorted = [...tallies].sort((one, other) => (one.question < other.question ? -1 : 1));
  await tx
    .insertInto("listen.paper_tally")
    .values(
      sorted.map(({ question, ...counts }) => ({
        ...counts,
        workspace_id: workspaceId,
        campaign_id: campaignId,
        question_id: question,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "campaign_id", "question_id"]).doUpdateSet({
        compared: sql<number>`paper_tally.compared + excluded.compared`,
        differed: sql<number>`paper_tally.differed + excluded.differed`,
        unusable: sql<number>`paper_tally.unusable + excluded.unusable`,
      }),
    )
    .execute();
}

/** Lets the counts be told as they are now. */
export async function tellTallies({ tx, workspaceId }: Within, campaignId: string): Promise<void> {
  await sql`UPDATE listen.paper_tally
    SET told_compared = compared, told_differed = differed, told_unusable = unusable
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(tx);
}

/** The counts as they are told. */
export async function selectToldTallies(
  { tx, workspaceId }: Within,
  campaignId: string,
): Promise<Map<string, Tally>> {
  const rows = await tx
    .selectFrom("listen.paper_tally")
    .select([
      "question_id",
      "told_compared as compared",
      "told_differed as differed",
      "told_unusable as unusable",
    ])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .execute();
  return new Map(rows.map(({ question_id: question, ...counts }) => [question, { question, ...counts }]));
}
