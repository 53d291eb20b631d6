import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { covarianceSolver } from "./covariance-solver.ts";
import { driverImportance } from "./driver-importance.ts";
import { linearRegression } from "./linear-regression.ts";
import { mean } from "./moments.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

type ByPredictor = Record<string, number>;

interface Reference
  extends Record<
    "coef" | "pearson" | "mean" | "vif" | "lmg_shapley" | "johnson_relative_weight",
    ByPredictor
  > {
  predictors: string[];
  n: number;
  r2: number;
  adj_r2: number;
  relaimpo?: Record<"lmg" | "last" | "first" | "betasq" | "pratt" | "genizi" | "car", ByPredictor> & {
    R2: number;
  };
}

const close = (actual: number | null | undefined, expected: number | undefined, what: string) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN)) < 1e-9,
    `${what}: ${actual} for ${expected}`,
  );

// Other authors' measures of importance are made here of the product's parts: they check correlations, coefficients and
// eigenvectors against the same source as the two measures that the product shows.
for (const [name, outcome] of [
  ["swiss", "Fertility"],
  ["attitude", "rating"],
] as const) {
  const file = `data/drivers/${name}.csv`;
  test(`${name}: every figure of the reference`, { skip: withoutReference(file) }, () => {
    const reference = (referenceJson("reference/drivers.json") as Record<string, Reference>)[name];
    assert.ok(reference);
    const { predictors } = reference;
    const p = predictors.length;
    const table = referenceTable(file);
    const columns = [...predictors, outcome].map((column) =>
      table.map((row) => row.get(column) ?? Number.NaN),
    );
    const covariance = covarianceMatrix(columns);
    const deviation = (index: number) => Math.sqrt(covariance[index]?.[index] ?? 1);
    const correlation = covariance.map((row, i) =>
      row.map((value, j) => value / (deviation(i) * deviation(j))),
    );
    const withOutcome = (index: number) => correlation[index]?.[p] ?? Number.NaN;
    const regression = linearRegression(covariance);
    const importance = driverImportance(covariance, "estimate", 1);
    assert.ok(regression && importance);
    const means = columns.map(mean);

    assert.equal(table.length, reference.n);
    close(regression.r2, reference.r2, "R²");
    close(importance.r2, reference.relaimpo?.R2 ?? reference.r2, "R² beside importance");
    const n = table.length;
    close(1 - ((1 - regression.r2) * (n - 1)) / (n - p - 1), reference.adj_r2, "adjusted R²");
    const explained = regression.coefficients.reduce<number>(
      (sum, value, index) => sum + (value ?? 0) * (means[index] ?? 0),
      0,
    );
    close((means[p] ?? 0) - explained, reference.coef["(Intercept)"], "intercept");

    const predictorsOnly = correlation.slice(0, p).map((row) => row.slice(0, p));
    const inverse = covarianceSolver(predictorsOnly)?.inverse();
    const { values, vectors } = symmetricEigen(predictorsOnly);
    predictors.forEach((predictor, index) => {
      const standardised = regression.standardised[index] ?? Number.NaN;
      close(means[index], reference.mean[predictor], `mean of ${predictor}`);
      close(withOutcome(index), reference.pearson[predictor], `correlation of ${predictor}`);
      close(inverse?.[index]?.[index], reference.vif[predictor], `variance inflation of ${predictor}`);
      close(importance.lmg[index], reference.lmg_shapley[predictor], `LMG of ${predictor}`);
      close(
        importance.relativeWeights[index],
        reference.johnson_relative_weight[predictor],
        `weight of ${predictor}`,
      );
      const { relaimpo } = reference;
      if (!relaimpo) return;
      const without = covariance
        .filter((_, row) => row !== index)
        .map((row) => row.filter((__, column) => column !== index));
      close(importance.lmg[index], relaimpo.lmg[predictor], `lmg of ${predictor}`);
      close(importance.relativeWeights[index], relaimpo.genizi[predictor], `genizi of ${predictor}`);
      close(withOutcome(index) ** 2, relaimpo.first[predictor], `first of ${predictor}`);
      close(
        regression.r2 - (linearRegression(without)?.r2 ?? 0),
        relaimpo.last[predictor],
        `last of ${predictor}`,
      );
      close(standardised ** 2, relaimpo.betasq[predictor], `betasq of ${predictor}`);
      close(standardised * withOutcome(index), relaimpo.pratt[predictor], `pratt of ${predictor}`);
      // Zuber and Strimmer: correlations with the outcome once the predictors are made uncorrelated.
      const car = predictors.reduce((sum, _, other) => {
        const root = values.reduce(
          (part, value, k) =>
            part + ((vectors[index]?.[k] ?? 0) * (vectors[other]?.[k] ?? 0)) / Math.sqrt(value),
          0,
        );
        return sum + root * withOutcome(other);
      }, 0);
      close(car ** 2, relaimpo.car[predictor], `car of ${predictor}`);
    });
  });
}
