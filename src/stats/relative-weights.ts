import type { RelativeImportance } from "./relative-importance.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Eigenvalues of a correlation matrix below this stand for directions in which the predictors don't differ. */
const flat = 1e-10;

/**
 * Johnson's relative weights: the predictors are replaced by the uncorrelated variables nearest to them, whose parts of
 * R² are plain, and those are handed back by how much each predictor shares with each of them (Johnson, *Multivariate
 * Behavioral Research* 35, 2000). The parts sum to R² and are never negative. An approximation of LMG that costs one
 * eigendecomposition; where the two rank differently, neither ranking is certain.
 *
 * @param covariance p + 1 rows of p + 1: predictors, then the outcome; any multiple of the covariance matrix
 * @returns null where the outcome does not vary
 * @throws RangeError for no predictors
 */
export function relativeWeights(covariance: ReadonlyArray<readonly number[]>): RelativeImportance | null {
  const p = covariance.length - 1;
  if (p < 1) throw new RangeError("relative weights need at least one predictor");
  const variances = covariance.map((row, index) => row[index] ?? 0);
  const outcome = variances[p] ?? 0;
  if (!(outcome > 0)) return null;
  // A constant predictor is left out: it correlates with nothing.
  const varying = variances.flatMap((variance, index) => (index < p && variance > 0 ? [index] : []));
  const correlation = (i: number, j: number) =>
    (covariance[i]?.[j] ?? 0) / Math.sqrt((variances[i] ?? 1) * (variances[j] ?? 1));
  const { values, vectors } = symmetricEigen(varying.map((i) => varying.map((j) => correlation(i, j))));
  const roots = values.map((value) => (value > flat ? Math.sqrt(value) : 0));
  const withOutcome = varying.map((index) => correlation(index, p));
  /** The matrix with the same eigenvectors and the given function of the roots. */
  const matrixOf = (change: (root: number) => number) =>
    vectors.map((row) =>
      vectors.map((other) =>
        row.reduce((sum, value, index) => sum + value * change(roots[index] ?? 0) * (other[index] ?? 0), 0),
      ),
    );
  const shared = matrixOf((root) => root);
  const betas = matrixOf((root) => (root > 0 ? 1 / root : 0)).map((row) =>
    row.reduce((sum, value, index) => sum + value * (withOutcome[index] ?? 0), 0),
  );
  const parts = new Array<number>(p).fill(0);
  varying.forEach((predictor, index) => {
    parts[predictor] = (shared[index] ?? []).reduce(
      (sum, value, other) => sum + value ** 2 * (betas[other] ?? 0) ** 2,
      0,
    );
  });
  return { r2: betas.reduce((sum, beta) => sum + beta ** 2, 0), parts };
}
