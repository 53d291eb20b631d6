import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./release.tables.ts";

/** One release of a campaign's results, without its figures. */
export interface Release {
  releaseId: string;
  kind: "close" | "snapshot";
  releasedAt: Date;
  /** False where not a single figure could be shown. */
  hasFigures: boolean;
}

/** The newest first. */
export async function listReleases(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Release[]> {
  return await transaction
    .selectFrom("listen.release")
    .select(["release_id as releaseId", "kind", "released_at as releasedAt", "has_figures as hasFigures"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("released_at", "desc")
    .orderBy("release_id")
    .execute();
}

/** The figures as they were stored. */
export async function readReleased(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string,
): Promise<unknown> {
  const row = await transaction
    .selectFrom("listen.release")
    .select("results")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("release_id", "=", releaseId)
    .executeTakeFirst();
  return row?.results;
}

/**
 * Parts of the figures, each at a path into them; null where there is nothing. The whole is unpacked once, on the
 * database's side, and only the parts travel.
 *
 * @param parts expressions over `results`, by name
 */
export async function readReleasedParts<Name extends string>(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string,
  parts: Readonly<Record<Name, RawBuilder<unknown>>>,
): Promise<Record<Name, unknown>> {
  const columns = Object.entries<RawBuilder<unknown>>(parts).map(
    ([name, expression]) => sql`${expression} AS ${sql.ref(name)}`,
  );
  // OFFSET 0 keeps the subquery apart, so that the stored value is unpacked once and not once a part.
  const { rows } = await sql<Record<Name, unknown>>`
    SELECT ${sql.join(columns)} FROM (
      SELECT results || '{}' AS results FROM listen.release
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND release_id = ${releaseId} OFFSET 0
    ) AS released`.execute(transaction);
  return rows[0] ?? ({} as Record<Name, unknown>);
}

/** A campaign that has results, and its newest release. */
export interface Period {
  campaignId: string;
  name: string;
  questionnaireId: string;
  /** The questionnaire's title as it was asked. */
  questionnaire: string;
  releaseId: string;
  /** When the campaign closed; of a snapshot when it was taken. */
  at: Date;
}

/** Campaigns with results, the oldest first; at most the newest 500. */
export async function listPeriods(
  transaction: Transaction,
  workspaceId: string,
  questionnaireId?: string,
): Promise<Period[]> {
  const one = questionnaireId ? sql`AND campaign.questionnaire_id = ${questionnaireId}` : sql``;
  const { rows } = await sql<Period>`
    SELECT campaign.campaign_id AS "campaignId", campaign.name, campaign.questionnaire_id AS "questionnaireId",
      version.definition #>> array['title', version.definition #>> '{languages,0}'] AS questionnaire,
      newest.release_id AS "releaseId",
      CASE WHEN newest.kind = 'close' THEN campaign.closed_at ELSE newest.released_at END AS at
    FROM listen.campaign AS campaign
    JOIN listen.questionnaire_version AS version
      ON version.workspace_id = campaign.workspace_id AND version.questionnaire_id = campaign.questionnaire_id
        AND version.version = campaign.questionnaire_version
    CROSS JOIN LATERAL (
      SELECT release.release_id, release.kind, release.released_at FROM listen.release AS release
      WHERE release.workspace_id = campaign.workspace_id AND release.campaign_id = campaign.campaign_id
      ORDER BY release.released_at DESC, release.release_id LIMIT 1
    ) AS newest
    WHERE campaign.workspace_id = ${workspaceId} ${one}
    ORDER BY at DESC, campaign.campaign_id LIMIT 500`.execute(transaction);
  return rows.reverse();
}

/** @returns false where this release is there already, or another one of the campaign's close: that one stays */
export async function insertRelease(
  transaction: Transaction,
  release: {
    workspaceId: string;
    campaignId: string;
    releaseId: string;
    kind: Release["kind"];
    hasFigures: boolean;
  },
  results: unknown,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("listen.release")
    .values({
      workspace_id: release.workspaceId,
      campaign_id: release.campaignId,
      release_id: release.releaseId,
      kind: release.kind,
      has_figures: release.hasFigures,
      results: JSON.stringify(results),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Lets this transaction go on without asking anything for as long as it computes. The database would end it after a minute; a
 * process that dies still gives it up at once.
 */
export async function allowLongWork(transaction: Transaction): Promise<void> {
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(transaction);
}
