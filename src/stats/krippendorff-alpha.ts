/** What differences between values mean. */
export type MeasurementLevel = "nominal" | "ordinal" | "interval" | "ratio";

export interface KrippendorffAlpha {
  alpha: number;
  /** Ratings of units that at least two raters rated. */
  pairable: number;
  /** Such units. */
  units: number;
}

/**
 * Krippendorff's alpha, 1 − observed / expected disagreement, for any number of raters, any level of measurement and
 * ratings left out (Krippendorff, *Content Analysis*, 4th ed., 2018, ch. 12; computed by the coincidence matrix of his
 * 2011 working paper). Units rated once tell nothing about agreement and don't count.
 *
 * @param units one row of ratings a unit, null where a rater left it out; for "ratio" not negative
 * @returns null where fewer than two ratings can be paired, or all of those are alike
 *
 * @example
 * krippendorffAlpha([[1, 1], [2, 2], [3, 4], [3, 3]], "interval");
 */
export function krippendorffAlpha(
  units: ReadonlyArray<readonly (number | null)[]>,
  level: MeasurementLevel,
): KrippendorffAlpha | null {
  const rated = units
    .map((unit) => unit.filter((value) => value !== null))
    .filter((values) => values.length > 1);
  const values = [...new Set(rated.flat())].sort((a, b) => a - b);
  if (values.length < 2) return null;
  const place = new Map(values.map((value, index) => [value, index]));
  const coincidences = values.map(() => values.map(() => 0));
  for (const unit of rated) {
    for (const [i, one] of unit.entries())
      for (const [j, other] of unit.entries()) {
        if (i === j) continue;
        const row = coincidences[place.get(one) ?? 0];
        const column = place.get(other) ?? 0;
        if (row) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1);
      }
  }
  const totals = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const n = totals.reduce((sum, count) => sum + count, 0);
  const difference = differenceOf(level, values, totals);
  let observed = 0;
  let expected = 0;
  for (const [c, row] of coincidences.entries())
    for (const [k, count] of row.entries()) {
      const distance = difference(c, k);
      observed += count * distance;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance;
    }
  return { alpha: 1 - ((n - 1) * observed) / expected, pairable: n, units: rated.length };
}

/** The squared difference of two values, by their places. */
function differenceOf(
  level: MeasurementLevel,
  values: readonly number[],
  totals: readonly number[],
): (c: number, k: number) => number {
  const value = (index: number) => values[index] ?? 0;
  switch (level) {
    case "nominal":
      return (c, k) => (c === k ? 0 : 1);
    case "ordinal":
      // How many ratings lie between, those of the two ends by half.
      return (c, k) => {
        const [low, high] = [Math.min(c, k), Math.max(c, k)];
        const between = totals.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
        return (between - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2) ** 2;
      };
    case "interval":
      return (c, k) => (value(c) - value(k)) ** 2;
    case "ratio":
      return (c, k) => (c === k ? 0 : ((value(c) - value(k)) / (value(c) + value(k))) ** 2);
  }
}
