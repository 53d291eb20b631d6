import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** People with one weight: their number, and mean and squared deviations of what they said. */
export interface WeightedPeople {
  weight: number;
  n: number;
  mean: number;
  /** Σ (x − mean)² */
  squares: number;
}

export interface WeightedMean {
  estimate: number;
  /** Null with fewer than two people, or fewer than two effective ones. */
  low: number | null;
  high: number | null;
  standardError: number | null;
  n: number;
  /** (Σw)² / Σw² */
  effective: number;
}

/**
 * The number of people who, counted equally, would tell as much: (Σw)² / Σw² (Kish, *Survey Sampling*, 1965, p. 427). n over it
 * is the design effect of weighting, 1 + CV² of the weights (Kish, *J. Official Statistics* 8, 1992).
 *
 * @example
 * effectiveSize([{ weight: 1, n: 50 }, { weight: 3, n: 50 }]); // 80: 200² / 500
 */
export function effectiveSize(people: readonly Pick<WeightedPeople, "weight" | "n">[]): number {
  const sum = people.reduce((total, { weight, n }) => total + n * weight, 0);
  const squares = people.reduce((total, { weight, n }) => total + n * weight ** 2, 0);
  return squares > 0 ? sum ** 2 / squares : 0;
}

/**
 * Weighted mean Σwx / Σw with the linearised standard error √(n/(n − 1) · Σw²(x − m)²) / Σw, and an interval at 95 % by Student's
 * t with one degree of freedom less than there are effective people. The ratio is taken as linear in its two sums (Särndal,
 * Swensson & Wretman, *Model Assisted Survey Sampling*, 1992, sec. 5.6), weights as given: what they were raked to takes
 * some variance away, so the interval is rather too long than too short. Equal weights give the usual mean and interval.
 *
 * @example
 * // 1, 2 with weight 1 and 3, 5 with weight 3: mean 3.375, standard error 0.8236
 */
export function weightedMean(people: readonly WeightedPeople[]): WeightedMean | null {
  const counted = people.filter(({ n, weight }) => n > 0 && weight > 0);
  const n = counted.reduce((sum, one) => sum + one.n, 0);
  const total = counted.reduce((sum, one) => sum + one.n * one.weight, 0);
  if (n === 0) return null;
  const estimate = counted.reduce((sum, one) => sum + one.n * one.weight * one.mean, 0) / total;
  const effective = effectiveSize(counted);
  if (n < 2 || effective < 2) return { estimate, low: null, high: null, standardError: null, n, effective };
  const squared = counted.reduce(
    (sum, one) => sum + one.weight ** 2 * (one.squares + one.n * (one.mean - estimate) ** 2),
    0,
  );
  const standardError = Math.sqrt((n / (n - 1)) * squared) / total;
  const reach = tQuantile(0.975, effective - 1) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, standardError, n, effective };
}
