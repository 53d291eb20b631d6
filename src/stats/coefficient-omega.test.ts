import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { coefficientOmega } from "./coefficient-omega.ts";

interface Scale {
  items: string[];
  omega_total_cfa_listwise: number;
}

const file = "data/reliability/bfi.csv";

test("omega of the five scales of bfi, as a factor analysis of each gives it", {
  skip: withoutReference(file),
}, () => {
  const { bfi } = referenceJson("reference/reliability.json") as { bfi: Record<string, Scale> };
  const table = referenceTable(file);
  for (const [name, { items, omega_total_cfa_listwise: expected }] of Object.entries(bfi)) {
    const rows = table
      .map((row) =>
        items.map((item) =>
          item.startsWith("-") ? 7 - (row.get(item.slice(1)) ?? Number.NaN) : (row.get(item) ?? Number.NaN),
        ),
      )
      .filter((row) => row.every(Number.isFinite));
    const omega = coefficientOmega(rows)?.omega ?? Number.NaN;
    assert.ok(Math.abs(omega - expected) < 1e-6, `${name}: ${omega} for ${expected}`);
  }
});

const holzinger = "data/reliability/HolzingerSwineford1939.csv";

test("a scale of three items is fitted exactly", { skip: withoutReference(holzinger) }, () => {
  const rows = referenceTable(holzinger).map((row) =>
    ["x4", "x5", "x6"].map((item) => row.get(item) ?? Number.NaN),
  );
  const result = coefficientOmega(rows);
  assert.ok(result);
  // With three items the loadings follow from the three correlations: λ₁² = r₁₂ r₁₃ / r₂₃.
  const correlation = (a: number, b: number) => {
    const mean = (item: number) => rows.reduce((sum, row) => sum + (row[item] ?? 0), 0) / rows.length;
    const product = (i: number, j: number) =>
      rows.reduce((sum, row) => sum + ((row[i] ?? 0) - mean(i)) * ((row[j] ?? 0) - mean(j)), 0);
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  };
  const [r12, r13, r23] = [correlation(0, 1), correlation(0, 2), correlation(1, 2)];
  const first =
    (result.loadings[0] ?? 0) ** 2 / ((result.loadings[0] ?? 0) ** 2 + (result.uniquenesses[0] ?? 0));
  assert.ok(Math.abs(first - (r12 * r13) / r23) < 1e-8);
});

test("no omega for two items, too few people, or an item that does not vary", () => {
  assert.equal(
    coefficientOmega([
      [1, 2],
      [2, 1],
      [3, 3],
    ]),
    null,
  );
  assert.equal(
    coefficientOmega([
      [1, 2, 3],
      [3, 2, 1],
      [2, 2, 2],
    ]),
    null,
  );
  const constant = Array.from({ length: 10 }, (_, person) => [person, 3, person % 3]);
  assert.equal(coefficientOmega(constant), null);
});

test("items that mirror another order keep omega positive and between 0 and 1", () => {
  const rows = Array.from({ length: 60 }, (_, person) => {
    const level = person % 7;
    return [level + (person % 2), level - (person % 3), 2 * level + (person % 5)];
  });
  const { omega = -1, loadings = [] } = coefficientOmega(rows) ?? {};
  assert.ok(omega > 0.5 && omega < 1);
  assert.ok(loadings.every((loading) => loading > 0));
});
