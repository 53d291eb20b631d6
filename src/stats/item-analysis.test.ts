import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { covarianceSolver } from "./covariance-solver.ts";
import { alphaOfCovariance } from "./cronbach-alpha.ts";
import { itemAnalysis } from "./item-analysis.ts";
import { mean, sampleVariance } from "./moments.ts";

interface Scale {
  items: string[];
  alpha_pairwise_psych: number;
  alpha_std: number;
  mean_r: number;
  guttman_l6: number;
  item_total_r_drop: Record<string, number>;
  alpha_if_dropped: Record<string, number>;
  mean_score: number;
  sd_score: number;
}

const file = "data/reliability/bfi.csv";
const close = (actual: number | null | undefined, expected: number | undefined, what: string) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN)) < 1e-9,
    `${what}: ${actual} for ${expected}`,
  );

/** Covariances each from all who answered both, as R's pairwise deletion. */
function pairwise(columns: readonly number[][]): number[][] {
  return columns.map((one) =>
    columns.map((other) => {
      const both = one.flatMap((value, row) => {
        const second = other[row] ?? Number.NaN;
        return Number.isFinite(value) && Number.isFinite(second) ? [[value, second] as const] : [];
      });
      const matrix = covarianceMatrix([both.map(([value]) => value), both.map(([, value]) => value)]);
      return matrix[0]?.[1] ?? Number.NaN;
    }),
  );
}

test("the five scales of bfi, as psych::alpha gives them", { skip: withoutReference(file) }, () => {
  const { bfi } = referenceJson("reference/reliability.json") as { bfi: Record<string, Scale> };
  const table = referenceTable(file);
  for (const [name, scale] of Object.entries(bfi)) {
    const columns = scale.items.map((item) =>
      table.map((row) =>
        item.startsWith("-") ? 7 - (row.get(item.slice(1)) ?? Number.NaN) : (row.get(item) ?? Number.NaN),
      ),
    );
    const raw = itemAnalysis(pairwise(columns));
    close(alphaOfCovariance(pairwise(columns), 2800)?.estimate, scale.alpha_pairwise_psych, `${name}: alpha`);
    close(raw?.standardisedAlpha, scale.alpha_std, `${name}: standardised alpha`);
    close(raw?.meanCorrelation, scale.mean_r, `${name}: mean correlation`);
    close(raw?.lambda6, scale.guttman_l6, `${name}: lambda 6`);
    scale.items.forEach((item, index) => {
      const bare = item.replace("-", "");
      close(raw?.items[index]?.withRest, scale.item_total_r_drop[bare], `${name}: ${bare} with the rest`);
      close(raw?.items[index]?.alphaWithout, scale.alpha_if_dropped[bare], `${name}: alpha without ${bare}`);
    });
    const scores = table.flatMap((_, row) => {
      const given = columns.map((column) => column[row] ?? Number.NaN);
      return given.every(Number.isFinite) ? [mean(given)] : [];
    });
    close(mean(scores), scale.mean_score, `${name}: mean score`);
    close(Math.sqrt(sampleVariance(scores)), scale.sd_score, `${name}: standard deviation`);
  }
});

test("an item that runs against the others shows", () => {
  const columns = [
    [1, 2, 3, 4, 5, 4],
    [2, 2, 3, 5, 5, 4],
    [5, 4, 3, 1, 1, 2],
  ];
  const result = itemAnalysis(covarianceMatrix(columns));
  assert.ok((result?.items[2]?.withRest ?? 0) < -0.9);
  assert.equal(itemAnalysis([[1]]), null);
  assert.equal(itemAnalysis(covarianceMatrix([columns[0] ?? [], [1, 1, 1, 1, 1, 1]])), null);
  assert.equal(itemAnalysis(covarianceMatrix(columns.slice(0, 2)))?.items[0]?.alphaWithout, null);
});

test("a positive definite matrix is solved and inverted, another refused", () => {
  const matrix = [
    [4, 2, 0.4],
    [2, 3, 0.5],
    [0.4, 0.5, 1],
  ];
  const solver = covarianceSolver(matrix);
  const x = solver?.solve([1, 2, 3]) ?? [];
  matrix.forEach((row, index) => {
    close(
      row.reduce((sum, value, column) => sum + value * (x[column] ?? 0), 0),
      index + 1,
      "right side",
    );
  });
  close(
    solver?.logDeterminant,
    Math.log(4 * (3 - 0.25) - 2 * (2 - 0.2) + 0.4 * (1 - 1.2)),
    "log determinant",
  );
  close(solver?.inverse()[1]?.[2], solver?.inverse()[2]?.[1], "symmetric");
  const same = [
    [1, 1],
    [1, 1],
  ];
  assert.equal(covarianceSolver(same), null);
});
