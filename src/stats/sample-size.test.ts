import assert from "node:assert/strict";
import { test } from "node:test";
import { noncentralTCdf } from "./noncentral-t.ts";
import { normalCdf } from "./normal.ts";
import {
  detectableDifference,
  powerOfDifference,
  sampleSizeForDifference,
  sampleSizeForMean,
  sampleSizeForScore,
  sampleSizeForShare,
} from "./sample-size.ts";

const near = (actual: number, expected: number, within = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test("the normal distribution in its middle and its tails", () => {
  near(normalCdf(0), 0.5, 0);
  near(normalCdf(1.959963984540054), 0.975, 1e-12);
  near(normalCdf(-1), 0.158655253931457, 1e-14);
  near(normalCdf(-10) / 7.61985302416053e-24, 1, 1e-10);
});

test("noncentral t agrees with the central one and with published values", () => {
  near(noncentralTCdf(2.228138851986274, 10, 0), 0.975, 1e-9);
  near(noncentralTCdf(0, 7, 1.5), normalCdf(-1.5), 1e-14);
  // Without end, it is the normal distribution moved by the noncentrality.
  near(noncentralTCdf(2, 1e7, 0.5), normalCdf(1.5), 1e-6);
  near(noncentralTCdf(-1, 12, 0.8), 1 - noncentralTCdf(1, 12, -0.8), 1e-14);
  assert.throws(() => noncentralTCdf(1, 0, 1), RangeError);
});

test("power of two groups: 20 a group find one standard deviation with 0.869", () => {
  near(powerOfDifference({ n: 20, difference: 1, standardDeviation: 1 }), 0.8689528, 1e-6);
  near(powerOfDifference({ n: 20, difference: 0, standardDeviation: 1 }), 0.05, 1e-9);
  assert.equal(powerOfDifference({ n: 1e6, difference: 5, standardDeviation: 1 }), 1);
});

test("sizes for a difference: Cohen's tables for small, medium and large effects at power 0.8", () => {
  assert.deepEqual(
    [0.2, 0.5, 0.8].map((difference) =>
      sampleSizeForDifference({ difference, standardDeviation: 1, power: 0.8 }),
    ),
    [394, 64, 26],
  );
  near(detectableDifference({ n: 64, standardDeviation: 1, power: 0.8 }), 0.4991, 1e-3);
  near(detectableDifference({ n: 64, standardDeviation: 3, power: 0.8 }), 3 * 0.4991, 3e-3);
});

test("sizes for an interval, with a population that may be small", () => {
  assert.equal(sampleSizeForShare({ halfWidth: 0.05, share: 0.5 }), 385);
  assert.equal(sampleSizeForShare({ halfWidth: 0.05, share: 0.5, population: 1000 }), 278);
  assert.equal(sampleSizeForMean({ halfWidth: 0.1, standardDeviation: 1 }), 385);
  assert.equal(sampleSizeForMean({ halfWidth: 0.001, standardDeviation: 1, population: 40 }), 40);
  assert.equal(sampleSizeForScore({ halfWidth: 5, promoters: 0.5, detractors: 0.2 }), 938);
  assert.throws(() => sampleSizeForMean({ halfWidth: 0, standardDeviation: 1 }), RangeError);
  assert.throws(() => sampleSizeForShare({ halfWidth: 0.1, share: 1 }), RangeError);
  assert.throws(() => sampleSizeForScore({ halfWidth: 5, promoters: 0.8, detractors: 0.4 }), RangeError);
});
