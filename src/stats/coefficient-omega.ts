import { covarianceMatrix } from "./covariance.ts";

/** A scale's reliability under a model of one common factor. */
export interface CoefficientOmega {
  omega: number;
  /** Loadings of the items on the factor, in the items' units; their sum is not negative. */
  loadings: number[];
  /** What of each item's variance is its own. */
  uniquenesses: number[];
  n: number;
}

/** EM converges slowly where an item has hardly any variance of its own; each step is cheap. */
const mostSteps = 50_000;
const precise = 1e-12;

/**
 * McDonald's omega total, (Σλ)² / ((Σλ)² + Σψ): the part of a sum score's variance that one common factor gives, where
 * items may weigh differently (McDonald, *Test Theory*, 1999, p. 89). Alpha equals it only where all weigh the same, and
 * is below it otherwise. Loadings λ and uniquenesses ψ are of the maximum likelihood factor model, by the EM algorithm
 * (Rubin & Thayer, *Psychometrika* 47, 1982). Items must point the same way: reverse those that don't.
 *
 * @param rows one row of item values a person, complete cases only
 * @returns null below three items (one factor is not determined then), with no more people than items, or where an item
 * does not vary
 */
export function coefficientOmega(rows: ReadonlyArray<readonly number[]>): CoefficientOmega | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (k < 3 || n <= k) return null;
  const columns = Array.from({ length: k }, (_, item) => rows.map((row) => row[item] ?? Number.NaN));
  return omegaOfCovariance(covarianceMatrix(columns), n);
}

/**
 * The same from the items' covariance matrix; a multiple of it changes loadings and uniquenesses only.
 *
 * @param n people it was made of
 */
export function omegaOfCovariance(
  covariance: ReadonlyArray<readonly number[]>,
  n: number,
): CoefficientOmega | null {
  const k = covariance.length;
  if (k < 3 || n <= k) return null;
  const variances = covariance.map((row, item) => row[item] ?? 0);
  if (variances.some((variance) => !(variance > 0))) return null;
  const deviations = variances.map(Math.sqrt);
  const correlation = covariance.map((row, i) =>
    row.map((value, j) => value / ((deviations[i] ?? 1) * (deviations[j] ?? 1))),
  );
  const { loadings, uniquenesses } = oneFactor(correlation);
  const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  const scaled = loadings.map((loading, item) => sign * loading * (deviations[item] ?? 0));
  const own = uniquenesses.map((uniqueness, item) => uniqueness * (variances[item] ?? 0));
  const common = scaled.reduce((sum, loading) => sum + loading, 0) ** 2;
  const rest = own.reduce((sum, uniqueness) => sum + uniqueness, 0);
  return { omega: common / (common + rest), loadings: scaled, uniquenesses: own, n };
}

/** Maximum likelihood of one factor for a correlation matrix. */
function oneFactor(correlation: readonly number[][]): { loadings: number[]; uniquenesses: number[] } {
  const start = correlation.map((row) => Math.sign(row.reduce((sum, value) => sum + value, 0)) || 1);
  let loadings = start.map((sign) => sign * Math.SQRT1_2);
  let uniquenesses = start.map(() => 0.5);
  for (let step = 0; step < mostSteps; step++) {
    // Weights of the items in the factor's regression on them, by the Sherman–Morrison formula.
    const scaled = loadings.map((loading, item) => loading / (uniquenesses[item] ?? 1));
    const information = loadings.reduce((sum, loading, item) => sum + loading * (scaled[item] ?? 0), 0);
    const weights = scaled.map((value) => value / (1 + information));
    const covaries = correlation.map((row) =>
      row.reduce((sum, value, item) => sum + value * (weights[item] ?? 0), 0),
    );
    const spread =
      1 / (1 + information) + covaries.reduce((sum, value, item) => sum + value * (weights[item] ?? 0), 0);
    const next = covaries.map((value) => value / spread);
    uniquenesses = next.map((loading, item) =>
      Math.max(1e-6, (correlation[item]?.[item] ?? 1) - loading * (covaries[item] ?? 0)),
    );
    const moved = Math.max(...next.map((loading, item) => Math.abs(loading - (loadings[item] ?? 0))));
    loadings = next;
    if (moved < precise) break;
  }
  return { loadings, uniquenesses };
}
