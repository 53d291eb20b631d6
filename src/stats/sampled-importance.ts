import { seededRandom } from "./random.ts";
import type { RelativeImportance } from "./relative-importance.ts";

/** LMG from a sample of orders. */
export interface SampledImportance extends RelativeImportance {
  /** Standard error of each part that comes from looking at a sample of orders only. */
  standardErrors: number[];
}

/** A pivot below this part of its variable's own variance counts as none. */
const collinear = 1e-10;

/**
 * LMG where there are too many predictors for all subsets: each predictor's increase of R² averaged over a random sample
 * of the orders in which predictors can enter, each order followed by its reverse, which takes out much of the chance
 * (Castro, Gómez & Tejada, *Computers & Operations Research* 36, 2009; antithetic pairs as in Mitchell et al., *JMLR* 23,
 * 2022). The parts sum to R² whatever the sample.
 *
 * @param covariance p + 1 rows of p + 1: predictors, then the outcome; any multiple of the covariance matrix
 * @param pairs how many orders are drawn, each used in both directions; at least 2
 * @returns null where the outcome does not vary
 * @throws RangeError for no predictors or fewer than two pairs
 */
export function sampledLmg(
  covariance: ReadonlyArray<readonly number[]>,
  pairs: number,
  seed: number,
): SampledImportance | null {
  const p = covariance.length - 1;
  if (p < 1) throw new RangeError("importance needs at least one predictor");
  if (!(pairs >= 2)) throw new RangeError(`${pairs} pairs of orders; an error can be told from two on`);
  const total = covariance[p]?.[p] ?? 0;
  if (!(total > 0)) return null;
  const random = seededRandom(seed);
  const inOrder = Array.from({ length: p }, (_, index) => index);
  const sums = new Float64Array(p);
  const squares = new Float64Array(p);
  const pairSums = new Float64Array(p);
  const sweep = createSweep(covariance);
  let r2 = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const order = random.shuffle(inOrder);
    pairSums.fill(0);
    r2 = sweep(order, pairSums);
    sweep(order.reverse(), pairSums);
    for (let index = 0; index < p; index++) {
      const mean = (pairSums[index] as number) / 2;
      sums[index] = (sums[index] as number) + mean;
      squares[index] = (squares[index] as number) + mean * mean;
    }
  }
  const errorOf = (index: number) => {
    const [sum, square] = [sums[index] as number, squares[index] as number];
    return Math.sqrt(Math.max(0, square - (sum * sum) / pairs) / (pairs - 1) / pairs) / total;
  };
  return {
    r2: r2 / total,
    parts: Array.from(sums, (sum) => sum / pairs / total),
    standardErrors: inOrder.map(errorOf),
  };
}

/**
 * Lets predictors enter in an order, by elimination on one copy of the matrix, and adds to `gains` what each explains of
 * the outcome beyond those before it. @returns what all explain together
 */
function createSweep(covariance: ReadonlyArray<readonly number[]>) {
  const p = covariance.length - 1;
  const width = p + 1;
  const flat = Float64Array.from(covariance.flat());
  const least = leastPivots(flat, width);
  const matrix = new Float64Array(width * width);
  return (order: readonly number[], gains: Float64Array): number => {
    matrix.set(flat);
    let explained = 0;
    for (let step = 0; step < p; step++) {
      const entering = order[step] as number;
      const row = entering * width;
      const pivot = matrix[row + entering] as number;
      if (!(pivot > (least[entering] as number))) continue;
      const gain = (matrix[row + p] as number) ** 2 / pivot;
      gains[entering] = (gains[entering] as number) + gain;
      explained += gain;
      for (let later = step + 1; later < p; later++) {
        const i = (order[later] as number) * width;
        const factor = (matrix[i + entering] as number) / pivot;
        for (let other = step + 1; other < p; other++) {
          const j = order[other] as number;
          matrix[i + j] = (matrix[i + j] as number) - factor * (matrix[row + j] as number);
        }
        matrix[i + p] = (matrix[i + p] as number) - factor * (matrix[row + p] as number);
      }
    }
    return explained;
  };
}

/** The least pivot of each predictor. */
const leastPivots = (flat: Float64Array, width: number): Float64Array =>
  Float64Array.from({ length: width }, (_, index) => collinear * (flat[index * width + index] as number));
