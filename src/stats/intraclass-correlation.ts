/** The six coefficients of Shrout and Fleiss. */
export interface IntraclassCorrelations {
  /** Raters differ from unit to unit. One rating, and the mean of k. */
  icc1: number;
  icc1k: number;
  /** The same raters throughout, drawn from many; their levels must match. */
  icc2: number;
  icc2k: number;
  /** These raters only; levels may differ. */
  icc3: number;
  icc3k: number;
  units: number;
  raters: number;
}

/**
 * Intraclass correlations from the mean squares of a two-way layout (Shrout & Fleiss, *Psychological Bulletin* 86,
 * 1979). Where several people rate the same contacts and their levels must match, ICC(2,1) is the one to read.
 *
 * @param ratings one row a unit, one column a rater, nothing missing
 * @returns null below two units or two raters, or where nothing varies between units
 */
export function intraclassCorrelations(
  ratings: ReadonlyArray<readonly number[]>,
): IntraclassCorrelations | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grand = mean(ratings.map(mean));
  const squares = (values: readonly number[], centre: number) =>
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const units = k * squares(ratings.map(mean), grand);
  const raters =
    n *
    squares(
      Array.from({ length: k }, (_, rater) => mean(ratings.map((row) => row[rater] ?? 0))),
      grand,
    );
  const total = squares(ratings.flat(), grand);
  const between = units / (n - 1);
  const within = (total - units) / (n * (k - 1));
  const judges = raters / (k - 1);
  const error = (total - units - raters) / ((n - 1) * (k - 1));
  if (between === 0) return null;
  return {
    icc1: (between - within) / (between + (k - 1) * within),
    icc1k: (between - within) / between,
    icc2: (between - error) / (between + (k - 1) * error + (k * (judges - error)) / n),
    icc2k: (between - error) / (between + (judges - error) / n),
    icc3: (between - error) / (between + (k - 1) * error),
    icc3k: (between - error) / between,
    units: n,
    raters: k,
  };
}
