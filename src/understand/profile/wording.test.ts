import assert from "node:assert/strict";
import { test } from "node:test";
import {
  breakable,
  counted,
  inWords,
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

test("means always have one decimal", () => {
  assert.deepEqual([17, -2.25, -0.04].map(printedMean), ["17.0", "−2.3", "0.0"]);
  assert.deepEqual([3, -3, 0].map(signedMean), ["+3.0", "−3.0", "0.0"]);
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
