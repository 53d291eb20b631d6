import { cellNumber } from "./cell-numbers.ts";
import type { ColumnTally } from "./column-tally.ts";

/** The range of a column's numbers, and whether all are whole; null where there is none. */
export function numbersOf(
  tally: ColumnTally,
  without: ReadonlySet<string>,
): { low: number; high: number; whole: boolean } | null {
  let { low, high, whole } = tally.beyond;
  for (const cell of tally.cells.keys()) {
    const value = without.has(cell) ? Number.NaN : cellNumber(cell, "point");
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    whole &&= Number.isInteger(value);
  }
  return low <= high ? { low, high, whole } : null;
}
