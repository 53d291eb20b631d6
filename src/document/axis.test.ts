import assert from "node:assert/strict";
import { test } from "node:test";
import { axisAroundZero, axisBetween } from "./axis.ts";

test("a scale from 0 to 24 is marked in sixes, one from 0 to 3 in ones", () => {
  assert.deepEqual(axisBetween(0, 24).ticks, [0, 6, 12, 18, 24]);
  assert.deepEqual(axisBetween(0, 3).ticks, [0, 1, 2, 3]);
});

test("a maximum between ticks lies inside the scale", () => {
  assert.deepEqual(axisBetween(0, 15), { minimum: 0, maximum: 16, ticks: [0, 4, 8, 12, 16] });
  assert.deepEqual(axisBetween(1, 2), { minimum: 1, maximum: 2, ticks: [1, 2] });
});

test("differences lie on a scale with zero in the middle", () => {
  assert.deepEqual(axisAroundZero([4.3, -1]), { minimum: -6, maximum: 6, ticks: [-6, -4, -2, 0, 2, 4, 6] });
  assert.deepEqual(axisAroundZero([]), { minimum: -1, maximum: 1, ticks: [-1, 0, 1] });
});
