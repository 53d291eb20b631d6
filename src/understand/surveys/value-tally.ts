/** Sums over people: of their number, weights and squared weights, and of weighted deviations from `shift` and their squares. */
export interface Sums {
  n: number;
  weight: number;
  weightSquares: number;
  shift: number;
  sum: number;
  squares: number;
  least: number;
  most: number;
}

/** Answers to one column, by group; group 0 are people without one. */
export interface Tally {
  groups: Sums[];
  /** How often each value occurs, from the smallest; null where there are too many different ones. */
  values: { value: number; n: number; weight: number; byGroup: Float64Array }[] | null;
  /** Why there is no value: by code of `CodedBatch.missing`. */
  missing: Float64Array;
}

/** The part of a batch that all columns share. */
interface TallyRows {
  rows: number;
  /** Null: everybody is in group 0. */
  groups: ArrayLike<number> | null;
  /** Rows of weight 0 are left out; null: everybody counts 1. */
  weights: Float64Array | null;
}

export interface ValueTally {
  add(values: Float64Array, missing: Uint8Array, rows: TallyRows): void;
  finish(): Tally;
}

/** Whole numbers from 0 up whose place is looked up in an array. */
const direct = 256;

/** Per value and group: people, weight, squared weight. */
const lanes = 3;
/** The same as in `Sums`, without the shift. */
const momentLanes = 7;

/**
 * Counts one column's answers by value and group. Where there are more different values than `mostValues` it goes on with
 * moments about the first value instead, so memory doesn't grow with the rows.
 *
 * @param groupCount groups including group 0
 */
export function createValueTally(groupCount: number, mostValues: number): ValueTally {
  const missingCounts = new Float64Array(256);
  const places = new Int32Array(direct).fill(-1);
  const others = new Map<number, number>();
  const found: number[] = [];
  const width = groupCount * lanes;
  let counts: Float64Array | null = new Float64Array(8 * width);
  let moments: Float64Array | null = null;
  let shift = 0;

  const newPlace = (value: number): number => {
    if (found.length === mostValues) return -1;
    const place = found.length;
    found.push(value);
    if (value >= 0 && value < direct && Number.isInteger(value)) places[value] = place;
    else others.set(value, place);
    if (counts && found.length * width > counts.length) {
      const larger = new Float64Array(2 * counts.length);
      larger.set(counts);
      counts = larger;
    }
    return place;
  };

  const placeOf = (value: number): number => {
    const whole = value | 0;
    if (whole === value && whole >= 0 && whole < direct) {
      const place = places[whole] as number;
      return place >= 0 ? place : newPlace(value);
    }
    return others.get(value) ?? newPlace(value);
  };

  const addMoments = (group: number, value: number, n: number, weight: number, squared: number) => {
    const into = moments as Float64Array;
    const at = group * momentLanes;
    const deviation = value - shift;
    into[at] = (into[at] as number) + n;
    into[at + 1] = (into[at + 1] as number) + weight;
    into[at + 2] = (into[at + 2] as number) + squared;
    into[at + 3] = (into[at + 3] as number) + weight * deviation;
    into[at + 4] = (into[at + 4] as number) + weight * deviation * deviation;
    if (value < (into[at + 5] as number)) into[at + 5] = value;
    if (value > (into[at + 6] as number)) into[at + 6] = value;
  };

  const beginMoments = (about: number) => {
    shift = about;
    moments = new Float64Array(groupCount * momentLanes);
    for (let group = 0; group < groupCount; group++) {
      moments[group * momentLanes + 5] = Number.POSITIVE_INFINITY;
      moments[group * momentLanes + 6] = Number.NEGATIVE_INFINITY;
    }
    const from = counts as Float64Array;
    found.forEach((value, place) => {
      for (let group = 0; group < groupCount; group++) {
        const at = place * width + group * lanes;
        const n = from[at] as number;
        if (n > 0) addMoments(group, value, n, from[at + 1] as number, from[at + 2] as number);
      }
    });
  };

  const add: ValueTally["add"] = (values, missing, { rows, groups, weights }) => {
    for (let row = 0; row < rows; row++) {
      const weight = weights === null ? 1 : (weights[row] as number);
      if (weight === 0) continue;
      const value = values[row] as number;
      if (Number.isNaN(value)) {
        const code = missing[row] as number;
        missingCounts[code] = (missingCounts[code] as number) + 1;
        continue;
      }
      const group = groups === null ? 0 : (groups[row] as number);
      const place = counts === null ? -1 : placeOf(value);
      if (place >= 0) {
        const into = counts as Float64Array;
        const at = place * width + group * lanes;
        into[at] = (into[at] as number) + 1;
        into[at + 1] = (into[at + 1] as number) + weight;
        into[at + 2] = (into[at + 2] as number) + weight * weight;
        continue;
      }
      if (counts !== null) {
        beginMoments(found[0] ?? value);
        counts = null;
      }
      addMoments(group, value, 1, weight, weight * weight);
    }
  };

  const finish = (): Tally => {
    const values = counts === null ? null : countsByValue(found, counts, groupCount);
    if (values) {
      // About the mean, so that the order in which rows came makes no difference.
      const weight = values.reduce((sum, one) => sum + one.weight, 0);
      beginMoments(values.reduce((sum, one) => sum + one.weight * one.value, 0) / (weight || 1));
    }
    const from = moments as Float64Array;
    const groups = Array.from({ length: groupCount }, (_, group): Sums => {
      const [n = 0, weight = 0, weightSquares = 0, sum = 0, squares = 0, least = 0, most = 0] = from.subarray(
        group * momentLanes,
        (group + 1) * momentLanes,
      );
      return { n, weight, weightSquares, shift, sum, squares, least, most };
    });
    return { groups, values, missing: missingCounts };
  };

  return { add, finish };
}

function countsByValue(found: readonly number[], counts: Float64Array, groupCount: number): Tally["values"] {
  const width = groupCount * lanes;
  return found
    .map((value, place) => {
      const byGroup = new Float64Array(groupCount);
      let [n, weight] = [0, 0];
      for (let group = 0; group < groupCount; group++) {
        const at = place * width + group * lanes;
        byGroup[group] = counts[at] as number;
        n += counts[at] as number;
        weight += counts[at + 1] as number;
      }
      return { value, n, weight, byGroup };
    })
    .sort((a, b) => a.value - b.value);
}
