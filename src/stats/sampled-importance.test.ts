import assert from "node:assert/strict";
import { test } from "node:test";
import { covarianceMatrix } from "./covariance.ts";
import { driverImportance, mostExactDrivers } from "./driver-importance.ts";
import { seededRandom } from "./random.ts";
import { lmg } from "./relative-importance.ts";
import { sampledLmg } from "./sampled-importance.ts";

/** Predictors that share a factor, and an outcome made of some of them. */
function made(p: number, n = 300) {
  const random = seededRandom(p);
  const rows = Array.from({ length: n }, () => {
    const factor = random.normal(0, 1);
    const predictors = Array.from({ length: p }, () => factor + random.normal(0, 1.5));
    const outcome = predictors.reduce((sum, value, index) => sum + value / (1 + index), 0);
    return [...predictors, outcome + random.normal(0, 2)];
  });
  return Array.from({ length: p + 1 }, (_, column) => rows.map((row) => row[column] ?? Number.NaN));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("orders sampled at random give the parts of all orders within their standard error", () => {
  const covariance = covarianceMatrix(made(9));
  const exact = lmg(covariance);
  const sampled = sampledLmg(covariance, 4_000, 7);
  assert.ok(exact && sampled);
  assert.ok(Math.abs(sum(sampled.parts) - exact.r2) < 1e-10);
  assert.ok(Math.abs(sampled.r2 - exact.r2) < 1e-12);
  sampled.parts.forEach((part, index) => {
    const error = sampled.standardErrors[index] ?? 0;
    assert.ok(error > 0 && error < 0.002, String(error));
    assert.ok(Math.abs(part - (exact.parts[index] ?? 0)) < 4.5 * error, `${part}: ${exact.parts[index]}`);
  });
});

test("two predictors need no more than one pair: both orders are looked at", () => {
  const covariance = covarianceMatrix(made(2));
  const exact = lmg(covariance)?.parts ?? [];
  const sampled = sampledLmg(covariance, 2, 1);
  sampled?.parts.forEach((part, index) => void assert.ok(Math.abs(part - (exact[index] ?? 0)) < 1e-12));
  assert.ok(Math.max(...(sampled?.standardErrors ?? [1])) < 1e-8);
});

test("what adds nothing gets nothing, and copies share", () => {
  const [a = [], y = []] = made(1);
  const flat = a.map(() => 3);
  const parts = sampledLmg(covarianceMatrix([a, flat, a, y]), 2_000, 3)?.parts ?? [];
  assert.equal(parts[1], 0);
  assert.ok(Math.abs((parts[0] ?? 0) - (parts[2] ?? 1)) < 1e-12, "an order and its reverse share equally");
  assert.equal(sampledLmg(covarianceMatrix([a, y, flat]), 10, 1), null);
  assert.throws(() => sampledLmg([[1]], 10, 1), RangeError);
  assert.throws(() => sampledLmg(covarianceMatrix([a, y]), 1, 1), RangeError);
});

test("drivers beyond those of which all subsets are looked at are ranked from sampled orders", () => {
  const result = driverImportance(covarianceMatrix(made(mostExactDrivers + 8)), "draw", 1);
  assert.ok(result && result.samplingError > 0);
  assert.ok(Math.abs(sum(result.lmg) - result.r2) < 1e-10);
  assert.ok(Math.abs(sum(result.relativeWeights) - result.r2) < 1e-10);
  assert.equal(driverImportance(covarianceMatrix(made(5)), "draw", 1)?.samplingError, 0);
});
