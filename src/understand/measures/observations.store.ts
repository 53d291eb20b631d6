import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Withheld } from "./measures.tables.ts";

/** A unit of a release. */
export interface Unit {
  unit: number;
  parent: number | null;
  lastBelow: number;
  path: string;
  n: number | null;
  staff: number | null;
  withheld: Withheld | null;
}

/** A measure in a unit at a release. */
export interface Observed {
  releaseId: string;
  measureId: string;
  unit: number;
  version: number;
  n: number | null;
  estimate: number | null;
  low: number | null;
  high: number | null;
  method: string;
  withheld: Withheld | null;
  difference: number | null;
  q: number | null;
}

const unitColumns = ["unit", "parent", "last_below as lastBelow", "path", "n", "staff", "withheld"] as const;

function units(tx: Transaction, workspaceId: string, releaseId: string) {
  return tx
    .selectFrom("understand.observed_unit as one")
    .where("one.workspace_id", "=", workspaceId)
    .where("one.release_id", "=", releaseId);
}

/** The unit at a path with all units above it, the organisation first; empty where the release has no such unit. */
export async function findUnitChain(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  path: string,
): Promise<Unit[]> {
  const segments = path === "" ? [] : path.split("/");
  const paths = ["", ...segments.map((_, index) => segments.slice(0, index + 1).join("/"))];
  const chain: Unit[] = await units(tx, workspaceId, releaseId)
    .select(unitColumns)
    .where("path", "in", paths)
    .orderBy("unit")
    .execute();
  return chain.at(-1)?.path === path ? chain : [];
}

/** How many units are directly below a unit, at any depth, and of these withheld. */
export async function countBelow(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  { unit, lastBelow }: Pick<Unit, "unit" | "lastBelow">,
): Promise<{ directly: number; all: number; tooFew: number; protecting: number }> {
  const counted = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`count(*) FILTER (WHERE ${condition})`;
  return await units(tx, workspaceId, releaseId)
    .select([
      counted(sql`parent = ${unit}`).as("directly"),
      sql<number>`count(*)`.as("all"),
      counted(sql`withheld = 'too few answers'`).as("tooFew"),
      counted(sql`withheld = 'protects individuals'`).as("protecting"),
    ])
    .where("unit", ">", unit)
    .where("unit", "<=", lastBelow)
    .executeTakeFirstOrThrow();
}

/** Which of the units below a unit are wanted, and in which order. */
export interface Wanted {
  depth: "direct" | "all";
  sort: "structure" | "name" | "largest" | "lowest";
  /** What "largest" (furthest from zero) and "lowest" go by. */
  measureIds: readonly string[];
  search: string;
  offset: number;
  limit: number;
}

/** Units below a unit, a page of them; withheld ones come last unless they stand where they are arranged or by name. */
export async function listBelow(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  { unit, lastBelow }: Pick<Unit, "unit" | "lastBelow">,
  { depth, sort, measureIds, search, offset, limit }: Wanted,
): Promise<{ total: number; withheld: number; units: Unit[] }> {
  let below = units(tx, workspaceId, releaseId).where("unit", ">", unit).where("unit", "<=", lastBelow);
  if (depth === "direct") below = below.where("parent", "=", unit);
  if (search !== "") below = below.where(sql<boolean>`strpos(lower(path), lower(${search})) > 0`);
  const counts = await below
    .select([sql<number>`count(*)`.as("total"), sql<number>`count(withheld)`.as("withheld")])
    .executeTakeFirstOrThrow();
  const page = below.select(unitColumns).offset(offset).limit(limit);
  if (sort === "structure") return { ...counts, units: await page.orderBy("unit").execute() };
  const byName = sql`lower(substring(path from '[^/]*$'))`;
  if (sort === "name") return { ...counts, units: await page.orderBy(byName).orderBy("unit").execute() };
  const found = await below.select("unit as number").orderBy("unit").execute();
  const values = await valuesBelow(tx, workspaceId, releaseId, measureIds, sort);
  const placeOf = ({ number }: { number: number }) => values.get(number) ?? Number.POSITIVE_INFINITY;
  const numbers = found
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
    .slice(offset, offset + limit)
    .map(({ number }) => number);
  if (numbers.length === 0) return { ...counts, units: [] };
  const rows: Unit[] = await units(tx, workspaceId, releaseId)
    .select(unitColumns)
    .where("unit", "in", numbers)
    .execute();
  return { ...counts, units: rows.sort((a, b) => numbers.indexOf(a.unit) - numbers.indexOf(b.unit)) };
}

/** Without subtracting, since infinities may meet. */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * What units are sorted by, the smallest first. Apart from the units' own query: right after a release the database has
 * no statistics on its rows, and would join the two in a loop over all pairs.
 */
async function valuesBelow(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  measureIds: readonly string[],
  sort: "largest" | "lowest",
): Promise<Map<number, number>> {
  if (measureIds.length === 0) return new Map();
  const value = sort === "largest" ? sql<number>`-max(abs(estimate))` : sql<number>`min(estimate)`;
  const rows = await tx
    .selectFrom("understand.observation")
    .select(["unit as number", value.as("value")])
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .where("measure_id", "in", measureIds)
    .where("estimate", "is not", null)
    .groupBy("unit")
    .execute();
  return new Map(rows.map(({ number, value: own }) => [number, own]));
}

const observedColumns = [
  "release_id as releaseId",
  "measure_id as measureId",
  "unit",
  "version",
  "n",
  "estimate",
  "low",
  "high",
  "method",
  "withheld",
  "difference",
  "q",
] as const;

/** Observations of these measures in these units of one release. */
export async function observationsIn(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  measureIds: readonly string[],
  numbers: readonly number[],
): Promise<Observed[]> {
  if (measureIds.length === 0 || numbers.length === 0) return [];
  return await tx
    .selectFrom("understand.observation")
    .select(observedColumns)
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .where("measure_id", "in", measureIds)
    .where("unit", "in", numbers)
    .execute();
}

/** The organisation's observations of these measures in these releases. */
export async function observationsOfWhole(
  tx: Transaction,
  workspaceId: string,
  measureIds: readonly string[],
  releaseIds: readonly string[],
): Promise<Observed[]> {
  if (measureIds.length === 0 || releaseIds.length === 0) return [];
  return await tx
    .selectFrom("understand.observation")
    .select(observedColumns)
    .where("workspace_id", "=", workspaceId)
    .where("measure_id", "in", measureIds)
    .where("release_id", "in", releaseIds)
    .where("unit", "=", sql<number>`0`)
    .execute();
}

/** The unit at this path in each of these releases that has one. */
export async function unitsAt(
  tx: Transaction,
  workspaceId: string,
  releaseIds: readonly string[],
  path: string,
): Promise<(Unit & { releaseId: string })[]> {
  if (releaseIds.length === 0) return [];
  return await tx
    .selectFrom("understand.observed_unit")
    .select([...unitColumns, "release_id as releaseId"])
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "in", releaseIds)
    .where("path", "=", path)
    .execute();
}
