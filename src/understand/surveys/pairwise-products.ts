/** What rows with gaps say of how columns go together. */
export interface PairwiseEvidence {
  /** By column and column: rows that have both. */
  n: number[][];
  /** Pearson's correlation over these rows; null where either doesn't vary there. */
  correlations: (number | null)[][];
  /** By set and place in it: rows that lack nothing else of the set and have the last column. */
  lacking: number[][];
}

interface PairwiseProducts {
  add(values: readonly Float64Array[], rows: number, weights: Float64Array | null): void;
  finish(): PairwiseEvidence;
}

/** Of each pair of columns in rows with gaps: rows, weight, sums of both, squares of both, products. */
const numbers = 7;

/**
 * Sums for the correlation of each two columns over the rows that have both, whatever else they lack (pairwise-available
 * cases: Little & Rubin, *Statistical Analysis with Missing Data*, 3rd ed., 2020, ch. 3.4). Weighted sums are of deviations from
 * each column's first value. Rows without a gap are summed apart, since what belongs to a column alone is the same for all its
 * pairs there.
 *
 * @param places of the columns among those of a batch; the last is the outcome
 * @param sets by set the places among `places` of its columns, without the outcome
 */
export function createPairwiseProducts(
  places: readonly number[],
  sets: readonly (readonly number[])[],
): PairwiseProducts {
  const width = places.length;
  const pairs = new Float64Array(width * width * numbers);
  const complete = {
    rows: 0,
    weight: 0,
    sums: new Float64Array(width),
    products: new Float64Array(width ** 2),
  };
  const centre = new Float64Array(width).fill(Number.NaN);
  const lacking = sets.map((set) => new Array<number>(set.length).fill(0));
  const row = new Float64Array(width);

  const addComplete = (weight: number) => {
    complete.rows++;
    complete.weight += weight;
    for (let i = 0; i < width; i++) {
      const one = weight * (row[i] as number);
      complete.sums[i] = (complete.sums[i] as number) + one;
      for (let j = i; j < width; j++) {
        const at = i * width + j;
        complete.products[at] = (complete.products[at] as number) + one * (row[j] as number);
      }
    }
  };

  const addGapped = (weight: number) => {
    for (let i = 0; i < width; i++) {
      const a = row[i] as number;
      if (Number.isNaN(a)) continue;
      for (let j = i + 1; j < width; j++) {
        const b = row[j] as number;
        if (Number.isNaN(b)) continue;
        const at = (i * width + j) * numbers;
        pairs[at] = (pairs[at] as number) + 1;
        pairs[at + 1] = (pairs[at + 1] as number) + weight;
        pairs[at + 2] = (pairs[at + 2] as number) + weight * a;
        pairs[at + 3] = (pairs[at + 3] as number) + weight * b;
        pairs[at + 4] = (pairs[at + 4] as number) + weight * a * a;
        pairs[at + 5] = (pairs[at + 5] as number) + weight * b * b;
        pairs[at + 6] = (pairs[at + 6] as number) + weight * a * b;
      }
    }
    if (Number.isNaN(row[width - 1] as number)) return;
    sets.forEach((set, which) => {
      const gaps = set.flatMap((place, at) => (Number.isNaN(row[place] as number) ? [at] : []));
      const [only] = gaps;
      const counts = lacking[which];
      if (gaps.length === 1 && only !== undefined && counts) counts[only] = (counts[only] ?? 0) + 1;
    });
  };

  const pairOf = (i: number, j: number) => {
    const at = (i * width + j) * numbers;
    const [n = 0, w = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0] = pairs.subarray(at, at + numbers);
    const { sums, products } = complete;
    const own = (place: number) => products[place * width + place] as number;
    return {
      n: n + complete.rows,
      weight: w + complete.weight,
      a: a + (sums[i] as number),
      b: b + (sums[j] as number),
      aa: aa + own(i),
      bb: bb + own(j),
      ab: ab + (products[i * width + j] as number),
    };
  };

  return {
    add(values, rows, weights) {
      const columns = places.map((place) => values[place] as Float64Array);
      for (let at = 0; at < rows; at++) {
        const weight = weights === null ? 1 : (weights[at] as number);
        if (weight === 0) continue;
        let gaps = 0;
        for (let index = 0; index < width; index++) {
          const value = (columns[index] as Float64Array)[at] as number;
          if (Number.isNaN(value)) gaps++;
          else if (Number.isNaN(centre[index] as number)) centre[index] = value;
          row[index] = value - (centre[index] as number);
        }
        if (gaps === 0) addComplete(weight);
        else if (gaps < width) addGapped(weight);
      }
    },
    finish() {
      const n = places.map(() => new Array<number>(width).fill(0));
      const correlations = places.map((_, i) => places.map((__, j): number | null => (i === j ? 1 : null)));
      for (let i = 0; i < width; i++)
        for (let j = i + 1; j < width; j++) {
          const pair = pairOf(i, j);
          for (const [one, other] of [
            [i, j],
            [j, i],
          ] as const) {
            (n[one] as number[])[other] = pair.n;
            (correlations[one] as (number | null)[])[other] = correlation(pair);
          }
        }
      return { n, correlations, lacking };
    },
  };
}

/** What rounding leaves of a variance that isn't there, as a part of the sum of squares. */
const rounding = 1e-12;

function correlation({
  n,
  weight,
  a,
  b,
  aa,
  bb,
  ab,
}: {
  n: number;
  weight: number;
  a: number;
  b: number;
  aa: number;
  bb: number;
  ab: number;
}): number | null {
  if (n < 2) return null;
  const [left, right] = [aa - a ** 2 / weight, bb - b ** 2 / weight];
  if (!(left > rounding * aa) || !(right > rounding * bb)) return null;
  return (ab - (a * b) / weight) / Math.sqrt(left * right);
}
