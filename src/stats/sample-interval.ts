import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import type { Sample } from "./welch-test.ts";

/**
 * Student's t interval at 95 % of a mean from its moments, for a sample of a population without end. With weights `n` is
 * the effective number of people, (Σw)² / Σw² (Kish, *Survey Sampling*, 1965, p. 427), and the variance the weighted one.
 *
 * @returns null below two values
 *
 * @example
 * sampleInterval({ n: 5, mean: 3, variance: 2.5 }); // 1.037 to 4.963
 */
export function sampleInterval({ n, mean, variance }: Sample): { low: number; high: number } | null {
  if (!(n >= 2)) return null;
  const reach = tQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}
