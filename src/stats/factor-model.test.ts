import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { cronbachAlpha } from "./cronbach-alpha.ts";
import { factorModel } from "./factor-model.ts";
import { seededRandom } from "./random.ts";

const file = "data/reliability/HolzingerSwineford1939.csv";
const close = (actual: number | undefined, expected: number | undefined, what: string, within = 1e-5) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN)) < within,
    `${what}: ${actual} for ${expected}`,
  );

/** Divided by n. */
function likelihoodCovariance(columns: readonly number[][]): number[][] {
  const n = columns[0]?.length ?? 0;
  return covarianceMatrix(columns).map((row) => row.map((value) => (value * (n - 1)) / n));
}

test("three factors of Holzinger and Swineford's pupils, as lavaan gives them", {
  skip: withoutReference(file),
}, () => {
  const { HolzingerSwineford1939: expected } = referenceJson("reference/reliability.json") as {
    HolzingerSwineford1939: Record<
      "alpha" | "omega_cfa" | "mean_std_loading_sq" | "std_loadings" | "fit",
      Record<string, number>
    >;
  };
  const table = referenceTable(file);
  const items = Array.from({ length: 9 }, (_, index) => `x${index + 1}`);
  const columns = items.map((item) => table.map((row) => row.get(item) ?? Number.NaN));
  const result = factorModel(likelihoodCovariance(columns), [0, 0, 0, 1, 1, 1, 2, 2, 2], table.length);
  assert.ok(result);
  close(result.fit.chiSquared, expected.fit["chisq"], "chi squared");
  assert.equal(result.fit.df, expected.fit["df"]);
  for (const index of ["cfi", "tli", "rmsea", "srmr"] as const)
    close(result.fit[index], expected.fit[index], index);
  items.forEach((item, index) => {
    close(result.standardisedLoadings[index], expected.std_loadings[item], item);
  });
  ["visual", "textual", "speed"].forEach((scale, factor) => {
    close(result.omega[factor], expected.omega_cfa[scale], `omega of ${scale}`);
    const own = result.standardisedLoadings.slice(3 * factor, 3 * factor + 3);
    close(
      own.reduce((sum, loading) => sum + loading ** 2 / 3, 0),
      expected.mean_std_loading_sq[scale],
      scale,
    );
    const rows = table.map((_, row) =>
      columns.slice(3 * factor, 3 * factor + 3).map((column) => column[row] ?? 0),
    );
    close(cronbachAlpha(rows)?.estimate, expected.alpha[scale], `alpha of ${scale}`, 1e-12);
  });
  const all = table.map((_, row) => columns.map((column) => column[row] ?? 0));
  close(cronbachAlpha(all)?.estimate, expected.alpha["total"], "alpha of all", 1e-12);
});

/** Answers of people whose factors correlate by a half. */
function made(n: number) {
  const random = seededRandom(3);
  const rows = Array.from({ length: n }, () => {
    const shared = random.normal(0, 1);
    const factors = [0, 1].map(() => Math.SQRT1_2 * (shared + random.normal(0, 1)));
    return [0.8, 0.7, 0.6, 0.8, 0.7, 0.6].map((loading, item) => {
      const factor = factors[item < 3 ? 0 : 1] ?? 0;
      return 10 * (loading * factor + Math.sqrt(1 - loading ** 2) * random.normal(0, 1));
    });
  });
  return Array.from({ length: 6 }, (_, item) => rows.map((row) => row[item] ?? 0));
}

test("the factors that made the answers are found, others fit worse", () => {
  const covariance = likelihoodCovariance(made(20_000));
  const right = factorModel(covariance, [0, 0, 0, 1, 1, 1], 20_000);
  close(right?.factorCorrelations[0]?.[1], 0.5, "correlation", 0.03);
  [0.8, 0.7, 0.6, 0.8, 0.7, 0.6].forEach((loading, item) => {
    close(right?.standardisedLoadings[item], loading, `item ${item}`, 0.03);
    close(right?.loadings[item], 10 * loading, `item ${item}`, 0.3);
  });
  assert.ok((right?.fit.p ?? 0) > 0.01 && (right?.fit.rmsea ?? 1) < 0.02);
  const single = factorModel(covariance, [0, 0, 0, 0, 0, 0], 20_000);
  assert.ok((single?.fit.chiSquared ?? 0) > 1_000, String(single?.fit.chiSquared));
  assert.ok((single?.fit.cfi ?? 1) < 0.95);
});

test("what is not determined is not answered", () => {
  const covariance = likelihoodCovariance(made(200));
  assert.equal(
    factorModel(
      covariance.slice(0, 2).map((row) => row.slice(0, 2)),
      [0, 0],
      200,
    ),
    null,
  );
  const flat = [
    [1, 0, 0.2],
    [0, 0, 0],
    [0.2, 0, 1],
  ];
  assert.equal(factorModel(flat, [0, 0, 0], 50), null);
});
