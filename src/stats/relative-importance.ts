/** Importance of predictors in a linear regression. */
export interface RelativeImportance {
  /** Share of the outcome's variance that the predictors explain together. */
  r2: number;
  /** Per predictor its part of `r2`; the parts sum to it. */
  parts: number[];
}

/** Most predictors: every further one doubles the work, and 25 take some seconds. */
const mostPredictors = 25;

/** A pivot below this part of its variable's own variance counts as none: the variable adds nothing to those before it. */
const collinear = 1e-10;

/**
 * LMG: each predictor's increase of R², averaged over all orders in which predictors can enter a linear regression. It
 * is the Shapley value of R², so the parts sum to R² and are never negative (Lindeman, Merenda & Gold, *Introduction
 * to Bivariate and Multivariate Analysis*, 1980, p. 119; Grömping, *Journal of Statistical Software* 17(1), 2006).
 * Predictors that say the same share their part equally.
 *
 * All 2ᵖ subsets are visited depth first; each step sweeps one predictor out of what is left of one covariance matrix,
 * so the data are read once, whatever their number. Averages over orders are taken as sums over subsets: a subset of
 * size s counts with (s − 1)! (p − s)! / p!.
 *
 * @param covariance p + 1 rows of p + 1: predictors, then the outcome; any multiple of the covariance matrix
 * @returns null where the outcome does not vary
 * @throws RangeError for no predictors or more than `mostPredictors`
 */
export function lmg(covariance: ReadonlyArray<readonly number[]>): RelativeImportance | null {
  const p = covariance.length - 1;
  if (p < 1 || p > mostPredictors)
    throw new RangeError(`${p} predictors; 1 to ${mostPredictors} can be compared`);
  const total = covariance[p]?.[p] ?? 0;
  if (!(total > 0)) return null;
  const width = p + 1;
  const variances = Float64Array.from({ length: p }, (_, index) => covariance[index]?.[index] ?? 0);
  // One matrix a depth. Rows and columns keep their numbers, so what was swept out is simply not looked at again.
  const levels = Array.from({ length: p + 1 }, () => new Float64Array(width * width));
  covariance.forEach((row, index) => void levels[0]?.set(row, index * width));
  const weights = orderWeights(p);
  const holding = new Float64Array(p);
  let all = 0;
  let r2 = 0;

  /** @returns the weighted sum over this subset and all that add later predictors to it */
  const visit = (depth: number, first: number, explained: number): number => {
    const matrix = levels[depth] as Float64Array;
    const next = levels[depth + 1] as Float64Array;
    let sum = 0;
    const [inside, outside] = [weights.inside[depth + 1] ?? 0, weights.outside[depth + 1] ?? 0];
    for (let entering = first; entering < p; entering++) {
      const row = entering * width;
      const pivot = matrix[row + entering] as number;
      const adds = pivot > collinear * (variances[entering] as number);
      const withOutcome = matrix[row + p] as number;
      const now = adds ? explained + (withOutcome * withOutcome) / pivot : explained;
      all += outside * now;
      if (depth + 1 === p) r2 = now;
      let below = inside * now;
      if (entering < p - 1) {
        for (let i = entering + 1; i < p; i++) {
          const factor = adds ? (matrix[row + i] as number) / pivot : 0;
          for (let j = i; j <= p; j++)
            next[i * width + j] = (matrix[i * width + j] as number) - factor * (matrix[row + j] as number);
        }
        below += visit(depth + 1, entering + 1, now);
      }
      holding[entering] = (holding[entering] as number) + below;
      sum += below;
    }
    return sum;
  };
  visit(0, 0, 0);
  return { r2: r2 / total, parts: Array.from(holding, (sum) => (sum - all) / total) };
}

/**
 * LMG of predictor i is Σ_{S∌i} w(|S|) (R²(S∪i) − R²(S)) with w(s) = s! (p − 1 − s)! / p!. Sorted by subsets, one that
 * holds i counts w(s − 1), any other −w(s): that is w(s − 1) + w(s) where it holds i, less w(s) for all.
 */
function orderWeights(p: number): { inside: Float64Array; outside: Float64Array } {
  const weight = new Float64Array(p + 1);
  weight[0] = 1 / p;
  for (let s = 1; s < p; s++) weight[s] = ((weight[s - 1] as number) * s) / (p - s);
  const inside = weight.map((own, s) => own + (s > 0 ? (weight[s - 1] as number) : 0));
  return { inside, outside: weight };
}
