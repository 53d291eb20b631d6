import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { linearRegression } from "./linear-regression.ts";

interface Reference {
  predictors: string[];
  r2: number;
  coef: Record<string, number>;
  std_beta: Record<string, number>;
}

const close = (actual: number | null | undefined, expected: number, within = 1e-10) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < within, `${actual} for ${expected}`);

for (const [name, outcome] of [
  ["swiss", "Fertility"],
  ["attitude", "rating"],
] as const) {
  const file = `data/drivers/${name}.csv`;
  test(`${name}: coefficients as R's lm gives them`, { skip: withoutReference(file) }, () => {
    const reference = (referenceJson("reference/drivers.json") as Record<string, Reference>)[name];
    assert.ok(reference);
    const table = referenceTable(file);
    const columns = [...reference.predictors, outcome].map((column) =>
      table.map((row) => row.get(column) ?? Number.NaN),
    );
    const result = linearRegression(covarianceMatrix(columns));
    reference.predictors.forEach((predictor, index) => {
      close(result?.coefficients[index], reference.coef[predictor] ?? Number.NaN);
      close(result?.standardised[index], reference.std_beta[predictor] ?? Number.NaN);
    });
    close(result?.r2, reference.r2);
    assert.equal(result?.rank, reference.predictors.length);
  });
}

const a = [1, 4, 2, 8, 5, 7, 1, 4, 9, 3];
const b = [2, 3, 2, 9, 4, 8, 0, 5, 7, 1];
const y = [3, 5, 4, 9, 8, 9, 2, 7, 9, 2];

test("predictors that say the same have no coefficient, those beside them keep theirs", () => {
  const alone = linearRegression(covarianceMatrix([a, b, y]));
  const c = [5, 1, 8, 2, 7, 3, 9, 4, 6, 0];
  const withC = linearRegression(covarianceMatrix([a, b, c, y]));
  const copies = linearRegression(covarianceMatrix([c, a, b, a.map((value) => 3 * value + 1), y]));
  assert.equal(copies?.coefficients[1], null);
  assert.equal(copies?.coefficients[3], null);
  close(copies?.coefficients[0], withC?.coefficients[2] ?? Number.NaN);
  close(copies?.coefficients[2], withC?.coefficients[1] ?? Number.NaN);
  assert.equal(copies?.rank, 3);
  const sum = linearRegression(covarianceMatrix([a, b, a.map((value, index) => value + (b[index] ?? 0)), y]));
  assert.deepEqual(sum?.coefficients, [null, null, null]);
  close(sum?.r2, alone?.r2 ?? Number.NaN);
});

test("a constant predictor has none, a constant outcome no regression", () => {
  const flat = a.map(() => 7);
  const withFlat = linearRegression(covarianceMatrix([flat, a, y]));
  const without = linearRegression(covarianceMatrix([a, y]));
  assert.equal(withFlat?.coefficients[0], null);
  close(withFlat?.coefficients[1], without?.coefficients[0] ?? Number.NaN);
  assert.equal(linearRegression(covarianceMatrix([a, flat])), null);
});
