import assert from "node:assert/strict";
import { test } from "node:test";
import { answerSpread, longestRun } from "./careless-answering.ts";

const none = Number.NaN;

test("the longest run of one answer, across what is missing", () => {
  assert.equal(longestRun([1, 2, 2, 2, 3, 3]), 3);
  assert.equal(longestRun([4, none, 4, none, none, 4]), 3);
  assert.equal(longestRun([none, none]), 0);
  assert.equal(longestRun([]), 0);
  assert.equal(longestRun([0, 0, 1, 0]), 2);
});

test("a person's spread is the standard deviation of what they answered", () => {
  assert.ok(Math.abs(answerSpread([2, 4, none, 4, 4, 5, 5, 7, 9]) - Math.sqrt(32 / 7)) < 1e-12);
  assert.equal(answerSpread([3, 3, 3]), 0);
  assert.ok(Number.isNaN(answerSpread([3, none])));
});
