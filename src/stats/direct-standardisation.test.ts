import assert from "node:assert/strict";
import { test } from "node:test";
import { directlyStandardised } from "./direct-standardisation.ts";

test("strata by the weights of the standard population", () => {
  const strata = [
    { n: 10, mean: 4, variance: 1, weight: 75 },
    { n: 10, mean: 2, variance: 1, weight: 25 },
  ];
  const found = directlyStandardised(strata);
  assert.ok(found);
  assert.equal(found.estimate, 3.5);
  const reach = 1.959963984540054 * Math.sqrt((0.75 ** 2 + 0.25 ** 2) / 10);
  assert.ok(Math.abs(found.high - 3.5 - reach) < 1e-12 && Math.abs(3.5 - found.low - reach) < 1e-12);
});

test("groups that differ only in their mix come out alike: admissions by department", () => {
  // Two departments with shares of 0.6 and 0.2 for both sexes, chosen in opposite proportions.
  const share = (n: [number, number]) =>
    directlyStandardised([
      { n: n[0], mean: 0.6, variance: 0.24, weight: 1 },
      { n: n[1], mean: 0.2, variance: 0.16, weight: 1 },
    ])?.estimate;
  assert.equal(share([90, 10]), share([10, 90]));
});

test("a stratum that counts and in which nobody is leaves nothing to say; one that doesn't count is left out", () => {
  const some = { n: 4, mean: 1, variance: 1, weight: 1 };
  assert.equal(directlyStandardised([some, { n: 0, mean: 0, variance: 0, weight: 1 }]), null);
  assert.equal(directlyStandardised([some, { n: 0, mean: 0, variance: 0, weight: 0 }])?.estimate, 1);
  assert.equal(directlyStandardised([]), null);
});
