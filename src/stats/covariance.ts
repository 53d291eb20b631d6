/**
 * Covariance matrix of columns of equal length, each row counted as often as `counts` says: a bootstrap sample is the
 * same columns with other counts, so nothing is copied. Products are of deviations from the first row, so large values
 * with little spread keep their digits. Divisor: the sum of the counts less one.
 *
 * @param columns one array a variable, without missing values
 * @param counts how often each row counts; once where absent
 * @throws RangeError where the columns differ in length, or fewer than two rows count
 */
export function covarianceMatrix(
  columns: readonly ArrayLike<number>[],
  counts?: ArrayLike<number>,
): number[][] {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== rows)) throw new RangeError("the columns differ in length");
  const width = columns.length;
  const origin = columns.map((column) => column[0] ?? 0);
  const sums = new Float64Array(width);
  const products = new Float64Array(width * width);
  const row = new Float64Array(width);
  let n = 0;
  for (let index = 0; index < rows; index++) {
    const count = counts === undefined ? 1 : (counts[index] as number);
    if (count === 0) continue;
    n += count;
    for (let i = 0; i < width; i++) {
      const value = ((columns[i] as ArrayLike<number>)[index] as number) - (origin[i] as number);
      row[i] = value;
      const counted = count * value;
      sums[i] = (sums[i] as number) + counted;
      for (let j = 0; j <= i; j++)
        products[i * width + j] = (products[i * width + j] as number) + counted * (row[j] as number);
    }
  }
  if (n < 2) throw new RangeError("a covariance needs at least two rows");
  const covariance = (i: number, j: number) => {
    const [one, two] = [Math.max(i, j), Math.min(i, j)];
    const about = ((sums[one] as number) * (sums[two] as number)) / n;
    return ((products[one * width + two] as number) - about) / (n - 1);
  };
  return columns.map((_, i) => columns.map((__, j) => covariance(i, j)));
}
