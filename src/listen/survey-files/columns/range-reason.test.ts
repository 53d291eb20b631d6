import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeReason, withoutRange } from "./range-reason.ts";

test("every reason that says what was seen can be said without", () => {
  for (const [low, high] of [
    [4, 4],
    [-3, 3],
    [53_125, 54_042],
    [0, 1e21],
  ] as const) {
    assert.equal(withoutRange(rangeReason(low, high)), "whole numbers");
    assert.equal(
      withoutRange(`${rangeReason(low, high)}, beside others from 1 to 5`),
      "whole numbers, beside others from 1 to 5",
    );
  }
  for (const other of [
    "words of an ordered list of 5 (agreement)",
    "ranks from 1 to 6",
    "the header says 1 to 7",
  ])
    assert.equal(withoutRange(other), other);
});
