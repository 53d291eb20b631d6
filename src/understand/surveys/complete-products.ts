import {
  createResamplingGroups,
  type GroupedProducts,
  type ResamplingGroups,
} from "#stats/resampling-groups.ts";

/** Sums of products of rows that have a value in each of some columns. */
export interface CompleteProducts {
  add(values: readonly Float64Array[], rows: number, weights: Float64Array | null, chosen?: Uint8Array): void;
  /** What deviations are taken from; null before a row was complete. */
  centre(): readonly number[] | null;
  /** Null where no row was complete. */
  finish(): GroupedProducts | null;
}

/**
 * Products are of deviations from the first complete row, so that large values with little spread keep their digits.
 *
 * @param places of the columns among those of a batch
 * @param options.most groups that the rows are dealt into
 * @param options.alike products of which these are a part: they share their centre
 */
export function createCompleteProducts(
  places: readonly number[],
  { alike, ...options }: { most: number; seed: number; alike?: CompleteProducts },
): CompleteProducts {
  const row = new Float64Array(places.length);
  let products: ResamplingGroups | null = null;
  let centre: readonly number[] | null = null;
  return {
    /** @param chosen rows that count, where not all do */
    add(values, rows, weights, chosen) {
      const columns = places.map((place) => values[place] as Float64Array);
      const width = columns.length;
      for (let at = 0; at < rows; at++) {
        if (chosen && chosen[at] === 0) continue;
        const weight = weights === null ? 1 : (weights[at] as number);
        if (weight === 0) continue;
        let isComplete = true;
        for (let index = 0; index < width; index++) {
          const value = (columns[index] as Float64Array)[at] as number;
          if (Number.isNaN(value)) {
            isComplete = false;
            break;
          }
          row[index] = value;
        }
        if (!isComplete) continue;
        centre ??= alike?.centre() ?? Array.from(row);
        products ??= createResamplingGroups(centre, options);
        products.add(row, weight);
      }
    },
    centre: () => centre,
    finish: () => products?.finish() ?? null,
  };
}
