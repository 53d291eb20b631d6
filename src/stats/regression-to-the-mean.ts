import { mean } from "./moments.ts";

/**
 * Pearson's correlation.
 *
 * @returns null below three pairs, or where one side does not vary
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 3 || x.length !== y.length) return null;
  const [centreX, centreY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, at) => {
    const [a, b] = [value - centreX, (y[at] ?? 0) - centreY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  });
  return xx <= 1e-12 || yy <= 1e-12 ? null : xy / Math.sqrt(xx * yy);
}

/**
 * How far something that was chosen for its extreme first value is expected to come back towards the mean by itself:
 * (1 − r)·(mean − value), r the correlation of first and second values, for equal spread both times (Galton, 1886; Davis,
 * *Am. J. Epidemiology* 104, 1976). A change that all share, the mean's own, is not in it. A negative correlation counts
 * as none.
 *
 * @param value one of `first`
 * @returns null below five values, or where they don't vary
 *
 * @example
 * expectedReturn(10, [10, 14, 16, 18, 22], second); // r = 0.5: +3
 */
export function expectedReturn(
  value: number,
  first: readonly number[],
  second: readonly number[],
): { expected: number; correlation: number } | null {
  const found = first.length < 5 ? null : correlation(first, second);
  if (found === null) return null;
  return { expected: (1 - Math.max(0, found)) * (mean(first) - value), correlation: found };
}
