import assert from "node:assert/strict";
import { test } from "node:test";
import { newcombeDifference } from "./newcombe-difference.ts";

const rounded = ({ difference, low, high }: { difference: number; low: number; high: number }) =>
  [difference, low, high].map((value) => value.toFixed(4));

test("the examples of Newcombe's paper, method 10 of table II", () => {
  const published: [number, number, number, number, string[]][] = [
    [56, 70, 48, 80, ["0.2000", "0.0524", "0.3339"]],
    [9, 10, 3, 10, ["0.6000", "0.1705", "0.8090"]],
    [6, 7, 2, 7, ["0.5714", "0.0582", "0.8062"]],
    [5, 56, 0, 29, ["0.0893", "-0.0381", "0.1926"]],
    [0, 10, 0, 10, ["0.0000", "-0.2775", "0.2775"]],
    [10, 10, 0, 10, ["1.0000", "0.6075", "1.0000"]],
  ];
  for (const [x, m, y, n, expected] of published)
    assert.deepEqual(rounded(newcombeDifference({ count: x, n: m }, { count: y, n })), expected);
});

test("an empty group has no share", () => {
  assert.throws(() => newcombeDifference({ count: 0, n: 0 }, { count: 1, n: 2 }), RangeError);
});
