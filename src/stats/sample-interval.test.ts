import assert from "node:assert/strict";
import { test } from "node:test";
import { meanInterval } from "./mean-interval.ts";
import { mean, sampleVariance } from "./moments.ts";
import { sampleInterval } from "./sample-interval.ts";

test("an interval from moments is that of the values", () => {
  const values = [4, 5, 5, 2, 3, 1, 4];
  const { low, high } = meanInterval(values, Number.POSITIVE_INFINITY);
  const found = sampleInterval({ n: 7, mean: mean(values), variance: sampleVariance(values) });
  assert.ok(Math.abs((found?.low ?? 0) - (low ?? 1)) < 1e-12);
  assert.ok(Math.abs((found?.high ?? 0) - (high ?? 1)) < 1e-12);
});

test("one value has no interval", () => {
  assert.equal(sampleInterval({ n: 1, mean: 3, variance: 0 }), null);
});
