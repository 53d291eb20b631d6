import assert from "node:assert/strict";
import { test } from "node:test";
import { meanRanks, spearmanCorrelation } from "./spearman.ts";

const near = (actual: number | null | undefined, expected: number, within: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} is not ${expected}`);

test("colour and quality of tuna (Hollander & Wolfe): 0.6", () => {
  const colour = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
  const quality = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
  const found = spearmanCorrelation(colour, quality);
  near(found?.estimate, 0.6, 1e-12);
  near(found?.p, 0.0876, 1e-4);
  near(found?.low, Math.tanh(Math.atanh(0.6) - 1.959964 * Math.sqrt(1.18 / 6)), 1e-6);
});

test("ties share the mean of their ranks", () => {
  assert.deepEqual(meanRanks([10, 20, 20, 5, 20]), [2, 4, 4, 1, 4]);
  // With ties it is Pearson's correlation of these: ranks 1.5 1.5 3 4 beside 1 2 3.5 3.5.
  near(spearmanCorrelation([1, 1, 2, 3], [1, 2, 3, 3])?.estimate, 8 / 9, 1e-12);
});

test("perfect order, too few, all alike", () => {
  const perfect = spearmanCorrelation([1, 2, 3, 4, 5], [2, 4, 8, 16, 32]);
  assert.equal(perfect?.estimate, 1);
  assert.equal(perfect?.low, 1);
  assert.equal(spearmanCorrelation([1, 2], [2, 1]), null);
  assert.equal(spearmanCorrelation([1, 1, 1], [1, 2, 3]), null);
  assert.throws(() => spearmanCorrelation([1], []), RangeError);
});
