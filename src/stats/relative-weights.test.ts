import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { relativeWeights } from "./relative-weights.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

interface Reference {
  predictors: string[];
  r2: number;
  johnson_relative_weight: Record<string, number>;
}

for (const [name, outcome] of [
  ["swiss", "Fertility"],
  ["attitude", "rating"],
] as const) {
  const file = `data/drivers/${name}.csv`;
  test(`${name}: Johnson's relative weights`, { skip: withoutReference(file) }, () => {
    const reference = (referenceJson("reference/drivers.json") as Record<string, Reference>)[name];
    assert.ok(reference);
    const table = referenceTable(file);
    const columns = [...reference.predictors, outcome].map((column) =>
      table.map((row) => row.get(column) ?? Number.NaN),
    );
    const result = relativeWeights(covarianceMatrix(columns));
    assert.ok(result);
    assert.ok(Math.abs(result.r2 - reference.r2) < 1e-12);
    reference.predictors.forEach((predictor, index) => {
      const [part = 0, expected = 1] = [result.parts[index], reference.johnson_relative_weight[predictor]];
      assert.ok(Math.abs(part - expected) < 1e-12, `${predictor}: ${part} for ${expected}`);
    });
  });
}

test("predictors that say the same share their part, a constant one has none", () => {
  const x = [1, 2, 3, 4, 5, 7];
  const y = [2, 1, 4, 3, 6, 5];
  const result = relativeWeights(covarianceMatrix([x, x.map((value) => 2 * value), x.map(() => 3), y]));
  assert.ok(result);
  const [one = 0, two = 1, constant = 1] = result.parts;
  assert.ok(Math.abs(one - two) < 1e-9 && one > 0.3);
  assert.equal(constant, 0);
  assert.ok(Math.abs(one + two - result.r2) < 1e-9);
  assert.equal(relativeWeights(covarianceMatrix([x, x.map(() => 3)])), null);
});

test("eigenvectors rebuild the matrix and are orthonormal", () => {
  const matrix = [
    [4, 1, -2, 0.5],
    [1, 3, 0, 0],
    [-2, 0, 5, 1],
    [0.5, 0, 1, 1],
  ];
  const { values, vectors } = symmetricEigen(matrix);
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++) {
      const rebuilt = values.reduce(
        (sum, value, k) => sum + value * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0),
        0,
      );
      const product = vectors.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
      assert.ok(Math.abs(rebuilt - (matrix[i]?.[j] ?? 0)) < 1e-12);
      assert.ok(Math.abs(product - (i === j ? 1 : 0)) < 1e-12);
    }
});
