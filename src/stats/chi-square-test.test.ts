import assert from "node:assert/strict";
import { test } from "node:test";
import { chiSquareTest } from "./chi-square-test.ts";

const near = (actual: number, expected: number, within: number) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test("party by sex (Agresti): 30.07, 2 df, p 2.95e-7", () => {
  const found = chiSquareTest([
    [762, 327, 468],
    [484, 239, 477],
  ]);
  assert.ok(found);
  near(found.chiSquare, 30.070149, 1e-6);
  assert.equal(found.df, 2);
  near(found.p / 2.953589e-7, 1, 1e-5);
  near(found.cramersV, Math.sqrt(30.070149 / 2757), 1e-8);
  assert.equal(found.expectedBelowFive, 0);
});

test("sides that have nothing to do with each other, and sides that tell each other", () => {
  const none = chiSquareTest([
    [10, 20],
    [20, 40],
  ]);
  assert.ok(none);
  near(none.chiSquare, 0, 1e-12);
  assert.equal(none.cramersV, 0);
  const all = chiSquareTest([
    [8, 0],
    [0, 9],
  ]);
  assert.ok(all);
  near(all.cramersV, 1, 1e-12);
  assert.equal(all.expectedBelowFive, 4);
});

test("rows and columns of nobody don't count; one row is no table", () => {
  const plain = [
    [5, 9],
    [7, 2],
  ];
  const padded = [
    [5, 0, 9],
    [0, 0, 0],
    [7, 0, 2],
  ];
  assert.deepEqual(chiSquareTest(padded), chiSquareTest(plain));
  assert.equal(chiSquareTest([[3, 4]]), null);
  assert.equal(chiSquareTest([[0], [0]]), null);
  assert.throws(() => chiSquareTest([[1, 2], [3]]), RangeError);
  assert.throws(
    () =>
      chiSquareTest([
        [1, -2],
        [3, 1],
      ]),
    RangeError,
  );
});
