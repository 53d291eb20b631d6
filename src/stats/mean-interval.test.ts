import assert from "node:assert/strict";
import { test } from "node:test";
import { meanInterval, meanIntervalOf } from "./mean-interval.ts";
import { momentsOfCounts } from "./moments.ts";

// Extra hours of sleep, drug 1, of ten patients (R's `sleep`); t.test(x) there gives 0.75, -0.5297804 to 2.0297804.
const sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];

function close(actual: number | null, expected: number) {
  assert.ok(actual !== null && Math.abs(actual - expected) < 5e-7, `${actual} is not ${expected}`);
}

test("a group that is small against its population has the ordinary t interval", () => {
  const { estimate, low, high, n } = meanInterval(sleep, Number.POSITIVE_INFINITY);
  close(estimate, 0.75);
  close(low, -0.5297804);
  close(high, 2.0297804);
  assert.equal(n, 10);
});

test("the finite-population correction shrinks the interval by √(1 − n/N)", () => {
  const { low, high, method } = meanInterval(sleep, 40);
  close(low, 0.75 - 1.2797804 * Math.sqrt(0.75));
  close(high, 0.75 + 1.2797804 * Math.sqrt(0.75));
  assert.match(method, /10 of 40 people/);
});

test("where everyone answered, no sampling interval is left", () => {
  const { estimate, low, high, method } = meanInterval([1, 2, 6], 3);
  assert.deepEqual([estimate, low, high], [3, null, null]);
  assert.match(method, /everyone/);
});

test("one answer of several has no interval", () => {
  assert.equal(meanInterval([4], 9).low, null);
});

test("impossible input is refused", () => {
  assert.throws(() => meanInterval([], 3), RangeError);
  assert.throws(() => meanInterval([1, 2], 1), RangeError);
});

test("values that are counted have the mean and interval of the values", () => {
  const counted = new Map([
    [2, 3],
    [-1.5, 2],
    [7, 1],
  ]);
  const listed = [2, 2, 2, -1.5, -1.5, 7];
  const [actual, expected] = [meanIntervalOf(momentsOfCounts(counted), 20), meanInterval(listed, 20)];
  close(actual.estimate, expected.estimate);
  close(actual.low, expected.low ?? Number.NaN);
  close(actual.high, expected.high ?? Number.NaN);
  assert.deepEqual([actual.n, actual.method], [expected.n, expected.method]);
  assert.equal(momentsOfCounts(new Map([[4, 1]])).variance, 0);
  assert.throws(() => momentsOfCounts(new Map()), RangeError);
});
