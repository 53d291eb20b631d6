/** What a mean and its interval need of some values. */
export interface Moments {
  n: number;
  mean: number;
  /** With divisor n − 1; 0 below two values. */
  variance: number;
}

/**
 * Moments of values that are counted, by the two-pass algorithm.
 *
 * @param counted value to how often it occurs
 * @throws RangeError where there are no values
 */
export function momentsOfCounts(counted: ReadonlyMap<number, number>): Moments {
  let [n, sum, squares] = [0, 0, 0];
  for (const [value, count] of counted) {
    n += count;
    sum += count * value;
  }
  if (n === 0) throw new RangeError("a mean needs at least one value");
  const centre = sum / n;
  for (const [value, count] of counted) squares += count * (value - centre) ** 2;
  return { n, mean: centre, variance: n > 1 ? squares / (n - 1) : 0 };
}

/** Moments of values, one each. @throws RangeError where there are no values */
export function momentsOf(values: readonly number[]): Moments {
  return { n: values.length, mean: mean(values), variance: values.length > 1 ? sampleVariance(values) : 0 };
}

/** Arithmetic mean. @throws RangeError where there are no values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("a mean needs at least one value");
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Variance with divisor n − 1, by the two-pass algorithm. @throws RangeError below two values */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError("a variance needs at least two values");
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return squares / (values.length - 1);
}
