import assert from "node:assert/strict";
import { test } from "node:test";
import { mean, sampleVariance } from "./moments.ts";
import { type Sample, welchTest } from "./welch-test.ts";

function sample(values: number[]): Sample {
  return { n: values.length, mean: mean(values), variance: values.length > 1 ? sampleVariance(values) : 0 };
}

test("R's sleep data: t −1.8608, df 17.776, p .07939, interval −3.3655 to 0.2055", () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const result = welchTest(sample(first), sample(second));
  assert.ok(result);
  assert.equal(result.t.toFixed(4), "-1.8608");
  assert.equal(result.df.toFixed(3), "17.776");
  assert.equal(result.p.toFixed(5), "0.07939");
  assert.equal(result.difference.toFixed(2), "-1.58");
  assert.equal(result.low.toFixed(6), "-3.365483");
  assert.equal(result.high.toFixed(6), "0.205483");
});

test("groups too small or without any spread can't be compared", () => {
  assert.equal(welchTest(sample([1]), sample([1, 2, 3])), null);
  assert.equal(welchTest(sample([2, 2]), sample([3, 3])), null);
});
