import assert from "node:assert/strict";
import { test } from "node:test";
import { covarianceMatrix } from "./covariance.ts";

const near = (value: number | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) <= tolerance, `${value} for ${expected}`);

test("variances and covariances with divisor n − 1", () => {
  const [[xx, xy] = [], [yx, yy] = []] = covarianceMatrix([
    [1, 2, 3, 4],
    [2, 4, 5, 9],
  ]);
  near(xx, 5 / 3);
  near(xy, 11 / 3);
  near(yx, 11 / 3);
  near(yy, 26 / 3);
});

test("counting a row twice is having it twice", () => {
  const counted = covarianceMatrix(
    [
      [1, 7, 3],
      [2, 4, 9],
    ],
    [2, 0, 3],
  );
  const repeated = covarianceMatrix([
    [1, 1, 3, 3, 3],
    [2, 2, 9, 9, 9],
  ]);
  for (const [i, row] of counted.entries())
    for (const [j, value] of row.entries()) near(value, repeated[i]?.[j] ?? 0);
});

test("large values with little spread keep their digits", () => {
  const [[variance] = []] = covarianceMatrix([[1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4]]);
  near(variance, 5 / 3, 1e-9);
});

test("columns of different length and single rows are refused", () => {
  assert.throws(() => covarianceMatrix([[1, 2], [1]]), RangeError);
  assert.throws(() => covarianceMatrix([[1], [1]]), RangeError);
});
