import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { ProfileKind } from "../measures/measure.ts";
import type {
  ChangeSummary,
  CompetencyChange,
  RegressionWarning,
  UnitChange,
  WithheldChange,
} from "./change.ts";
import "./waves.tables.ts";

const rowsAtOnce = 500;

interface NewChange {
  unit: number;
  parent: number | null;
  path: string;
  competency: string;
  result: CompetencyChange | WithheldChange;
  warnings: RegressionWarning[];
}

export async function insertComparison(
  tx: Transaction,
  comparison: {
    workspaceId: string;
    campaignId: string;
    releaseId: string;
    earlierCampaignId: string;
    showsEarlierLevels: boolean;
  },
  summary: ChangeSummary,
): Promise<void> {
  await tx
    .insertInto("understand.comparison")
    .values({
      workspace_id: comparison.workspaceId,
      campaign_id: comparison.campaignId,
      release_id: comparison.releaseId,
      earlier_campaign_id: comparison.earlierCampaignId,
      shows_earlier_levels: comparison.showsEarlierLevels,
      summary: JSON.stringify(summary),
    })
    .execute();
}

export async function insertChanges(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  changes: readonly NewChange[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += rowsAtOnce) {
    const rows = changes.slice(from, from + rowsAtOnce).map(({ result, warnings, ...row }) => ({
      ...row,
      workspace_id: workspaceId,
      release_id: releaseId,
      self: "withheld" in result ? null : result.self.change,
      organisation: "withheld" in result ? null : result.organisation.change,
      gap: "withheld" in result ? null : result.gap.change,
      result: JSON.stringify(result),
      warnings: JSON.stringify(warnings),
    }));
    await tx.insertInto("understand.change").values(rows).execute();
  }
}

/**
 * Whether a comparison stands in the way of showing means of a confidential wave's answers: it was compared with one
 * before it itself, or such means were shown already.
 */
export async function hasBeenCompared(
  tx: Transaction,
  workspaceId: string,
  earlier: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom("understand.comparison")
    .select("release_id")
    .where("workspace_id", "=", workspaceId)
    .where((where) =>
      where.or([
        where("campaign_id", "=", earlier),
        where.and([where("earlier_campaign_id", "=", earlier), where("shows_earlier_levels", "=", true)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The comparison of a release, or of the newest one that has one. */
export async function findComparison(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
): Promise<{ releaseId: string; summary: ChangeSummary } | undefined> {
  let query = tx
    .selectFrom("understand.comparison as comparison")
    .innerJoin("listen.release as release", (join) =>
      join
        .onRef("release.workspace_id", "=", "comparison.workspace_id")
        .onRef("release.campaign_id", "=", "comparison.campaign_id")
        .onRef("release.release_id", "=", "comparison.release_id"),
    )
    .select(["comparison.release_id as releaseId", "comparison.summary"])
    .where("comparison.workspace_id", "=", workspaceId)
    .where("comparison.campaign_id", "=", campaignId);
  if (releaseId) query = query.where("comparison.release_id", "=", releaseId);
  return await query.orderBy("release.released_at", "desc").limit(1).executeTakeFirst();
}

interface ChangeRow {
  unit: number;
  path: string;
  competency: string;
  result: CompetencyChange | WithheldChange;
  warnings: RegressionWarning[];
}

const columns = ["unit", "path", "competency", "result", "warnings"] as const;

/** Rows as units, in the rows' order. */
function asUnits(rows: readonly ChangeRow[]) {
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  return {
    units: [...byUnit.values()].map(
      (own): UnitChange => ({
        path: own[0]?.path ?? "",
        competencies: Object.fromEntries(own.map(({ competency, result }) => [competency, result])),
      }),
    ),
    warnings: rows.flatMap(({ warnings }) => warnings),
  };
}

const releaseRows = (tx: Transaction, workspaceId: string, releaseId: string) =>
  tx
    .selectFrom("understand.change")
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId);

/** One unit; undefined where its results are not shown. */
export async function findUnitChange(tx: Transaction, workspaceId: string, releaseId: string, path: string) {
  const rows = await releaseRows(tx, workspaceId, releaseId)
    .select(columns)
    .where("path", "=", path)
    .orderBy("competency")
    .execute();
  const number = rows[0]?.unit;
  const { units, warnings } = asUnits(rows);
  const [unit] = units;
  return unit && number !== undefined ? { number, unit, warnings } : undefined;
}

/** Units directly below one, ranked by a competency's change where one is named; withheld ones come last. */
export async function listChangesBelow(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  parent: number,
  {
    competency,
    kind,
    limit,
    offset,
  }: { competency?: string | undefined; kind: ProfileKind; limit: number; offset: number },
) {
  const children = releaseRows(tx, workspaceId, releaseId).where("parent", "=", parent);
  const { total } = await children
    .select(sql<number>`count(DISTINCT unit)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const order = competency
    ? sql`max(${sql.ref(kind)}) FILTER (WHERE competency = ${competency}) DESC NULLS LAST`
    : sql`unit`;
  const chosen = await children
    .select("unit")
    .groupBy("unit")
    .orderBy(order)
    .orderBy("unit")
    .limit(limit)
    .offset(offset)
    .execute();
  const numbers = chosen.map(({ unit }) => unit);
  if (numbers.length === 0) return { total, units: [], warnings: [] };
  const rows = await releaseRows(tx, workspaceId, releaseId)
    .select(columns)
    .where("unit", "in", numbers)
    .orderBy("competency")
    .execute();
  const place = new Map(numbers.map((unit, at) => [unit, at]));
  rows.sort((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0));
  return { total, ...asUnits(rows) };
}
