import assert from "node:assert/strict";
import { test } from "node:test";
import { correlation, expectedReturn } from "./regression-to-the-mean.ts";

test("Anscombe's first data set correlates with 0.816", () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  assert.equal(correlation(x, y)?.toFixed(3), "0.816");
  assert.equal(correlation([1, 1, 1], [1, 2, 3]), null);
  assert.equal(correlation([1, 2], [1, 2]), null);
});

test("half the distance comes back where the correlation is a half", () => {
  // Deviations −2, −1, 0, 1, 2 and 0, −2, 1, −1, 2: the sums of squares are 10 and 10, the sum of products 5.
  const found = expectedReturn(10, [10, 11, 12, 13, 14], [20, 18, 21, 19, 22]);
  assert.equal(found?.correlation.toFixed(9), "0.500000000");
  assert.equal(found?.expected.toFixed(9), "1.000000000");
});

test("all of it comes back where there is no correlation, or a negative one", () => {
  assert.equal(expectedReturn(1, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1])?.expected, 2);
  assert.equal(expectedReturn(1, [1, 2, 3, 4], [1, 2, 3, 4]), null);
});
