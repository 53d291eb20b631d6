/** How far two raters agree, beyond what chance would give. */
export interface Agreement {
  /** Chance-corrected: 1 where they always agree, 0 where no more often than by chance; can be negative. */
  coefficient: number;
  /** Share of units on which they agree. */
  raw: number;
  /** Agreement expected by chance, as the coefficient sees chance. */
  expected: number;
  /** Units that count. */
  n: number;
}

/**
 * Cohen's kappa of two raters who put the same units into categories (Cohen, *Educational and Psychological Measurement*
 * 20, 1960): (p_o − p_e) / (1 − p_e), chance being independence with each rater's own use of the categories. Where one
 * category is rare it can be low beside high raw agreement (the prevalence paradox: Feinstein & Cicchetti, *Journal of
 * Clinical Epidemiology* 43, 1990), so raw agreement is given with it, and Gwet's AC1 should stand beside.
 *
 * @param table counts: rows are the first rater's categories, columns the second's, in the same order
 * @returns null without units, or where both use one and the same category throughout
 * @throws RangeError where the table is not square
 *
 * @example
 * cohenKappa([[20, 5], [10, 15]]); // 0.4 with raw agreement 0.7
 */
export function cohenKappa(table: ReadonlyArray<readonly number[]>): Agreement | null {
  const size = table.length;
  if (table.some((row) => row.length !== size))
    throw new RangeError("the table of two raters must be square");
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const raw = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0) / n;
  const expected = rows.reduce((sum, count, index) => sum + count * (columns[index] ?? 0), 0) / n ** 2;
  if (expected === 1) return null;
  return { coefficient: (raw - expected) / (1 - expected), raw, expected, n };
}
