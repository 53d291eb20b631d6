import { covarianceSolver } from "./covariance-solver.ts";

/** How the items of a scale hang together. */
export interface ItemAnalysis {
  /** Alpha of the items' z scores. */
  standardisedAlpha: number;
  /** Mean correlation of two items. */
  meanCorrelation: number;
  /** Guttman's λ6: a bound of reliability from what each item shares with all the others. */
  lambda6: number;
  items: ItemFit[];
}

interface ItemFit {
  /** Correlation with the sum of the other items; negative where it runs against them. */
  withRest: number;
  /** Alpha of the others alone; null for two items. */
  alphaWithout: number | null;
}

/**
 * Classical item analysis from the items' covariance matrix, as `psych::alpha` gives it: corrected item–total
 * correlations, alpha with each item left out, Guttman's λ6 of the z scores (Guttman, *Psychometrika* 10, 1945; Revelle &
 * Zinbarg, *Psychometrika* 74, 2009).
 *
 * @returns null below two items or where one does not vary
 */
export function itemAnalysis(covariance: ReadonlyArray<readonly number[]>): ItemAnalysis | null {
  const k = covariance.length;
  const variances = covariance.map((row, item) => row[item] ?? 0);
  if (k < 2 || variances.some((variance) => !(variance > 0))) return null;
  const deviation = (item: number) => Math.sqrt(variances[item] ?? 1);
  const correlation = covariance.map((row, i) =>
    row.map((value, j) => value / (deviation(i) * deviation(j))),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const total = sum(covariance.map(sum));
  const all = sum(correlation.map(sum));
  const meanCorrelation = (all - k) / (k * (k - 1));
  const inverse = covarianceSolver(correlation)?.inverse();
  // What is left of each item once the others are known; 0 where they say all of it.
  const own = sum(correlation.map((_, item) => (inverse ? 1 / (inverse[item]?.[item] ?? 1) : 0)));
  return {
    standardisedAlpha: (k * meanCorrelation) / (1 + (k - 1) * meanCorrelation),
    meanCorrelation,
    lambda6: 1 - own / all,
    items: covariance.map((row, item) => {
      const withAll = sum(row);
      const own = variances[item] ?? 0;
      const rest = total - 2 * withAll + own;
      const others = sum(variances) - own;
      return {
        withRest: rest > 0 ? (withAll - own) / Math.sqrt(own * rest) : 0,
        alphaWithout: k > 2 && rest > 0 ? ((k - 1) / (k - 2)) * (1 - others / rest) : null,
      };
    }),
  };
}
