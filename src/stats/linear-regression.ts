/** A linear regression of an outcome on predictors. */
export interface LinearRegression {
  /** In the outcome's units for one unit more of the predictor, the others held; null where columns say the same. */
  coefficients: (number | null)[];
  /** In standard deviations of both. */
  standardised: (number | null)[];
  r2: number;
  /** Predictors that say something of their own; as many degrees of freedom are used. */
  rank: number;
}

/** What is left of a predictor's variance below this part of it counts as nothing. */
const collinear = 1e-10;

/**
 * Least squares from a covariance matrix, by elimination with the largest relative pivot first. A predictor of which the
 * others leave nothing has no coefficient of its own, nor have those that it is made of: all of them are null, since any
 * share between them fits as well.
 *
 * @param covariance p + 1 rows of p + 1: predictors, then the outcome; any multiple of the covariance matrix
 * @returns null where the outcome does not vary
 *
 * @example
 * // `swiss`: Fertility on Agriculture … Infant.Mortality: −0.1721, −0.2580, −0.8709, 0.1041, 1.0770; R² 0.7067
 */
export function linearRegression(covariance: ReadonlyArray<readonly number[]>): LinearRegression | null {
  const p = covariance.length - 1;
  const total = covariance[p]?.[p] ?? 0;
  if (p < 1 || !(total > 0)) return null;
  const at = (i: number, j: number) => covariance[i]?.[j] ?? 0;
  const rows = Array.from({ length: p }, (_, i) => Float64Array.from(covariance[i] ?? []));
  const open = new Set(rows.keys());
  const entered: number[] = [];
  while (open.size > 0) {
    const shareLeft = (i: number) => (at(i, i) > 0 ? (rows[i]?.[i] ?? 0) / at(i, i) : 0);
    const next = [...open].reduce((best, i) => (shareLeft(i) > shareLeft(best) ? i : best));
    if (!(shareLeft(next) > collinear)) break;
    open.delete(next);
    entered.push(next);
    eliminate(rows, next);
  }
  const aliased = new Set(open);
  // After full elimination the entry says how much of the entered predictor the left one is made of.
  for (const left of open)
    for (const used of entered)
      if (Math.abs(rows[used]?.[left] ?? 0) * Math.sqrt(at(used, used)) > 1e-6 * Math.sqrt(at(left, left)))
        aliased.add(used);
  let explained = 0;
  for (const used of entered) explained += (rows[used]?.[p] ?? 0) * at(used, p);
  const coefficient = (i: number) => (aliased.has(i) ? null : (rows[i]?.[p] ?? 0));
  const coefficients = rows.map((_, i) => coefficient(i));
  return {
    coefficients,
    standardised: coefficients.map((value, i) =>
      value === null ? null : value * Math.sqrt(at(i, i) / total),
    ),
    r2: explained / total,
    rank: entered.length,
  };
}

/** Gauss–Jordan: the pivot's row is divided by the pivot, and its multiple taken from all others. */
function eliminate(rows: Float64Array[], pivot: number): void {
  const own = rows[pivot] as Float64Array;
  const divisor = own[pivot] as number;
  for (let j = 0; j < own.length; j++) own[j] = (own[j] as number) / divisor;
  rows.forEach((row, i) => {
    if (i === pivot) return;
    const factor = row[pivot] as number;
    if (factor === 0) return;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - factor * (own[j] as number);
  });
}
