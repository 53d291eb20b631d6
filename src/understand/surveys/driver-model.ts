import {
  type DriverImportance,
  driverImportance,
  mostDrivers,
  mostExactDrivers,
} from "#stats/driver-importance.ts";
import { type LinearRegression, linearRegression } from "#stats/linear-regression.ts";
import { covarianceOfGroups, type GroupedProducts } from "#stats/resampling-groups.ts";
import { fewestForSpread } from "./released-cells.ts";
import type { CompleteAnswers, SurveyEvidence } from "./survey-evidence.ts";
import type { ItemColumn, SurveyPlan } from "./survey-plan.ts";
import type { ItemResult } from "./survey-results.ts";

/** What complete answers say about drivers. */
export interface DriverModel {
  /** By place among the items. */
  drivers: number[];
  products: GroupedProducts;
  flaggedProducts: GroupedProducts | null;
  importance: DriverImportance;
  regression: LinearRegression;
  /** With the outcome, the last row; null where the driver does not vary. */
  correlations: (number | null)[][];
}

/** Columns that say the same but for rounding. */
const same = 1 - 1e-9;

/** Part of the complete answers of the common drivers that all together must leave. */
const worthAll = 0.5;

/**
 * Sets of drivers with their complete answers, the best to model first: all drivers, unless they leave fewer than half of the
 * complete answers that those asked of at least half leave. A few people's question then isn't worth the others' answers.
 */
function bestFirst([all, ...fewer]: readonly CompleteAnswers[]): CompleteAnswers[] {
  if (!all) return [];
  const rows = all.products?.rows ?? 0;
  const isCostly = fewer.some(({ products }) => rows < worthAll * (products?.rows ?? 0));
  return isCostly ? [...fewer, all] : [all, ...fewer];
}

/**
 * The model of all drivers; where they leave too few answers, of those that at least half were asked.
 *
 * @returns the model, or a sentence that says why there is none and what to do
 */
export function driverModel(
  plan: SurveyPlan,
  evidence: SurveyEvidence,
  results: readonly ItemResult[],
): DriverModel | string {
  const { drivers, outcome, choice } = plan;
  const target = outcome === null ? undefined : results[outcome];
  if (!target) return "No outcome is chosen.";
  if (drivers.length === 0)
    return "There is no other rating or number that could explain the outcome. Check how the columns were understood.";
  if (target.withheld === "too few")
    return `Only ${target.n} answered “${target.name}”; figures are shown from ${choice.minimum} up. Choose another outcome.`;
  if (target.withheld)
    return `Everyone who answered “${target.name}” gave the same answer, so nothing can explain differences. Choose another outcome.`;
  const [first] = evidence.models;
  if (drivers.length > mostDrivers || !first)
    return `${drivers.length} columns are too many to be ranked together; up to ${mostDrivers} can be. ${otherKind} Until then only each column’s own correlation with the outcome is given.`;
  for (const answers of bestFirst(evidence.models)) {
    const lack = lackOf(answers, plan, results);
    if (lack === null) return modelOf(answers, plan, target.name);
  }
  return lackOf(first, plan, results) ?? "";
}

/** What to do about too many drivers in a file. */
export const otherKind =
  "Leave columns out that are no drivers (--leave-out; in the application “not a driver”).";

/** Why there are too few complete answers; null where there are enough. */
function lackOf(
  { drivers, products }: CompleteAnswers,
  { items, choice }: SurveyPlan,
  results: readonly ItemResult[],
): string | null {
  const n = products?.rows ?? 0;
  const least = Math.max(choice.minimum, fewestForSpread);
  if (n < least) {
    const fewest = drivers
      .toSorted((a, b) => (results[a]?.n ?? 0) - (results[b]?.n ?? 0))
      .slice(0, 3)
      .map((place) => `“${nameOf(items, place)}” (${results[place]?.n ?? 0} answers)`);
    const isComplete = drivers.every((place) => (results[place]?.n ?? 0) <= n);
    if (isComplete) return `Only ${n} answered; a ranking needs at least ${least} complete answers.`;
    return `${n === 0 ? "Nobody" : `Only ${n}`} answered the outcome and all ${drivers.length} drivers; a ranking needs at least ${least}. Missing most often: ${fewest.join(", ")}. ${otherKind}`;
  }
  const varying = varyingOf(products && covarianceOfGroups(products));
  if (n > varying + 2) return null;
  return `${n} complete answers are too few for ${varying} drivers: there must be more answers than drivers, better ten times as many. ${otherKind}`;
}

/** Drivers that differ from person to person. */
const varyingOf = (covariance: readonly (readonly number[])[] | null): number =>
  (covariance ?? []).slice(0, -1).filter((row, at) => (row[at] ?? 0) > 0).length;

function modelOf(
  { drivers, products, flaggedProducts }: CompleteAnswers,
  { items, choice }: SurveyPlan,
  outcome: string,
): DriverModel | string {
  const covariance = products && covarianceOfGroups(products);
  if (varyingOf(covariance) === 0)
    return "None of the drivers varies among those who answered all of them, so none can explain anything.";
  const importance = covariance && driverImportance(covariance, "estimate", choice.seed);
  const regression = covariance && linearRegression(covariance);
  if (!importance || !regression)
    return `Everyone who answered all drivers gave the same answer to “${outcome}”, so nothing can explain differences.`;
  const correlations = correlationsOf(covariance);
  const copy = drivers.findIndex((_, at) => Math.abs(correlations.at(-1)?.[at] ?? 0) >= same);
  if (copy >= 0)
    return `“${nameOf(items, drivers[copy])}” says the same as the outcome “${outcome}”: it explains everything and leaves nothing to the others. Give it another kind in the mapping, such as “text”, and run again.`;
  return { drivers, products, flaggedProducts, importance, regression, correlations };
}

const nameOf = (items: readonly ItemColumn[], place: number | undefined) => items[place ?? -1]?.name ?? "";

function correlationsOf(covariance: readonly (readonly number[])[]): (number | null)[][] {
  const deviations = covariance.map((row, at) => Math.sqrt(row[at] ?? 0));
  return covariance.map((row, i) =>
    row.map((value, j) => {
      const scale = (deviations[i] ?? 0) * (deviations[j] ?? 0);
      return scale > 0 ? value / scale : null;
    }),
  );
}

/** How LMG parts of so many drivers are found. */
export const methodOf = (drivers: number): "all subsets" | "sampled orders" =>
  drivers <= mostExactDrivers ? "all subsets" : "sampled orders";

/** Places of drivers by falling importance, the first of equals first; equal but for rounding is equal. */
export function ranksOf(parts: readonly number[]): number[] {
  const rounded = parts.map((part) => Number(part.toPrecision(9)));
  const order = [...parts.keys()].sort((a, b) => (rounded[b] ?? 0) - (rounded[a] ?? 0) || a - b);
  const ranks = new Array<number>(parts.length).fill(0);
  order.forEach((at, rank) => {
    ranks[at] = rank + 1;
  });
  return ranks;
}

/** Whether the first three stay the same, in whatever order, without careless answers; null where that can't be told. */
export function sameTopThree(
  { products, flaggedProducts: flagged }: DriverModel,
  seed: number,
): boolean | null {
  if (!flagged) return true;
  const drivers = products.variables - 1;
  if (products.rows - flagged.rows <= drivers + 2) return null;
  const data = new Float64Array(products.data.length + flagged.data.length);
  data.set(products.data);
  data.set(flagged.data, products.data.length);
  const takes = new Float64Array(products.groups + flagged.groups).fill(1).fill(-1, products.groups);
  const covariance = covarianceOfGroups({ ...products, groups: takes.length, data }, takes);
  const without = covariance && driverImportance(covariance, "draw", seed);
  const all = covarianceOfGroups(products);
  // Orders are sampled alike for both, so that only the answers differ.
  const among = all && driverImportance(all, "draw", seed);
  if (!without || !among) return null;
  const top = (parts: readonly number[]) =>
    ranksOf(parts)
      .flatMap((rank, at) => (rank <= 3 ? [at] : []))
      .join();
  return top(without.lmg) === top(among.lmg);
}
