import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** A group of values by its moments; the variance has the divisor n − 1. */
export interface Sample {
  n: number;
  mean: number;
  variance: number;
}

export interface WelchTest {
  /** Mean of the first group less mean of the second. */
  difference: number;
  /** 95 % interval of the difference. */
  low: number;
  high: number;
  t: number;
  /** Welch–Satterthwaite degrees of freedom. */
  df: number;
  /** Two-sided. */
  p: number;
}

/**
 * Welch's t test of two means whose variances may differ (Welch, *Biometrika* 34, 1947).
 *
 * @returns null where a group has fewer than two values or neither group varies
 *
 * @example
 * // R's `sleep` data: t −1.8608, df 17.776, p 0.0794; difference −1.58, −3.365 to 0.205
 */
export function welchTest(first: Sample, second: Sample): WelchTest | null {
  if (first.n < 2 || second.n < 2) return null;
  const [a, b] = [first.variance / first.n, second.variance / second.n];
  if (a + b <= 0) return null;
  const difference = first.mean - second.mean;
  const t = difference / Math.sqrt(a + b);
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const reach = tQuantile(0.975, df) * Math.sqrt(a + b);
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    t,
    df,
    p: 2 * tCdf(-Math.abs(t), df),
  };
}
