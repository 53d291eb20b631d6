import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { mean, sampleVariance } from "./moments.ts";

export interface PairedTest {
  /** Mean of the differences. */
  difference: number;
  t: number;
  df: number;
  /** Two-sided. */
  p: number;
}

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
  const n = differences.length;
  if (n < 2) return null;
  const variance = sampleVariance(differences);
  if (variance <= 1e-12) return null;
  const difference = mean(differences);
  const t = difference / Math.sqrt(variance / n);
  return { difference, t, df: n - 1, p: 2 * tCdf(-Math.abs(t), n - 1) };
}
