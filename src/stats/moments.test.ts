import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsOf, momentsOfCounts } from "./moments.ts";

test("moments of values: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and squares of 32", () => {
  const expected = { n: 8, mean: 5, variance: 32 / 7 };
  assert.deepEqual(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]), expected);
  const counted = new Map([
    [2, 1],
    [4, 3],
    [5, 2],
    [7, 1],
    [9, 1],
  ]);
  assert.deepEqual(momentsOfCounts(counted), expected);
});

test("of one value there is no variance, of none no mean", () => {
  assert.deepEqual(momentsOf([3]), { n: 1, mean: 3, variance: 0 });
  assert.throws(() => momentsOf([]), RangeError);
  assert.throws(() => momentsOfCounts(new Map()), RangeError);
});
