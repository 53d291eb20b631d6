import assert from "node:assert/strict";
import { test } from "node:test";
import { axisAroundZero, axisBetween, roundAxis } from "./axis.ts";

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

test("a scale of any numbers has round steps and holds both ends", () => {
  assert.deepEqual(roundAxis(0, 19, 4), { minimum: 0, maximum: 20, ticks: [0, 5, 10, 15, 20] });
  assert.deepEqual(roundAxis(-0.52, 0.52, 6).ticks, [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]);
  for (let power = -6; power <= 6; power++) {
    for (const factor of [1, 1.3, 4.99, 9.7]) {
      const highest = factor * 10 ** power;
      const { minimum, maximum, ticks } = roundAxis(-highest / 3, highest);
      assert.ok(minimum <= -highest / 3 && maximum >= highest * 0.999_999, `${highest}`);
      assert.ok(ticks.length >= 3 && ticks.length <= 12, `${highest}: ${ticks.length} ticks`);
    }
  }
});

test("a single value still makes a scale", () => {
  const { minimum, maximum } = roundAxis(3, 3);
  assert.ok(minimum <= 3 && maximum > 3);
});
