import { seededRandom } from "./random.ts";

/**
 * Sums and products of complete rows, in groups that a bootstrap draws whole. `data` holds, group after group: the sum of
 * the weights, `variables` weighted sums, and the upper triangle of weighted products row by row, all of deviations from
 * `centre`.
 */
export interface GroupedProducts {
  variables: number;
  groups: number;
  /** Rows that were added. */
  rows: number;
  data: Float64Array;
}

export interface ResamplingGroups {
  /** One row of values, one a variable, none missing. A weight of 0 leaves no trace but in `rows`. */
  add(row: ArrayLike<number>, weight?: number): void;
  /** What was added so far, without empty groups. */
  finish(): GroupedProducts;
}

/** A variance below this part of the mean square is what rounding leaves of one that is not there. */
const rounding = 1e-13;

/** Doubles that all groups together may take: 32 MB. */
const mostNumbers = 4 * 2 ** 20;

const sizeOf = (variables: number) => 1 + variables + (variables * (variables + 1)) / 2;

/**
 * Deals rows into groups as cards are dealt: every round gives each group one row, in a random order. While there are no
 * more rows than groups each row is a group of its own, and drawing groups with replacement is the ordinary bootstrap of
 * cases. Beyond that it is the bootstrap of random groups: rows that are independent make independent groups, so that
 * the spread of what is drawn estimates the same sampling variance, from groups − 1 instead of rows − 1 degrees of freedom
 * (random groups: Wolter, *Introduction to Variance Estimation*, 2nd ed., 2007, ch. 2). Memory doesn't grow with the rows,
 * and a draw takes as long for a million rows as for two thousand.
 *
 * @param centre about where each variable lies, so that large values with little spread keep their digits
 * @param options.most groups at most; fewer where they would take more than 32 MB
 * @param options.seed of the dealing
 */
export function createResamplingGroups(
  centre: readonly number[],
  { most = 2_000, seed }: { most?: number; seed: number },
): ResamplingGroups {
  const variables = centre.length;
  const size = sizeOf(variables);
  const groups = Math.max(1, Math.min(most, Math.floor(mostNumbers / size)));
  const random = seededRandom(seed);
  const inOrder = Array.from({ length: groups }, (_, index) => index);
  let data = new Float64Array(Math.min(groups, 64) * size);
  let round: number[] = inOrder;
  let rows = 0;
  const deviations = new Float64Array(variables);
  return {
    add(row, weight = 1) {
      const place = rows % groups;
      if (place === 0 && rows > 0) round = random.shuffle(inOrder);
      rows++;
      const group = round[place] as number;
      if ((group + 1) * size > data.length) {
        const larger = new Float64Array(Math.min(groups * size, 2 * data.length));
        larger.set(data);
        data = larger;
      }
      let at = group * size;
      data[at] = (data[at] as number) + weight;
      for (let i = 0; i < variables; i++) {
        const deviation = (row[i] as number) - (centre[i] as number);
        deviations[i] = deviation;
        at++;
        data[at] = (data[at] as number) + weight * deviation;
      }
      for (let i = 0; i < variables; i++) {
        const weighted = weight * (deviations[i] as number);
        for (let j = i; j < variables; j++) {
          at++;
          data[at] = (data[at] as number) + weighted * (deviations[j] as number);
        }
      }
    },
    finish: () => {
      const filled = Math.min(rows, groups);
      return { variables, groups: filled, rows, data: data.slice(0, filled * size) };
    },
  };
}

/**
 * Covariance matrix of all rows, or of groups as often as they were drawn; divided by the sum of weights, as every use of
 * it is a ratio.
 *
 * @param takes how often each group counts; once where absent
 * @returns null where nothing was drawn that weighs
 */
export function covarianceOfGroups(
  { variables, groups, data }: GroupedProducts,
  takes?: ArrayLike<number>,
): number[][] | null {
  const size = sizeOf(variables);
  const sums = new Float64Array(size);
  for (let group = 0; group < groups; group++) {
    const times = takes === undefined ? 1 : (takes[group] as number);
    if (times === 0) continue;
    const from = group * size;
    for (let index = 0; index < size; index++)
      sums[index] = (sums[index] as number) + times * (data[from + index] as number);
  }
  const n = sums[0] as number;
  if (!(n > 0)) return null;
  const covariance = Array.from({ length: variables }, () => new Array<number>(variables).fill(0));
  let at = variables;
  for (let i = 0; i < variables; i++)
    for (let j = i; j < variables; j++) {
      at++;
      const about = (sums[at] as number) / n;
      const exact = about - ((sums[i + 1] as number) / n) * ((sums[j + 1] as number) / n);
      // What is left of a variance by rounding is none.
      const value = i === j && exact < rounding * about ? 0 : exact;
      (covariance[i] as number[])[j] = value;
      (covariance[j] as number[])[i] = value;
    }
  return covariance;
}
