import type { Transaction } from "#platform/database/tables.ts";
import type { WeightedSurvey } from "./weighted-survey.ts";
import type { WeightingBasis, WeightingItem } from "./weighting-basis.ts";
import "./weighting.tables.ts";

/** Rows written in one statement: each may be long. */
const atOnce = 50;

export async function insertBasis(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  { basis, items }: { basis: WeightingBasis; items: readonly WeightingItem[] },
): Promise<void> {
  const key = { workspace_id: workspaceId, release_id: releaseId };
  await tx
    .insertInto("understand.weighting_basis")
    .values({ ...key, record: JSON.stringify(basis) })
    .execute();
  for (let from = 0; from < items.length; from += atOnce)
    await tx
      .insertInto("understand.weighting_item")
      .values(
        items
          .slice(from, from + atOnce)
          .map((item, at) => ({ ...key, place: from + at, record: JSON.stringify(item) })),
      )
      .execute();
}

export async function findBasis(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
): Promise<WeightingBasis | undefined> {
  const row = await tx
    .selectFrom("understand.weighting_basis")
    .select("record")
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .executeTakeFirst();
  return row?.record;
}

/** In the order of the questionnaire. */
export async function readItems(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
): Promise<WeightingItem[]> {
  const rows = await tx
    .selectFrom("understand.weighting_item")
    .select("record")
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .orderBy("place")
    .execute();
  return rows.map(({ record }) => record);
}

/** A weighting that was made, without its figures. */
export interface ListedWeighting {
  id: string;
  name: string;
  release: string;
  createdBy: string;
  createdAt: Date;
}

const listed = (tx: Transaction, workspaceId: string, campaignId: string) =>
  tx
    .selectFrom("understand.weighting")
    .select([
      "weighting_id as id",
      "name",
      "release_id as release",
      "created_by as createdBy",
      "created_at as createdAt",
    ])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId);

/** The newest first; at most 100. */
export const listWeightings = (
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<ListedWeighting[]> =>
  listed(tx, workspaceId, campaignId)
    .orderBy("created_at", "desc")
    .orderBy("weighting_id")
    .limit(100)
    .execute();

export const findWeighting = (
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  weightingId: string,
): Promise<(ListedWeighting & { record: WeightedSurvey }) | undefined> =>
  listed(tx, workspaceId, campaignId)
    .select("record")
    .where("weighting_id", "=", weightingId)
    .executeTakeFirst();

export async function insertWeighting(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { id, name, release, createdBy, createdAt }: ListedWeighting,
  record: WeightedSurvey,
): Promise<void> {
  await tx
    .insertInto("understand.weighting")
    .values({
      workspace_id: workspaceId,
      campaign_id: campaignId,
      weighting_id: id,
      name,
      release_id: release,
      record: JSON.stringify(record),
      created_by: createdBy,
      created_at: createdAt,
    })
    .execute();
}

export async function deleteWeighting(
  tx: Transaction,
  workspaceId: string,
  weightingId: string,
): Promise<void> {
  await tx
    .deleteFrom("understand.weighting")
    .where("workspace_id", "=", workspaceId)
    .where("weighting_id", "=", weightingId)
    .execute();
}
