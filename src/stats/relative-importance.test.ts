import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { lmg } from "./relative-importance.ts";

interface Reference {
  predictors: string[];
  r2: number;
  lmg_shapley: Record<string, number>;
}

for (const [name, outcome] of [
  ["swiss", "Fertility"],
  ["attitude", "rating"],
] as const) {
  const file = `data/drivers/${name}.csv`;
  test(`${name}: LMG as relaimpo gives it`, { skip: withoutReference(file) }, () => {
    const reference = (referenceJson("reference/drivers.json") as Record<string, Reference>)[name];
    assert.ok(reference);
    const table = referenceTable(file);
    const columns = [...reference.predictors, outcome].map((column) =>
      table.map((row) => row.get(column) ?? Number.NaN),
    );
    const result = lmg(covarianceMatrix(columns));
    assert.ok(result);
    assert.ok(Math.abs(result.r2 - reference.r2) < 1e-12, String(result.r2));
    reference.predictors.forEach((predictor, index) => {
      const [part = 0, expected = 1] = [result.parts[index], reference.lmg_shapley[predictor]];
      assert.ok(Math.abs(part - expected) < 1e-12, `${predictor}: ${part} for ${expected}`);
    });
    assert.ok(Math.abs(result.parts.reduce((sum, part) => sum + part, 0) - result.r2) < 1e-12);
  });
}

/** R² of a subset by solving the normal equations, as plainly as can be. */
function plainR2(covariance: readonly number[][], subset: readonly number[]): number {
  const p = covariance.length - 1;
  const rows = subset.map((i) => [...subset.map((j) => covariance[i]?.[j] ?? 0), covariance[i]?.[p] ?? 0]);
  let explained = 0;
  const size = subset.length;
  rows.forEach((pivotRow, pivot) => {
    const divisor = pivotRow[pivot] ?? 0;
    explained += (pivotRow[size] ?? 0) ** 2 / divisor;
    for (const row of rows.slice(pivot + 1)) {
      const factor = (row[pivot] ?? 0) / divisor;
      for (let column = pivot; column <= size; column++)
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  });
  return explained / (covariance[p]?.[p] ?? 1);
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

test("it is the mean increase of R² over all orders of entry", () => {
  const columns = [
    [1, 4, 2, 8, 5, 7, 1, 4, 9, 3],
    [2, 3, 2, 9, 4, 8, 0, 5, 7, 1],
    [5, 1, 8, 2, 7, 3, 9, 4, 6, 0],
    [0, 2, 4, 1, 9, 3, 8, 7, 5, 6],
    [3, 5, 4, 9, 8, 9, 2, 7, 9, 2],
  ];
  const covariance = covarianceMatrix(columns);
  const orders = permutations([0, 1, 2, 3]);
  const means = [0, 0, 0, 0];
  for (const order of orders)
    order.forEach((predictor, place) => {
      const before = order.slice(0, place);
      const increase = plainR2(covariance, [...before, predictor]) - plainR2(covariance, before);
      means[predictor] = (means[predictor] ?? 0) + increase / orders.length;
    });
  const result = lmg(covariance);
  result?.parts.forEach((part, index) => void assert.ok(Math.abs(part - (means[index] ?? 0)) < 1e-12));
});

test("predictors that say the same share their part, a constant one has none, a constant outcome gives nothing", () => {
  const x = [1, 2, 3, 4, 5, 7];
  const y = [2, 1, 4, 3, 6, 5];
  const result = lmg(covarianceMatrix([x, x.map((value) => 2 * value), x.map(() => 3), y]));
  assert.ok(result);
  const [one = 0, two = 1, constant = 1] = result.parts;
  assert.ok(Math.abs(one - two) < 1e-9 && one > 0.3);
  assert.ok(Math.abs(constant) < 1e-12);
  assert.equal(lmg(covarianceMatrix([x, x.map(() => 3)])), null);
});

test("no predictors and too many are refused", () => {
  assert.throws(() => lmg([[1]]), RangeError);
  assert.throws(() => lmg(Array.from({ length: 27 }, () => new Array<number>(27).fill(1))), RangeError);
});
