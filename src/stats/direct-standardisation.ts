const z = 1.959963984540054;

/** One stratum of a group: its own people, and what share of the standard population the stratum is. */
export interface Stratum {
  /** People of the group in this stratum. */
  n: number;
  mean: number;
  /** With divisor n − 1; that of all groups' people in the stratum together where the group has few. */
  variance: number;
  /** Any positive numbers; only their proportions count. */
  weight: number;
}

/**
 * Mean that a group would have with the standard population's mix of strata: Σ wₖ·meanₖ, with the large-sample interval from
 * Σ wₖ²·varianceₖ / nₖ (direct standardisation; Rothman, Greenland & Lash, *Modern Epidemiology*, 3rd ed., 2008, ch. 15). It
 * adjusts for the strata given and for nothing else, and takes each stratum's people as a sample of all like them.
 *
 * @returns null where a stratum that counts has nobody of the group: then nothing is known of it
 *
 * @example
 * // Means 4 and 2 of 10 people each, variance 1, in a population of three quarters and one quarter: 3.5, 3.010 to 3.990
 */
export function directlyStandardised(
  strata: readonly Stratum[],
): { estimate: number; low: number; high: number } | null {
  const counted = strata.filter(({ weight }) => weight > 0);
  if (counted.length === 0 || counted.some(({ n }) => n < 1)) return null;
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  let [estimate, squared] = [0, 0];
  for (const { n, mean, variance, weight } of counted) {
    const share = weight / total;
    estimate += share * mean;
    squared += (share ** 2 * variance) / n;
  }
  const reach = z * Math.sqrt(squared);
  return { estimate, low: estimate - reach, high: estimate + reach };
}
