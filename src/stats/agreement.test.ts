import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { type AgreementScale, agreementWord } from "./agreement-words.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { gwetAc1 } from "./gwet-ac1.ts";
import { intraclassCorrelations } from "./intraclass-correlation.ts";
import { krippendorffAlpha, type MeasurementLevel } from "./krippendorff-alpha.ts";
import { fleissKappaTest, lightKappa, multiRaterKappa } from "./multi-rater-kappa.ts";

const file = "reference/agreement.json";
const skip = withoutReference(file);
const reference = () => referenceJson(file) as Record<string, number> & Record<string, Record<string, never>>;
const near = (value: number | undefined, expected: number | undefined, tolerance = 1e-12) =>
  assert.ok(Math.abs((value ?? Number.NaN) - (expected ?? 0)) <= tolerance, `${value} for ${expected}`);

/** Ratings of two raters who made a table. */
function unitsOf([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: number[][]): number[][] {
  const times = (count: number, unit: number[]) => Array.from({ length: count }, () => unit);
  return [...times(a, [1, 1]), ...times(b, [1, 2]), ...times(c, [2, 1]), ...times(d, [2, 2])];
}

test("Cohen's kappa, and two tables with 85 % agreement that give .70 and .32", () => {
  near(
    cohenKappa([
      [20, 5],
      [10, 15],
    ])?.coefficient,
    0.4,
  );
  const [balanced, skewed] = [
    cohenKappa([
      [40, 9],
      [6, 45],
    ]),
    cohenKappa([
      [80, 10],
      [5, 5],
    ]),
  ];
  near(balanced?.raw, 0.85);
  near(skewed?.raw, 0.85);
  near(balanced?.coefficient, 0.699519230769231, 1e-12);
  near(skewed?.coefficient, 0.318181818181818, 1e-12);
});

test("Cohen's kappa of two of Fleiss's raters", { skip }, () => {
  const rows = readFileSync(
    join(import.meta.dirname, "../../../shared/reference/input_irr_diagnoses.csv"),
    "utf8",
  )
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").slice(1, 3));
  const names = [...new Set(rows.flat())];
  const table = names.map((one) =>
    names.map((two) => rows.filter(([a, b]) => a === one && b === two).length),
  );
  near(cohenKappa(table)?.coefficient, reference()["cohen_diagnoses_r2_r3"]);
});

test("no kappa without units or where both use one category", () => {
  assert.equal(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
    null,
  );
  assert.equal(
    cohenKappa([
      [7, 0],
      [0, 0],
    ]),
    null,
  );
  assert.throws(() => cohenKappa([[1, 2]]), RangeError);
});

test("Gwet's AC1 where kappa misleads", () => {
  near(
    gwetAc1(
      unitsOf([
        [40, 9],
        [6, 45],
      ]),
      [1, 2],
    )?.coefficient,
    0.70075,
    1e-5,
  );
  near(
    gwetAc1(
      unitsOf([
        [80, 10],
        [5, 5],
      ]),
      [1, 2],
    )?.coefficient,
    0.808,
    5e-4,
  );
  assert.throws(() => gwetAc1([[1, 3]], [1, 2]), RangeError);
  assert.equal(gwetAc1([[1, null]], [1, 2]), null);
});

/** Units of Krippendorff's example C: a column a unit, a row a rater. */
function exampleC(): (number | null)[][] {
  const rows = referenceTable("reference/input_krippendorff_C.csv");
  const names = [...(rows[0]?.keys() ?? [])];
  return names.map((name) =>
    rows.map((row) => {
      const value = row.get(name) ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }),
  );
}

test("Krippendorff's alpha and AC1 of his example C, with ratings left out", { skip }, () => {
  const units = exampleC();
  const values = reference();
  for (const level of ["nominal", "ordinal", "interval", "ratio"] as MeasurementLevel[])
    near(krippendorffAlpha(units, level)?.alpha, values[`kripp_C_${level}`], 1e-12);
  const ac1 = gwetAc1(units, [1, 2, 3, 4, 5]);
  near(ac1?.coefficient, 0.77544, 5e-6);
  near(ac1?.raw, 0.818181818181818);
});

test("Krippendorff's alpha of the skewed table; nothing to tell from one value or single ratings", {
  skip,
}, () => {
  near(
    krippendorffAlpha(
      unitsOf([
        [80, 10],
        [5, 5],
      ]),
      "nominal",
    )?.alpha,
    reference()["kripp_skewed"],
    5e-3,
  );
  assert.equal(
    krippendorffAlpha(
      [
        [1, 1],
        [1, 1],
      ],
      "nominal",
    ),
    null,
  );
  assert.equal(
    krippendorffAlpha(
      [
        [1, null],
        [2, null],
      ],
      "nominal",
    ),
    null,
  );
});

test("intraclass correlations of Shrout and Fleiss", { skip }, () => {
  const rows = referenceTable("reference/input_shrout_fleiss.csv").map((row) => [...row.values()]);
  const icc = intraclassCorrelations(rows);
  const values = reference();
  near(icc?.icc1, values["shrout_fleiss_ICC1"]);
  near(icc?.icc2, values["shrout_fleiss_ICC2"]);
  near(icc?.icc3, values["shrout_fleiss_ICC3"]);
  near(icc?.icc1k, values["shrout_fleiss_ICC1k"]);
  near(icc?.icc2k, values["shrout_fleiss_ICC2k"]);
  near(icc?.icc3k, values["shrout_fleiss_ICC3k"]);
  assert.equal(intraclassCorrelations([[1, 2]]), null);
});

test("kappas of many raters who left units out, as irrCAC gives them", { skip }, () => {
  const expected = reference()["cac_raw4raters"]?.["irrCAC"] as unknown as Record<string, number>;
  const result = multiRaterKappa(exampleC(), [1, 2, 3, 4, 5]);
  near(result?.raw, expected["percent"]);
  near(result?.fleiss, expected["fleiss"], 5e-6);
  near(result?.conger, expected["conger"], 5e-6);
  near(result?.brennanPrediger, expected["bp"], 5e-6);
  const alphas = reference()["cac_raw4raters"]?.["kripp_irr"] as unknown as Record<MeasurementLevel, number>;
  for (const level of ["nominal", "ordinal", "interval", "ratio"] as const)
    near(krippendorffAlpha(exampleC(), level)?.alpha, alphas[level]);
});

test("thirty patients and six raters of Fleiss", { skip }, () => {
  const rows = readFileSync(
    join(import.meta.dirname, "../../../shared/reference/input_irr_diagnoses.csv"),
    "utf8",
  )
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  const names = [...new Set(rows.flat())].sort();
  const counts = rows.map((row) => names.map((name) => row.filter((rating) => rating === name).length));
  const expected = reference()["diagnoses"] as unknown as Record<string, number>;
  const tested = fleissKappaTest(counts);
  near(tested?.kappa, expected["fleiss"]);
  near(tested?.z, expected["z"], 1e-10);
  near(multiRaterKappa(rows, names)?.fleiss, expected["fleiss"]);
  near(multiRaterKappa(rows, names)?.conger, expected["exact_conger"]);
  near(lightKappa(rows, names) ?? undefined, expected["light"]);
  const codes = rows.map((row) => row.map((name) => names.indexOf(name)));
  // Without missing ratings alpha is 1 − (1 − kappa) (n − 1) / n for n = 180 values. The R package irr takes n to be the
  // 900 ordered pairs instead, which leaves its figure a little lower.
  const [alpha, kappa] = [krippendorffAlpha(codes, "nominal")?.alpha, expected["fleiss"] ?? 0];
  near(alpha, 1 - (1 - kappa) * (179 / 180));
  near(1 - ((1 - (alpha ?? 0)) * (180 / 179) * 899) / 900, expected["kripp_nominal"]);
  assert.equal(agreementWord(tested?.kappa ?? 0, "Fleiss"), "Intermediate to Good");
});

test("for two raters Conger's kappa is Cohen's; nothing to tell from one category", () => {
  const table = [
    [20, 5],
    [10, 15],
  ];
  near(multiRaterKappa(unitsOf(table), [1, 2])?.conger, 0.4);
  assert.equal(multiRaterKappa([[1, 1]], [1, 2]), null);
  assert.equal(multiRaterKappa([[1, null]], [1, 2]), null);
  assert.equal(fleissKappaTest([[3, 0]]), null);
  assert.equal(lightKappa([[1], [2]], [1, 2]), null);
});

test("agreement in words, by three authors", { skip }, () => {
  const scales = reference()["benchmarks"] as unknown as Record<string, Record<string, number | string>[]>;
  const named: [string, AgreementScale, string][] = [
    ["fleiss", "Fleiss", "FL"],
    ["landis_koch", "Landis & Koch", "LK"],
    ["altman", "Altman", "AL"],
  ];
  for (const [key, scale, suffix] of named)
    for (const row of scales[key] ?? assert.fail(key)) {
      const [low, high] = [Number(row[`lb.${suffix}`]), Number(row[`ub.${suffix}`])];
      assert.equal(agreementWord((low + high) / 2, scale), row[`interp.${suffix}`]);
      assert.equal(agreementWord(low, scale), row[`interp.${suffix}`]);
    }
  assert.throws(() => agreementWord(1.2, "Altman"), RangeError);
  assert.throws(() => agreementWord(Number.NaN, "Altman"), RangeError);
});
