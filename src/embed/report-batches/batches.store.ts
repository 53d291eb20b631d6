import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import { type BatchState, unfinished } from "./report-batch.ts";
import "./report-batches.tables.ts";

export type Batch = Row<"embed.report_batch">;
/** Which round is meant. */
export type BatchKey = Pick<Batch, "workspace_id" | "campaign_id" | "batch_id">;

/** Everybody ever invited but pilots, as progress counts them. */
export async function countPeople(tx: Transaction, workspaceId: string, campaignId: string): Promise<number> {
  const { people } = await tx
    .selectFrom("listen.invitation")
    .select(({ fn }) => fn.countAll<number>().as("people"))
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .executeTakeFirstOrThrow();
  return people;
}

/** The condition of the index, in its own words: with parameters a statement that was used often would not match it. */
const isUnfinished = sql<boolean>`state IN (${sql.join(unfinished.map((state) => sql.lit(state)))})`;

/** @returns false where a round of the campaign is under way */
export async function insertBatch(
  tx: Transaction,
  batch: BatchKey & Pick<Batch, "asked_by" | "asked_at" | "tells" | "seed" | "people">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("embed.report_batch")
    .values(batch)
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "campaign_id"]).where(isUnfinished).doNothing(),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const newestBatch = (
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Batch | undefined> =>
  tx
    .selectFrom("embed.report_batch")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("asked_at", "desc")
    .orderBy("batch_id")
    .limit(1)
    .executeTakeFirst();

/** @param lock what nobody else may do meanwhile: "change" it, or "end" it while something of it is written */
export function findBatch(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  lock: "change" | "end",
): Promise<Batch | undefined> {
  const found = tx
    .selectFrom("embed.report_batch")
    .selectAll()
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .where("batch_id", "=", batch_id);
  return (lock === "change" ? found.forUpdate() : found.forShare()).executeTakeFirst();
}

/** Changes a round that is in one of the states. */
export async function changeBatch(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  states: readonly BatchState[],
  changes: Partial<Pick<Batch, "state" | "started_at" | "finished_at" | "problem" | "seen" | "after_place">>,
): Promise<void> {
  await tx
    .updateTable("embed.report_batch")
    .set(changes)
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .where("batch_id", "=", batch_id)
    .where("state", "in", [...states])
    .execute();
}

/** One invited person in the order of a round. */
export interface Place {
  place: string;
  invitationId: string;
  /** Whether there is something to make: the person has answered, and nothing was made or given up in this round. */
  open: boolean;
}

/** The next people of a round behind a place, at most `limit`. */
export async function nextPlaces(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id, seed }: Batch,
  after: string,
  limit: number,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    SELECT md5(${seed}::text || invitation_id::text) AS place, invitation_id AS "invitationId",
      EXISTS (SELECT FROM listen.answer_page page WHERE page.workspace_id = ${workspace_id}
        AND page.campaign_id = ${campaign_id} AND page.ballot_id = invitation.invitation_id)
      AND NOT EXISTS (SELECT FROM embed.personal_report report WHERE report.workspace_id = ${workspace_id}
        AND report.campaign_id = ${campaign_id} AND report.invitation_id = invitation.invitation_id
        AND report.batch_id = ${batch_id})
      AND NOT EXISTS (SELECT FROM embed.report_failure failure WHERE failure.workspace_id = ${workspace_id}
        AND failure.campaign_id = ${campaign_id} AND failure.batch_id = ${batch_id}
        AND failure.invitation_id = invitation.invitation_id) AS open
    FROM listen.invitation invitation
    WHERE workspace_id = ${workspace_id} AND campaign_id = ${campaign_id} AND NOT pilot
      AND md5(${seed}::text || invitation_id::text) > ${after}
    ORDER BY 1
    LIMIT ${limit}`.execute(tx);
  return rows;
}

export async function insertFailure(
  tx: Transaction,
  key: BatchKey,
  invitationId: string,
  reason: string,
): Promise<void> {
  await tx
    .insertInto("embed.report_failure")
    .values({ ...key, invitation_id: invitationId, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Page {
  limit: number;
  offset: number;
}

/** Whose report could not be made in a round, by name. */
export async function listFailures(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  { limit, offset }: Page,
) {
  const failed = tx
    .selectFrom("embed.report_failure as failure")
    .innerJoin("listen.invitation as invitation", (join) =>
      join
        .onRef("invitation.workspace_id", "=", "failure.workspace_id")
        .onRef("invitation.campaign_id", "=", "failure.campaign_id")
        .onRef("invitation.invitation_id", "=", "failure.invitation_id"),
    )
    .where("failure.workspace_id", "=", workspace_id)
    .where("failure.campaign_id", "=", campaign_id)
    .where("failure.batch_id", "=", batch_id);
  const { total } = await failed
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const people = await failed
    .select([
      "invitation.invitation_id as invitation",
      "invitation.name",
      "invitation.department",
      "failure.reason",
    ])
    .orderBy("invitation.name")
    .orderBy("invitation.invitation_id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, people };
}
