import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { meanInterval } from "./mean-interval.ts";
import { effectiveSize, weightedMean } from "./weighted-mean.ts";

const near = (found: number | null | undefined, expected: number, within = 1e-9) =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) <= within, `${found} is not ${expected}`);

const group = (weight: number, values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { weight, n: values.length, mean, squares };
};

describe("weighted mean", () => {
  test("with its linearised standard error, as computed by hand", () => {
    const found = weightedMean([group(1, [1, 2]), group(3, [3, 5])]);
    near(found?.estimate, 3.375);
    near(found?.standardError, 0.8236415583654498);
    near(found?.effective, 3.2);
  });

  test("with equal weights is the usual one", () => {
    const values = [1, 2, 2, 4, 5, 3, 1];
    const found = weightedMean([group(2, values.slice(0, 3)), group(2, values.slice(3))]);
    const { estimate, low, high } = meanInterval(values, Number.POSITIVE_INFINITY);
    near(found?.estimate, estimate);
    near(found?.low, low ?? 0);
    near(found?.high, high ?? 0);
    near(found?.effective, 7);
  });

  test("doesn't depend on how people of one weight are put together", () => {
    const one = weightedMean([group(1, [1, 2, 3]), group(3, [4, 5])]);
    const other = weightedMean([group(1, [2]), group(3, [5]), group(1, [3, 1]), group(3, [4])]);
    near(one?.standardError, other?.standardError ?? 0);
    near(one?.estimate, other?.estimate ?? 0);
  });

  test("has no interval of a single person, and is none of nobody", () => {
    assert.equal(weightedMean([]), null);
    assert.equal(weightedMean([{ ...group(1, [4]), n: 0 }]), null);
    assert.equal(weightedMean([group(5, [4])])?.low, null);
  });

  test("Kish's effective size is n over 1 and the squared coefficient of variation of the weights", () => {
    const people = [
      { weight: 1, n: 50 },
      { weight: 3, n: 50 },
    ];
    near(effectiveSize(people), 80);
    near(100 / effectiveSize(people), 1 + (1 / 2) ** 2);
  });
});
