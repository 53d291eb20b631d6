import { lmg } from "./relative-importance.ts";
import { relativeWeights } from "./relative-weights.ts";
import { sampledLmg } from "./sampled-importance.ts";

/** Of which all subsets are looked at; above, orders are sampled. A bootstrap takes a thousand times as long as one look. */
export const mostExactDrivers = 22;

/** Most drivers that are ranked. */
export const mostDrivers = 100;

/** Drivers of an outcome by both methods; the parts of each sum to `r2`. */
export interface DriverImportance {
  r2: number;
  lmg: number[];
  relativeWeights: number[];
  /** The largest standard error of an LMG part that comes from sampling orders; 0 where all subsets were looked at. */
  samplingError: number;
}

/** Orders are sampled until this many multiplications were spent, within bounds. */
const effort = { estimate: 1e9, draw: 4e6 };

/**
 * LMG and relative weights of up to `mostDrivers` drivers. LMG is exact up to `mostExactDrivers`; above it comes from a
 * sample of orders.
 *
 * @param covariance p + 1 rows of p + 1: drivers, then the outcome; any multiple of the covariance matrix
 * @param purpose a draw of a bootstrap samples fewer orders than an estimate that is shown
 * @returns null where the outcome does not vary
 * @throws RangeError for no drivers or more than `mostDrivers`
 */
export function driverImportance(
  covariance: ReadonlyArray<readonly number[]>,
  purpose: "estimate" | "draw",
  seed: number,
): DriverImportance | null {
  const p = covariance.length - 1;
  if (p < 1 || p > mostDrivers) throw new RangeError(`${p} drivers; 1 to ${mostDrivers} can be ranked`);
  const weights = relativeWeights(covariance);
  const pairs = Math.max(50, Math.min(20_000, Math.round(effort[purpose] / ((2 / 3) * p ** 3))));
  const importance = p <= mostExactDrivers ? lmg(covariance) : sampledLmg(covariance, pairs, seed);
  if (!weights || !importance) return null;
  const errors = "standardErrors" in importance ? (importance.standardErrors as number[]) : [];
  return {
    r2: importance.r2,
    lmg: importance.parts,
    relativeWeights: weights.parts,
    samplingError: Math.max(0, ...errors),
  };
}
