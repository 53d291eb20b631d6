/** Eigenvalues, and the eigenvectors as the columns of a matrix in the same order. */
interface SymmetricEigen {
  values: number[];
  vectors: number[][];
}

/** Each sweep squares what is left beside the diagonal, so a few suffice. */
const mostSweeps = 60;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix by Jacobi rotations (Golub & Van Loan, *Matrix
 * Computations*, 4th ed., 2013, ch. 8.5): slower than others for large matrices, and the most exact for small ones.
 *
 * @param matrix square; its upper triangle is read as its lower one
 */
export function symmetricEigen(matrix: ReadonlyArray<readonly number[]>): SymmetricEigen {
  const n = matrix.length;
  const at = (i: number, j: number) => i * n + j;
  const a = Float64Array.from(
    { length: n * n },
    (_, index) => matrix[Math.floor(index / n)]?.[index % n] ?? 0,
  );
  const v = Float64Array.from({ length: n * n }, (_, index) => (index % (n + 1) === 0 ? 1 : 0));
  const get = (from: Float64Array, i: number, j: number) => from[at(i, j)] ?? 0;
  const size = Math.hypot(...a);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let rest = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rest += get(a, i, j) ** 2;
    if (Math.sqrt(rest) <= 1e-15 * size) break;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = get(a, p, q);
        if (off === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [one, two] = [get(a, k, p), get(a, k, q)];
          a[at(k, p)] = c * one - s * two;
          a[at(k, q)] = s * one + c * two;
        }
        for (let k = 0; k < n; k++) {
          const [one, two] = [get(a, p, k), get(a, q, k)];
          a[at(p, k)] = c * one - s * two;
          a[at(q, k)] = s * one + c * two;
          const [left, right] = [get(v, k, p), get(v, k, q)];
          v[at(k, p)] = c * left - s * right;
          v[at(k, q)] = s * left + c * right;
        }
      }
  }
  const indices = Array.from({ length: n }, (_, index) => index);
  return {
    values: indices.map((index) => get(a, index, index)),
    vectors: indices.map((i) => indices.map((j) => get(v, i, j))),
  };
}
