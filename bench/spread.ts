/**
 * What several rounds of one measurement gave: "0.081 (0.079–0.090)", the median and in brackets the range.
 *
 * @param values one a round
 */
export function spread(values: readonly number[], decimals: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [sorted[0], sorted.at(-1)];
  return `${median(sorted).toFixed(decimals)} (${low.toFixed(decimals)}–${high.toFixed(decimals)})`;
}

/** The middle of sorted values; of an even number the mean of the two in the middle. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [left = Number.NaN, right = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (left + right) / 2;
}

/** Each round's first value over its second. */
export function ratios(over: readonly number[], under: readonly number[]): number[] {
  return over.map((value, round) => value / (under[round] ?? Number.NaN));
}
