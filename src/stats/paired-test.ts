import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { type Moments, momentsOf } from "./moments.ts";

export interface PairedTest {
  /** Mean of the differences. */
  difference: number;
  t: number;
  df: number;
  /** Two-sided. */
  p: number;
}

/** Whether what is left of a spread is rounding alone. */
export const isConstant = (variance: number): boolean => !(variance > 1e-12);

/**
 * Student's t test of paired values, on their differences: whether their mean is zero in those whom these people stand
 * for (Student, *Biometrika* 6, 1908).
 *
 * @param differences one a person, later less earlier
 * @returns null below two people, or where all differ by the same
 *
 * @example
 * // R's `sleep` data, drug 1 less drug 2: t −4.0621, df 9, p 0.002833
 */
export function pairedTest(differences: readonly number[]): PairedTest | null {
  return differences.length < 2 ? null : pairedTestOf(momentsOf(differences));
}

/** The same from the moments of the differences. */
export function pairedTestOf({ n, mean: difference, variance }: Moments): PairedTest | null {
  if (n < 2 || isConstant(variance)) return null;
  const t = difference / Math.sqrt(variance / n);
  return { difference, t, df: n - 1, p: 2 * tCdf(-Math.abs(t), n - 1) };
}
