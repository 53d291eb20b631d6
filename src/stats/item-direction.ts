import { symmetricEigen } from "./symmetric-eigen.ts";

/** Loadings nearer to 0 say nothing about a direction. */
const faint = 0.1;

/**
 * Which items of a scale point against the others: those whose loading on the first principal component of the items'
 * correlations has the other sign than most (as `psych::alpha` looks for items to reverse). Where several items are asked
 * the other way round, correlations with the sum of the rest, which holds them too, can be negative for nearly all.
 *
 * @param covariance of the items; one that does not vary points nowhere
 * @returns places of the items; of two halves, the one that does not hold the first item
 */
export function opposedItems(covariance: ReadonlyArray<readonly number[]>): number[] {
  const deviations = covariance.map((row, item) => Math.sqrt(Math.max(0, row[item] ?? 0)));
  const varying = [...deviations.keys()].filter((item) => (deviations[item] ?? 0) > 0);
  const correlation = varying.map((i) =>
    varying.map((j) => (covariance[i]?.[j] ?? 0) / ((deviations[i] ?? 1) * (deviations[j] ?? 1))),
  );
  const { values, vectors } = symmetricEigen(correlation);
  const first = values.indexOf(Math.max(...values));
  const loadings = vectors.map((row) => (row[first] ?? 0) * Math.sqrt(Math.max(0, values[first] ?? 0)));
  const clear = loadings.map((loading) => (Math.abs(loading) < faint ? 0 : Math.sign(loading)));
  const balance = clear.reduce((sum, sign) => sum + sign, 0) || (clear.find((sign) => sign !== 0) ?? 1);
  return varying.filter((_, at) => (clear[at] ?? 0) * balance < 0);
}
