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
