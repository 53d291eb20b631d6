import { driverImportance } from "#stats/driver-importance.ts";
import { symmetricEigen } from "#stats/symmetric-eigen.ts";
import { type DriverModel, ranksOf } from "./driver-model.ts";
import type { PairwiseEvidence } from "./pairwise-products.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { SurveyPlan } from "./survey-plan.ts";
import type { IncompleteAnswers, ItemResult } from "./survey-results.ts";

/** Fewest answers that each pair of questions needs. */
const fewestForPair = 30;

/** A question is named where leaving it out brings this part of the complete answers more. */
const worthNaming = 0.1;

const mostNamed = 3;

/** Smallest eigenvalue of correlations that fit together; less counts only where complete answers have as little. */
const leastEigenvalue = 0.03;

/**
 * How far the ranking of drivers hangs on who answered everything. It is computed once more from each pair of questions' own
 * answers; only the order is told, since intervals of such a mixture can't be given.
 *
 * @returns null where no answer to the outcome is incomplete, and where drivers were too many to be paired
 */
export function incompleteAnswers(
  { items, drivers: planned, outcome, choice }: SurveyPlan,
  { pairwise, models }: SurveyEvidence,
  results: readonly ItemResult[],
  model: DriverModel,
): IncompleteAnswers | null {
  const complete = model.products.rows;
  const answered = outcome === null ? 0 : (results[outcome]?.n ?? 0);
  if (!pairwise || answered <= complete) return null;
  const set = models.findIndex(({ drivers }) => drivers === model.drivers);
  const nameOf = (at: number) => {
    const { name = "", label = "" } = items[model.drivers[at] ?? -1] ?? {};
    return { name, label };
  };
  const lacking = (pairwise.lacking[set] ?? [])
    .map((rows, at) => ({ ...nameOf(at), n: complete + rows, more: rows }))
    .filter(({ more }) => more >= Math.max(choice.minimum, worthNaming * complete))
    .sort((one, other) => other.more - one.more)
    .slice(0, mostNamed)
    .map(({ name, label, n }) => ({ name, label, n }));
  return {
    answered,
    without: lacking,
    pairwise: pairwiseOrder(planned, model, pairwise, choice.seed, nameOf),
  };
}

function pairwiseOrder(
  planned: readonly number[],
  { drivers, importance, correlations: complete }: DriverModel,
  { n, correlations }: PairwiseEvidence,
  seed: number,
  nameOf: (at: number) => { name: string; label: string },
): IncompleteAnswers["pairwise"] {
  const places = [...drivers.map((place) => planned.indexOf(place)), planned.length];
  const counts = places.flatMap((i, at) => places.slice(at + 1).map((j) => n[i]?.[j] ?? 0));
  const between = { fewest: Math.min(...counts), most: Math.max(...counts) };
  if (between.fewest < fewestForPair) return { ...between, order: null, problem: "too few" };
  const matrix = places.map((i) => places.map((j) => correlations[i]?.[j] ?? Number.NaN));
  const found = fitsTogether(matrix, complete) ? driverImportance(matrix, "estimate", seed) : null;
  if (!found) return { ...between, order: null, problem: "contradictory" };
  const [now, before] = [firstThree(found.lmg), firstThree(importance.lmg)];
  const order = now.join() === before.join() ? "same" : isSame(now, before) ? "same three" : "other";
  return { ...between, order, first: now.map(nameOf), problem: null };
}

/**
 * Whether correlations from different answers can be those of one group of people. Where the smallest eigenvalue is negative they
 * can't; just above 0 they make R² much too large and the order arbitrary, unless drivers are so alike in complete answers, too.
 */
function fitsTogether(
  matrix: readonly (readonly number[])[],
  complete: readonly (readonly (number | null)[])[],
): boolean {
  const smallest = smallestEigenvalue(matrix) ?? 0;
  const alike = (smallestEigenvalue(complete) ?? 1) / 2;
  return smallest > 0 && smallest >= Math.min(leastEigenvalue, alike);
}

/** Null where a correlation isn't known. */
function smallestEigenvalue(matrix: readonly (readonly (number | null)[])[]): number | null {
  const known = matrix.map((row) => row.map((value) => value ?? Number.NaN));
  return known.flat().some(Number.isNaN) ? null : Math.min(...symmetricEigen(known).values);
}

const firstThree = (parts: readonly number[]): number[] => {
  const ranks = ranksOf(parts);
  return [...parts.keys()]
    .filter((at) => (ranks[at] ?? 0) <= 3)
    .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
};

const isSame = (one: readonly number[], other: readonly number[]) => one.every((at) => other.includes(at));
