import { seededRandom } from "#stats/random.ts";
import type { CommentVectors } from "./comment-vectors.ts";

/** Comments as points of a space with few dimensions, each of length 1 or 0; row by row. */
export interface Points {
  rows: number;
  dimensions: number;
  values: Float32Array;
}

/**
 * Puts comments into the space of their strongest common patterns of terms (latent semantic analysis: Deerwester et al.,
 * *JASIS* 41, 1990), by a randomised singular value decomposition with two power iterations (Halko, Martinsson & Tropp, *SIAM
 * Review* 53, 2011). The same seed gives the same points.
 */
export function latentSpace(vectors: CommentVectors, dimensions: number, seed: number): Points {
  const { rows, terms } = vectors;
  const wanted = Math.max(1, Math.min(dimensions, rows - 1, terms - 1));
  const width = Math.min(wanted + 8, Math.max(1, Math.min(rows, terms)));
  const random = seededRandom(seed);
  let right = Float64Array.from({ length: terms * width }, () => random.normal(0, 1));
  let left = times(vectors, right, width);
  for (let iteration = 0; iteration < 2; iteration++) {
    orthonormalise(left, rows, width);
    right = transposedTimes(vectors, left, width);
    orthonormalise(right, terms, width);
    left = times(vectors, right, width);
  }
  // Columns are nearly in the order of their strength; each comment's coordinates are its products with them.
  const values = new Float32Array(rows * wanted);
  const order = columnsByLength(left, rows, width).slice(0, wanted);
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (const column of order) squares += (left[row * width + column] ?? 0) ** 2;
    const length = Math.sqrt(squares);
    if (length < 1e-9) continue;
    order.forEach((column, at) => {
      values[row * wanted + at] = (left[row * width + column] ?? 0) / length;
    });
  }
  return { rows, dimensions: wanted, values };
}

function times({ rows, starts, places, weights }: CommentVectors, right: Float64Array, width: number) {
  const out = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const from = (places[at] ?? 0) * width;
      const to = row * width;
      for (let column = 0; column < width; column++)
        out[to + column] = (out[to + column] ?? 0) + weight * (right[from + column] ?? 0);
    }
  return out;
}

function transposedTimes(
  { rows, terms, starts, places, weights }: CommentVectors,
  left: Float64Array,
  width: number,
) {
  const out = new Float64Array(terms * width);
  for (let row = 0; row < rows; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const to = (places[at] ?? 0) * width;
      const from = row * width;
      for (let column = 0; column < width; column++)
        out[to + column] = (out[to + column] ?? 0) + weight * (left[from + column] ?? 0);
    }
  return out;
}

/** Modified Gram–Schmidt on the columns; one that depends on those before becomes zero. */
function orthonormalise(matrix: Float64Array, rows: number, width: number): void {
  const columns = Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: rows }, (_each, row) => matrix[row * width + column] ?? 0),
  );
  columns.forEach((column, index) => {
    for (const earlier of columns.slice(0, index)) {
      let product = 0;
      for (let row = 0; row < rows; row++) product += (column[row] ?? 0) * (earlier[row] ?? 0);
      for (let row = 0; row < rows; row++) column[row] = (column[row] ?? 0) - product * (earlier[row] ?? 0);
    }
    let squares = 0;
    for (const value of column) squares += value ** 2;
    const scale = squares > 1e-18 ? 1 / Math.sqrt(squares) : 0;
    for (let row = 0; row < rows; row++)
      matrix[row * width + index] = column[row] = (column[row] ?? 0) * scale;
  });
}

function columnsByLength(matrix: Float64Array, rows: number, width: number): number[] {
  const squares = new Float64Array(width);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < width; column++)
      squares[column] = (squares[column] ?? 0) + (matrix[row * width + column] ?? 0) ** 2;
  return Array.from(squares.keys()).sort((a, b) => (squares[b] ?? 0) - (squares[a] ?? 0) || a - b);
}
