import type { Transaction } from "#platform/database/tables.ts";
import "./release.tables.ts";

/** One release of a campaign's results, without its figures. */
export interface Release {
  releaseId: string;
  kind: "close" | "snapshot";
  releasedAt: Date;
}

/** The newest first. */
export async function listReleases(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Release[]> {
  return await transaction
    .selectFrom("listen.release")
    .select(["release_id as releaseId", "kind", "released_at as releasedAt"])
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
