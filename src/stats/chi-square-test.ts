import gammainc from "@stdlib/math-base-special-gammainc";

export interface ChiSquareTest {
  chiSquare: number;
  df: number;
  p: number;
  /** √(χ² / (n · (smaller side − 1))): 0 where the sides have nothing to do with each other, 1 where one tells the other. */
  cramersV: number;
  /** How many cells expect fewer than five: with more than a fifth of them the p-value is rough (Cochran, *Biometrics* 10, 1954). */
  expectedBelowFive: number;
  n: number;
}

/**
 * Pearson's χ² test of independence in a table of counts (Pearson, *Phil. Mag.* 50, 1900), without continuity correction.
 * Each person is in one cell. Rows and columns in which nobody is are left out.
 *
 * @param table rows of equal length, whole numbers of people
 * @returns null where fewer than two rows or two columns have anybody
 * @throws RangeError where rows differ in length or a count is negative
 *
 * @example
 * // Party by sex (Agresti, *Categorical Data Analysis*, 2nd ed., 2007, p. 38): χ² 30.07, df 2, p 2.95e-7
 * chiSquareTest([[762, 327, 468], [484, 239, 477]]);
 */
export function chiSquareTest(table: ReadonlyArray<readonly number[]>): ChiSquareTest | null {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width || row.some((count) => !(count >= 0))))
    throw new RangeError("a table needs rows of one length with counts from 0 up");
  const columnSums = Array.from({ length: width }, (_, column) => sum(table.map((row) => row[column] ?? 0)));
  const columns = columnSums.filter((total) => total > 0);
  const rows = table.map(sum).filter((total) => total > 0);
  if (rows.length < 2 || columns.length < 2) return null;
  const n = sum(rows);
  let chiSquare = 0;
  let expectedBelowFive = 0;
  for (const row of table) {
    const total = sum(row);
    if (total === 0) continue;
    row.forEach((count, column) => {
      const expected = (total * (columnSums[column] ?? 0)) / n;
      if (expected === 0) return;
      if (expected < 5) expectedBelowFive++;
      chiSquare += (count - expected) ** 2 / expected;
    });
  }
  const df = (rows.length - 1) * (columns.length - 1);
  const side = Math.min(rows.length, columns.length) - 1;
  return {
    chiSquare,
    df,
    p: gammainc(chiSquare / 2, df / 2, true, true),
    cramersV: Math.sqrt(chiSquare / (n * side)),
    expectedBelowFive,
    n,
  };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
