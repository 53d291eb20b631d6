import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kruskalWallis } from "#stats/kruskal-wallis.ts";
import { seededRandom } from "#stats/random.ts";
import { referenceJson, referenceTable, withoutReference } from "../../../test/reference-data.ts";
import { analyseSurvey } from "./analyse-survey.service.ts";
import { analyseColumns, assertNear, driverOf, itemOf, ratings } from "./analysed.fixture.ts";
import { defaultChoice } from "./survey-choice.ts";
import { surveyOf, type TestColumn } from "./survey-file.fixture.ts";

/** Numeric columns of public data; those that hold texts are left out. */
function columnsOf(path: string, names: readonly string[], about: Partial<TestColumn> = {}): TestColumn[] {
  const rows = referenceTable(path);
  return names.map((name) => ({
    kind: "number",
    ...about,
    name,
    answers: rows.map((row) => {
      const value = row.get(name) ?? Number.NaN;
      return Number.isNaN(value) ? "blank" : value;
    }),
  }));
}

interface DriverReference {
  n: number;
  r2: number;
  adj_r2: number;
  predictors: string[];
  coef: Record<string, number>;
  std_beta: Record<string, number>;
  pearson: Record<string, number>;
  mean: Record<string, number>;
  lmg_shapley: Record<string, number>;
  johnson_relative_weight: Record<string, number>;
}

describe("drivers of public data", () => {
  for (const [name, outcome] of [
    ["swiss", "Fertility"],
    ["attitude", "rating"],
  ] as const) {
    const path = `data/drivers/${name}.csv`;
    test(`${name} by R`, {
      skip: withoutReference(path) || withoutReference("reference/drivers.json"),
    }, async () => {
      const all = referenceJson("reference/drivers.json") as Record<string, DriverReference>;
      const expected = all[name];
      assert.ok(expected);
      const results = await analyseColumns(columnsOf(path, [outcome, ...expected.predictors]), { outcome });
      assert.equal(results.outcome?.n, expected.n);
      assert.equal(results.outcome.lost, 0);
      assertNear(results.outcome.r2, expected.r2);
      assertNear(results.outcome.adjustedR2, expected.adj_r2);
      for (const predictor of expected.predictors) {
        const driver = driverOf(results, predictor);
        assertNear(driver.lmg, expected.lmg_shapley[predictor] ?? Number.NaN);
        assertNear(driver.relativeWeight, expected.johnson_relative_weight[predictor] ?? Number.NaN);
        assertNear(driver.coefficient, expected.coef[predictor] ?? Number.NaN);
        assertNear(driver.standardised, expected.std_beta[predictor] ?? Number.NaN);
        assertNear(driver.correlation, expected.pearson[predictor] ?? Number.NaN);
        assertNear(driver.performance, expected.mean[predictor] ?? Number.NaN);
        assert.ok((driver.lmgLow ?? 1) <= (driver.lmg ?? 0) && (driver.lmgHigh ?? 0) >= (driver.lmg ?? 1));
      }
      const parts = results.outcome.drivers.map(({ lmg }) => lmg ?? 0);
      assert.deepEqual(
        parts,
        parts.toSorted((a, b) => b - a),
      );
      assertNear(
        parts.reduce((sum, part) => sum + part, 0),
        expected.r2,
        1e-8,
      );
    });
  }
});

describe("reliability of public data", () => {
  const table = "data/reliability/bfi.csv";
  const reference = "reference/reliability.json";
  test("bfi's scales, items turned round", {
    skip: withoutReference(table) || withoutReference(reference),
  }, async () => {
    const { bfi } = referenceJson(reference) as {
      bfi: Record<
        string,
        { items: string[]; n_complete: number; alpha_listwise: number; omega_total_cfa_listwise: number }
      >;
    };
    const plain = (item: string) => item.replace("-", "");
    const scales = Object.entries(bfi).map(([name, { items }]) => ({ name, items: items.map(plain) }));
    const turned = new Set(
      Object.values(bfi).flatMap(({ items }) => items.filter((item) => item.startsWith("-")).map(plain)),
    );
    const ends = { low: 1, high: 6 };
    const columns = columnsOf(
      table,
      scales.flatMap(({ items }) => items),
      { kind: "rating", ends },
    ).map((column) =>
      turned.has(column.name)
        ? {
            ...column,
            reversed: true,
            answers: column.answers.map((one) => (typeof one === "number" ? 7 - one : one)),
          }
        : column,
    );
    const results = await analyseColumns(columns, { scales });
    for (const { scale, n, alpha, omega, against } of results.reliability) {
      const expected = bfi[scale];
      assert.ok(expected);
      assert.equal(n, expected.n_complete);
      assertNear(alpha, expected.alpha_listwise);
      assertNear(omega, expected.omega_total_cfa_listwise, 1e-4);
      assert.deepEqual(against, []);
    }
    assert.equal(results.reliability.length, 5);
  });

  test("bfi's items that run against the others are named", { skip: withoutReference(table) }, async () => {
    const items = ["A1", "A2", "A3", "A4", "A5"];
    const results = await analyseColumns(columnsOf(table, items), {
      scales: [{ name: "Agreeableness", items }],
    });
    assert.deepEqual(results.reliability[0]?.against, ["A1"]);
    assert.ok(results.notes.some(({ code }) => code === "reliability.against"));
  });

  const holzinger = "data/reliability/HolzingerSwineford1939.csv";
  test("HolzingerSwineford", {
    skip: withoutReference(holzinger) || withoutReference(reference),
  }, async () => {
    const { HolzingerSwineford1939: expected } = referenceJson(reference) as {
      HolzingerSwineford1939: { alpha: Record<string, number> };
    };
    const scales = [
      { name: "visual", items: ["x1", "x2", "x3"] },
      { name: "textual", items: ["x4", "x5", "x6"] },
      { name: "speed", items: ["x7", "x8", "x9"] },
    ];
    const names = scales.flatMap(({ items }) => items);
    const results = await analyseColumns(columnsOf(holzinger, names), { scales });
    for (const { scale, alpha } of results.reliability)
      assertNear(alpha, expected.alpha[scale] ?? Number.NaN);
  });
});

const sleepExtra = [
  0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4,
];

test("two groups: R's sleep data by Welch", async () => {
  const results = await analyseColumns(
    [
      { name: "extra", kind: "number", answers: sleepExtra },
      {
        name: "group",
        kind: "choice",
        answers: sleepExtra.map((_, index) => Math.floor(index / 10)),
        values: [0, 1].map((value) => ({ cell: String(value + 1), value, label: `drug ${value + 1}` })),
      },
    ],
    { group: "group" },
  );
  const [gap, ...more] = results.gaps;
  assert.equal(more.length, 0);
  assert.deepEqual(gap?.between, ["drug 1", "drug 2"]);
  assert.deepEqual(gap.n, [10, 10]);
  assertNear(gap.difference, -1.58);
  assertNear(gap.low, -3.3654832);
  assertNear(gap.high, 0.2054832);
  assertNear(gap.p, 0.07939414);
  assert.equal(gap.q, gap.p);
  assert.equal(gap.word, "no evidence");
  assert.ok(gap.effect < -0.7 && gap.effect > -0.9);
});

/** R's `airquality`: ozone in May to September; NaN where it was not measured. */
const ozone = [
  "41 36 12 18 - 28 23 19 8 - 7 16 11 14 18 14 34 6 30 11 1 11 4 32 - - - 23 45 115 37",
  "- - - - - - 29 - 71 39 - - 23 - - 21 37 20 12 13 - - - - - - - - - -",
  "135 49 32 - 64 40 77 97 97 85 - 10 27 - 7 48 35 61 79 63 16 - - 80 108 20 52 82 50 64 59",
  "39 9 16 78 35 66 122 89 110 - - 44 28 65 - 22 59 23 31 44 21 9 - 45 168 73 - 76 118 84 85",
  "96 78 73 91 47 32 20 23 21 24 44 21 28 9 13 46 18 13 24 16 13 23 36 7 14 30 - 14 18 20",
].map((month) => month.split(" ").map((one) => (one === "-" ? ("blank" as const) : Number(one))));

test("more groups than can be compared: said, and everybody counts", async () => {
  const people = Array.from({ length: 130 }, (_, person) => person);
  const results = await analyseColumns(
    [
      { name: "a", ...scale, answers: people.map((person) => 1 + (person % 5)) },
      { name: "email", kind: "choice", answers: people, distinct: 130 },
    ],
    { group: "email" },
  );
  assert.deepEqual(results.groups, []);
  assert.ok(results.notes.some(({ code }) => code === "groups.too-many"));
  assert.equal(itemOf(results, "a").n, 130);
  assertNear(itemOf(results, "a").mean, 3);
});

test("several groups: R's airquality, those of ten and more by Kruskal–Wallis, each against everyone else", async () => {
  const results = await analyseColumns(
    [
      { name: "Ozone", kind: "number", answers: ozone.flat() },
      { name: "Month", kind: "number", answers: ozone.flatMap((month, index) => month.map(() => index + 5)) },
    ],
    { group: "Month" },
  );
  const [found] = results.groupTests;
  // June has nine answers, and August is left out lest June be what is left; stats/kruskal-wallis.test.ts has all five.
  const numbers = (month: number) => (ozone[month] ?? []).filter((one) => one !== "blank");
  const expected = kruskalWallis([numbers(0), numbers(2), numbers(4)]);
  assertNear(found?.h, expected?.h ?? Number.NaN);
  assert.equal(found?.df, 2);
  assertNear(found?.p, expected?.p ?? Number.NaN);
  assert.deepEqual(
    results.groups.map(({ name, n }) => [name, n]),
    [
      ["5", 31],
      ["6", 30],
      ["7", 31],
      ["8", 31],
      ["9", 30],
    ],
  );
  assert.deepEqual(new Set(results.gaps.map(({ between }) => between[1])), new Set(["everyone else"]));
  // Nine answers in June: a mean with an interval that doesn't tell them, and no difference.
  const june = results.groups[1]?.items[0];
  assert.equal(june?.n, 9);
  assert.ok(june.low !== null && june.high !== null);
  assert.equal(
    results.gaps.some(({ between }) => between[0] === "6"),
    false,
  );
});

const scale = { ends: { low: 1, high: 5 } };

describe("items", () => {
  test("have mean, interval, percent of scale, top two and distribution", async () => {
    const answers = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5, "not applicable", "blank", "blank"] as const;
    const results = await analyseColumns([{ name: "a", ...scale, answers }]);
    const item = itemOf(results, "a");
    assert.equal(results.n, 13);
    assert.equal(item.n, 10);
    assert.deepEqual(item.missing, { "not applicable": 1, blank: 2 });
    assertNear(item.mean, 3.2);
    assertNear(item.standardDeviation, Math.sqrt(15.6 / 9));
    assertNear(item.low, 2.2581889);
    assertNear(item.percent, 55);
    assertNear(item.topTwo?.estimate, 0.4);
    assertNear(item.topTwo?.low, 0.1681803);
    assert.deepEqual(
      item.distribution?.map(({ n }) => n),
      [1, 2, 3, 2, 2],
    );
  });

  test("of fewer than ten have a mean alone, of fewer than the minimum nothing", async () => {
    const results = await analyseColumns([
      { name: "nine", ...scale, answers: [1, 2, 3, 4, 5, 1, 2, 3, 4, "blank"] },
      { name: "four", ...scale, answers: [1, 2, 3, 4, "blank", "blank", "blank", "blank", "blank", "blank"] },
      { name: "same", ...scale, answers: new Array<number>(10).fill(4) },
      { name: "year", kind: "number", answers: new Array<number>(10).fill(2024) },
    ]);
    const [nine, four, same, year] = results.items;
    assertNear(nine?.mean, 25 / 9);
    assert.deepEqual(
      [nine?.low, nine?.standardDeviation, nine?.distribution, nine?.topTwo],
      [null, null, null, null],
    );
    assert.deepEqual([four?.mean, four?.withheld], [null, "too few"]);
    assert.deepEqual([same?.mean, same?.withheld], [null, "all the same"]);
    assert.deepEqual([year?.mean, year?.withheld], [null, "constant"]);
  });

  test("that ask for a number list no ages of single people", async () => {
    const results = await analyseColumns([
      { name: "age", kind: "number", answers: [18, 19, 20, 21, 22, 30, 31, 40, 41, 60] },
    ]);
    assert.equal(itemOf(results, "age").distribution, null);
  });

  test("of choices have a distribution, and ticks a share", async () => {
    const values = ["red", "green", "blue"].map((label, value) => ({ cell: label, value, label }));
    const results = await analyseColumns([
      { name: "colour", kind: "choice", values, answers: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] },
      { name: "tick", kind: "multiple", answers: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0] },
    ]);
    assert.deepEqual(
      itemOf(results, "colour").distribution?.map(({ label, n }) => [label, n]),
      [
        ["red", 5],
        ["green", 5],
        ["blue", 0],
      ],
    );
    assertNear(itemOf(results, "tick").mean, 0.3);
    assertNear(itemOf(results, "tick").low, 0.1077913);
  });

  test("of choices show no words that fewer than the minimum used", async () => {
    const cells = ["female", "male", "call me: 555 0100", "ask Ann"];
    const values = cells.map((label, value) => ({ cell: label, value, label }));
    const answers = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3];
    const free = await analyseColumns([{ name: "gender", kind: "choice", values, answers }]);
    assert.deepEqual(
      itemOf(free, "gender").distribution?.map(({ value, label, n }) => [value, label, n]),
      [
        [0, "female", 6],
        [1, "male", 5],
        [-1, "2 other answers", 2],
      ],
    );
    assert.ok(!JSON.stringify(free).includes("555"));
    const offered = await analyseColumns([
      { name: "gender", kind: "choice", by: "definition", values, answers },
    ]);
    assert.equal(itemOf(offered, "gender").distribution?.length, 4);
  });

  test("that ask whether somebody would recommend are no drivers of another outcome, unless they are made numbers", async () => {
    const random = seededRandom(6);
    const people = Array.from({ length: 60 }, () => random.integer(5));
    const noisy = (span: number) => people.map((one) => Math.min(span, one + random.integer(3)));
    const overall = noisy(5).map((one) => Math.max(1, one));
    const columns = (kind: "rating" | "number") => [
      { name: "overall", ends: { low: 1, high: 5 }, answers: overall },
      { name: "Would you recommend us?", kind, ends: { low: 0, high: 10 }, answers: noisy(10) },
      { name: "speed", ends: { low: 0, high: 6 }, answers: noisy(6) },
    ];
    const results = await analyseColumns(columns("rating"), { outcome: "overall" });
    assert.deepEqual(
      results.outcome?.drivers.map(({ name }) => name),
      ["speed"],
    );
    assert.ok(results.notes.some(({ code }) => code === "drivers.second-outcome"));
    const asked = await analyseColumns(columns("number"), { outcome: "overall" });
    assert.equal(asked.outcome?.drivers.length, 2);
    const itself = await analyseColumns(columns("rating"), { outcome: "Would you recommend us?" });
    assert.equal(itself.outcome?.drivers.length, 2);
  });

  test("that ask whether somebody would recommend have a net promoter score", async () => {
    const answers = [10, 10, 9, 8, 7, 6, 3, 10, 9, 9];
    const results = await analyseColumns([
      { name: "Would you recommend us?", ends: { low: 0, high: 10 }, answers },
    ]);
    assert.deepEqual(
      [results.nps?.estimate, results.nps?.promoters, results.nps?.passives, results.nps?.detractors],
      [40, 6, 2, 2],
    );
    const plain = await analyseColumns([{ name: "Satisfied?", ends: { low: 0, high: 10 }, answers }]);
    assert.equal(plain.nps, null);
  });
});

describe("choices that can't be used", () => {
  const columns: TestColumn[] = [
    { name: "rated", ...scale, answers: [1, 2, 3, 4, 5] },
    { name: "said", kind: "text", answers: [] },
  ];
  test("are refused, with what to do", async () => {
    await assert.rejects(analyseColumns(columns, {}, { minimum: 2 }), { code: "survey.minimum-too-small" });
    await assert.rejects(
      analyseColumns(columns, {}, { outcome: "nothing" }),
      /There is no column “nothing” to use as the outcome/,
    );
    await assert.rejects(
      analyseColumns(columns, {}, { outcome: "said" }),
      /“said” was read as “text”; the outcome must be a rating or a number/,
    );
    await assert.rejects(analyseColumns(columns, {}, { outcome: "rated", group: "rated" }), {
      code: "survey.unusable-column",
    });
  });

  test("a survey without answers has no figures, and says so", async () => {
    const results = await analyseColumns([{ name: "rated", ...scale, answers: [] }]);
    assert.equal(results.n, 0);
    assert.equal(results.notes[0]?.code, "no-answers");
  });
});

test("stops with the signal's reason", async () => {
  const file = surveyOf([{ name: "rated", ...scale, answers: [1, 2, 3, 4, 5] }]);
  const signal = AbortSignal.abort(new Error("enough"));
  await assert.rejects(analyseSurvey(file, defaultChoice(file.understanding), { signal }), /enough/);
});

test("progress rises to 1 and says what is done", async () => {
  const file = surveyOf(
    ["a", "b", "c"].map((name, index) => ({ name, ...scale, answers: ratings(200, index + 1) })),
    { outcome: "c" },
    20,
  );
  const told: [number, string][] = [];
  await analyseSurvey(
    file,
    { ...defaultChoice(file.understanding), draws: 20 },
    { signal: new AbortController().signal, onProgress: (share, doing) => void told.push([share, doing]) },
  );
  assert.deepEqual(
    told.map(([share]) => share),
    told.map(([share]) => share).toSorted((a, b) => a - b),
  );
  assert.deepEqual(told[0]?.[1], "reading answers");
  assert.deepEqual(told.at(-1), [1, "done"]);
});

test("scales of one item, and of too many, have no reliability", async () => {
  const names = Array.from({ length: 101 }, (_, index) => `i${index}`);
  const results = await analyseColumns(
    names.map((name, index) => ({ name, ...scale, answers: ratings(20, index) })),
    {
      scales: [
        { name: "one", items: ["i0"] },
        { name: "all", items: names },
        { name: "gone", items: ["i0", "i1", "x"] },
      ],
    },
  );
  assert.deepEqual(
    results.reliability.map(({ alpha }) => alpha),
    [null, null, null],
  );
  assert.match(results.reliability[0]?.problem ?? "", /^One item has no reliability/);
  assert.match(results.reliability[1]?.problem ?? "", /^101 items are too many/);
  assert.match(results.reliability[2]?.problem ?? "", /^x: not read as a rating/);
});
