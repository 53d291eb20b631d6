/** Importance of predictors in a linear regression. */
export interface RelativeImportance {
  /** Share of the outcome's variance that the predictors explain together. */
  r2: number;
  /** Per predictor its part of `r2`; the parts sum to it. */
  parts: number[];
}

/** Most predictors of which all subsets are looked at: every further one doubles the work, and 22 take a few hundredths of a second. */
const mostPredictors = 25;

/** A pivot below this part of its variable's own variance counts as none: the variable adds nothing to those before it. */
const collinear = 1e-10;

/**
 * LMG: each predictor's increase of R², averaged over all orders in which predictors can enter a linear regression. It
 * is the Shapley value of R², so the parts sum to R² and are never negative (Lindeman, Merenda & Gold, *Introduction
 * to Bivariate and Multivariate Analysis*, 1980, p. 119; Grömping, *Journal of Statistical Software* 17(1), 2006).
 * Predictors that say the same share their part equally.
 *
 * All 2ᵖ subsets are visited depth first; each step decides on one predictor and, where it enters, sweeps it out of what is
 * left of one covariance matrix, so the data are read once, whatever their number. The last two predictors are written
 * out: three quarters of the subsets differ in nothing else. Averages over orders are taken as sums over subsets: a subset
 * of size s counts with (s − 1)! (p − s)! / p!.
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
  const least = Float64Array.from({ length: p }, (_, index) => collinear * (covariance[index]?.[index] ?? 0));
  // One matrix for each number of predictors that have entered. Rows and columns keep their numbers, so what was swept out
  // is simply not looked at again. The outcome's own place holds what the subset explains.
  const levels = Array.from({ length: p + 1 }, () => new Float64Array(width * width));
  covariance.forEach((row, index) => void levels[0]?.set(row, index * width));
  const corner = width * width - 1;
  (levels[0] as Float64Array)[corner] = 0;
  const { inside, outside } = orderWeights(p);
  const holding = new Float64Array(p);
  // Numbers that change at every subset live in an array: the engine would make an object of each value otherwise.
  const sums = { inside: 0, outside: 1, whole: 2 };
  const running = new Float64Array(3);
  const add = (place: number, value: number) => {
    running[place] = (running[place] as number) + value;
  };

  /** All ways to go on with the last two predictors. */
  const visitLastTwo = (matrix: Float64Array, size: number) => {
    const [a, b] = [p - 2, p - 1];
    const aa = matrix[a * width + a] as number;
    const ab = matrix[a * width + b] as number;
    const ay = matrix[a * width + p] as number;
    const bb = matrix[b * width + b] as number;
    const by = matrix[b * width + p] as number;
    const explained = matrix[corner] as number;
    const adds = aa > (least[a] as number);
    const factor = adds ? ab / aa : 0;
    const withA = adds ? explained + (ay * ay) / aa : explained;
    const withB = bb > (least[b] as number) ? explained + (by * by) / bb : explained;
    const [left, leftOver] = [bb - factor * ab, by - factor * ay];
    const withBoth = left > (least[b] as number) ? withA + (leftOver * leftOver) / left : withA;
    const [onlyA, onlyB] = [(inside[size + 1] as number) * withA, (inside[size + 1] as number) * withB];
    const both = (inside[size + 2] as number) * withBoth;
    holding[a] = (holding[a] as number) + onlyA + both;
    holding[b] = (holding[b] as number) + onlyB + both;
    add(sums.inside, (inside[size] as number) * explained + onlyA + onlyB + both);
    const withOne = (outside[size + 1] as number) * (withA + withB);
    add(
      sums.outside,
      (outside[size] as number) * explained + withOne + (outside[size + 2] as number) * withBoth,
    );
    if (size + 2 === p) running[sums.whole] = withBoth;
  };

  /** Counts all subsets that decide as before about the predictors below `next`. */
  const visit = (matrix: Float64Array, next: number, size: number) => {
    if (p - next === 2) return visitLastTwo(matrix, size);
    if (next === p) {
      const explained = matrix[corner] as number;
      add(sums.inside, (inside[size] as number) * explained);
      add(sums.outside, (outside[size] as number) * explained);
      if (size === p) running[sums.whole] = explained;
      return;
    }
    const row = next * width;
    const pivot = matrix[row + next] as number;
    let rest = matrix;
    if (pivot > (least[next] as number)) {
      rest = levels[size + 1] as Float64Array;
      for (let i = next + 1; i < p; i++) {
        const factor = (matrix[row + i] as number) / pivot;
        const from = i * width;
        for (let j = i; j <= p; j++)
          rest[from + j] = (matrix[from + j] as number) - factor * (matrix[row + j] as number);
      }
      rest[corner] = (matrix[corner] as number) + (matrix[row + p] as number) ** 2 / pivot;
    }
    const before = running[sums.inside] as number;
    visit(rest, next + 1, size + 1);
    holding[next] = (holding[next] as number) + ((running[sums.inside] as number) - before);
    visit(matrix, next + 1, size);
  };
  visit(levels[0] as Float64Array, 0, 0);
  const all = running[sums.outside] as number;
  return {
    r2: (running[sums.whole] as number) / total,
    parts: Array.from(holding, (sum) => (sum - all) / total),
  };
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
