/** A positive definite matrix, decomposed once. */
export interface CovarianceSolver {
  /** The vector x with matrix · x = `right`. */
  solve(right: readonly number[]): number[];
  inverse(): number[][];
  logDeterminant: number;
}

/** A pivot below this part of its own diagonal is none. */
const singular = 1e-12;

/**
 * Cholesky decomposition of a symmetric positive definite matrix (Golub & Van Loan, *Matrix Computations*, 4th ed., 2013,
 * ch. 4.2).
 *
 * @returns null where the matrix is not positive definite, or so nearly that nothing can be told from it
 */
export function covarianceSolver(matrix: ReadonlyArray<readonly number[]>): CovarianceSolver | null {
  const n = matrix.length;
  const lower = Array.from({ length: n }, () => new Float64Array(n));
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0;
  let logDeterminant = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let left = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) left -= at(i, k) * at(j, k);
      if (i !== j) (lower[i] as Float64Array)[j] = left / at(j, j);
      else {
        if (!(left > singular * (matrix[i]?.[i] ?? 0))) return null;
        (lower[i] as Float64Array)[i] = Math.sqrt(left);
        logDeterminant += Math.log(left);
      }
    }
  const solve = (right: readonly number[]): number[] => {
    const x = [...right];
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0);
      x[i] = (x[i] ?? 0) / at(i, i);
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0);
      x[i] = (x[i] ?? 0) / at(i, i);
    }
    return x;
  };
  const unit = (column: number) => Array.from({ length: n }, (_, row) => (row === column ? 1 : 0));
  return {
    solve,
    logDeterminant,
    inverse: () => Array.from({ length: n }, (_, column) => solve(unit(column))),
  };
}
