/** Pearson's correlation of each column with one, over rows that have both; for more columns than can be modelled together. */
export interface PairedProducts {
  add(values: readonly Float64Array[], rows: number, weights: Float64Array | null): void;
  /** By column; null where either did not vary. */
  finish(): { n: number; correlation: number | null }[];
}

const numbers = 7;

/** Weighted sums are of deviations from the first row that has both. */
export function createPairedProducts(places: readonly number[], other: number): PairedProducts {
  const sums = new Float64Array(places.length * numbers);
  const shifts = new Float64Array(places.length * 2);
  return {
    add(values, rows, weights) {
      const outcome = values[other] as Float64Array;
      places.forEach((place, index) => {
        const column = values[place] as Float64Array;
        const at = index * numbers;
        for (let row = 0; row < rows; row++) {
          const [x, y] = [column[row] as number, outcome[row] as number];
          const weight = weights === null ? 1 : (weights[row] as number);
          if (Number.isNaN(x) || Number.isNaN(y) || weight === 0) continue;
          if (sums[at] === 0) shifts.set([x, y], index * 2);
          const [a, b] = [x - (shifts[index * 2] as number), y - (shifts[index * 2 + 1] as number)];
          sums[at] = (sums[at] as number) + 1;
          sums[at + 1] = (sums[at + 1] as number) + weight;
          sums[at + 2] = (sums[at + 2] as number) + weight * a;
          sums[at + 3] = (sums[at + 3] as number) + weight * b;
          sums[at + 4] = (sums[at + 4] as number) + weight * a * a;
          sums[at + 5] = (sums[at + 5] as number) + weight * a * b;
          sums[at + 6] = (sums[at + 6] as number) + weight * b * b;
        }
      });
    },
    finish: () =>
      places.map((_, index) => {
        const [n = 0, weight = 0, a = 0, b = 0, aa = 0, ab = 0, bb = 0] = sums.subarray(
          index * numbers,
          (index + 1) * numbers,
        );
        const varies = (squares: number, sum: number) => squares - sum ** 2 / weight > 1e-12 * squares;
        if (n < 2 || !varies(aa, a) || !varies(bb, b)) return { n, correlation: null };
        const spread = Math.sqrt((aa - a ** 2 / weight) * (bb - b ** 2 / weight));
        return { n, correlation: (ab - (a * b) / weight) / spread };
      }),
  };
}
