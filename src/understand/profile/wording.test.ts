import assert from "node:assert/strict";
import { test } from "node:test";
import {
  breakable,
  counted,
  inWords,
  listed,
  printed,
  printedMean,
  shortened,
  signed,
  signedMean,
} from "./wording.ts";

test("totals are plain where they are whole, with one decimal elsewhere", () => {
  assert.deepEqual([17, 120 / 7, 0, -2, -0.04].map(printed), ["17", "17.1", "0", "−2", "0"]);
  assert.deepEqual([3, -3, 0, 0.04].map(signed), ["+3", "−3", "0", "0"]);
});

test("published means keep both decimals", () => {
  assert.deepEqual([17, -2.25, -0.004].map(printedMean), ["17.00", "−2.25", "0.00"]);
  assert.deepEqual([3, -3, 0].map(signedMean), ["+3.00", "−3.00", "0.00"]);
});

test("names are listed as people list them", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), ["", "a", "a and b", "a, b and c"]);
});

test("a long text is cut between visible characters", () => {
  assert.equal(shortened("short", 5), "short");
  assert.equal(shortened("Ludwig-Maximilian", 8), "Ludwig-…");
  assert.equal(shortened("e\u0301e\u0301e\u0301", 2), "e\u0301…");
});

test("only words that no line can hold get places to break", () => {
  assert.equal(breakable("Anna-Lena Schmidt"), "Anna-Lena Schmidt");
  assert.equal(breakable("x".repeat(60)), `${"x".repeat(20)}\u200b`.repeat(3));
});

test("counts are said as people say them", () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => counted(count, "unit")),
    ["no units", "1 unit", "2 units"],
  );
  assert.deepEqual([3, 40].map(inWords), ["three", "40"]);
});
