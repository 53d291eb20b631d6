import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { analyseColumns, ratedSurvey, ratings } from "./analysed.fixture.ts";
import { coarse } from "./published.ts";
import type { TestColumn } from "./survey-file.fixture.ts";
import type { SurveyResults } from "./survey-results.ts";

const outcome = "overall";
const group = "team";

/** With blanks, groups and a column of numbers. */
function richSurvey(people = 150): TestColumn[] {
  const random = seededRandom(9);
  const withBlanks = ratedSurvey(people, 4).map((column) => ({
    ...column,
    answers: column.answers.map((one) => (random.uniform() < 0.05 ? ("blank" as const) : one)),
  }));
  return [
    ...withBlanks,
    { name: "years", kind: "number", answers: ratings(people, 5, 0, 4000).map((days) => days / 365.25) },
    { name: group, kind: "choice", answers: ratings(people, 6, 0, 3) },
  ];
}

const reorder = (columns: readonly TestColumn[], order: readonly number[]): TestColumn[] =>
  columns.map((column) => ({ ...column, answers: order.map((row) => column.answers[row] ?? "blank") }));

/** The same but for what depends on chance: bootstrap intervals. */
function withoutDraws(results: SurveyResults): unknown {
  const { outcome: found } = results;
  return {
    ...results,
    methods: [],
    outcome: found && {
      ...found,
      r2Low: 0,
      r2High: 0,
      drivers: found.drivers.map((driver) => ({
        ...driver,
        lmgLow: 0,
        lmgHigh: 0,
        relativeWeightLow: 0,
        relativeWeightHigh: 0,
        topThree: 0,
      })),
    },
  };
}

/** Compares to eight significant digits: sums in another order differ in the last. */
const rounded = (results: unknown): unknown =>
  JSON.parse(JSON.stringify(results), (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(7)) : value,
  );

test("the same seed gives the same bytes, whatever the size of blocks", async () => {
  const first = await analyseColumns(richSurvey(), { outcome, group }, { blockSize: 1 });
  for (const blockSize of [7, 64, 1_000]) {
    const other = await analyseColumns(richSurvey(), { outcome, group }, { blockSize });
    assert.equal(JSON.stringify(other), JSON.stringify(first));
  }
  const reseeded = await analyseColumns(richSurvey(), { outcome, group }, { seed: 2 });
  assert.notEqual(reseeded.outcome?.r2Low, first.outcome?.r2Low);
});

test("the order of rows makes no difference", async () => {
  const columns = richSurvey();
  const order = seededRandom(4).shuffle([...(columns[0]?.answers.keys() ?? [])]);
  const first = await analyseColumns(columns, { outcome, group });
  const other = await analyseColumns(reorder(columns, order), { outcome, group });
  assert.deepEqual(rounded(withoutDraws(other)), rounded(withoutDraws(first)));
});

test("nor does it for which groups are hidden, and which of two comes first", async () => {
  for (const teams of [
    [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3],
    [...new Array<number>(12).fill(0), ...new Array<number>(12).fill(1)],
  ]) {
    const columns: TestColumn[] = [
      { name: "a", ends: { low: 1, high: 5 }, answers: ratings(teams.length, 3) },
      { name: group, kind: "choice", answers: teams },
    ];
    const first = await analyseColumns(columns, { group });
    const other = await analyseColumns(reorder(columns, [...teams.keys()].toReversed()), { group });
    assert.deepEqual(rounded(other), rounded(first));
  }
});

test("the order of columns changes no figure", async () => {
  const columns = richSurvey();
  const first = await analyseColumns(columns, { outcome, group });
  const other = await analyseColumns(columns.toReversed(), { outcome, group });
  const byName = <Named extends { name: string }>(all: readonly Named[] = []) =>
    all.toSorted((a, b) => a.name.localeCompare(b.name));
  assert.deepEqual(rounded(byName(other.items)), rounded(byName(first.items)));
  const drivers = ({ outcome: found }: SurveyResults) =>
    byName(found?.drivers).map(({ name, lmg, rank }) => ({ name, lmg, rank }));
  assert.deepEqual(rounded(drivers(other)), rounded(drivers(first)));
  assert.deepEqual(
    rounded(other.gaps.map(({ item, between, q }) => `${item} ${between} ${q.toPrecision(6)}`).toSorted()),
    rounded(first.gaps.map(({ item, between, q }) => `${item} ${between} ${q.toPrecision(6)}`).toSorted()),
  );
});

test("weights that are all the same are none", async () => {
  const columns = richSurvey();
  const plain = await analyseColumns(columns, { outcome, group });
  for (const weight of [1, 2.5]) {
    const weighted = await analyseColumns(
      [...columns, { name: "w", kind: "number", answers: columns[0]?.answers.map(() => weight) ?? [] }],
      { outcome, group, weights: "w" },
    );
    assert.equal(weighted.weights?.effectiveN, 150);
    assert.deepEqual(
      rounded({ ...weighted, weights: null, methods: [] }),
      rounded({ ...plain, methods: [] }),
    );
  }
});

test("a row of weight two counts in means and importance like two rows, and in intervals by its effective number", async () => {
  const columns = richSurvey(120);
  const weight = (row: number) => (row % 3 === 0 ? 2 : 1);
  const doubled = [...(columns[0]?.answers.keys() ?? [])].flatMap((row) =>
    weight(row) === 2 ? [row, row] : [row],
  );
  const twice = await analyseColumns(reorder(columns, doubled), { outcome });
  const weighted = await analyseColumns(
    [
      ...columns,
      { name: "w", kind: "number", answers: columns[0]?.answers.map((_, row) => weight(row)) ?? [] },
    ],
    { outcome, weights: "w" },
  );
  const means = ({ items }: SurveyResults) => items.map(({ mean, percent }) => ({ mean, percent }));
  assert.deepEqual(means(weighted), coarse(means(twice)));
  for (const { name, performance } of weighted.outcome?.drivers ?? [])
    assert.equal(performance, weighted.items.find((item) => item.name === name)?.mean);
  const parts = ({ outcome: found }: SurveyResults) =>
    found?.drivers.map(({ name, lmg, relativeWeight, coefficient }) => ({
      name,
      lmg,
      relativeWeight,
      coefficient,
    }));
  assert.deepEqual(rounded(parts(weighted)), rounded(parts(twice)));
  assert.ok(Math.abs((weighted.weights?.effectiveN ?? 0) - 160 ** 2 / 240) < 1e-6);
  const width = ({ items: [item] }: SurveyResults) => (item?.high ?? 0) - (item?.low ?? 0);
  assert.ok(width(weighted) > width(twice));
});

test("with weights no answer of few people is counted: its share would tell whose it is", async () => {
  const answers = Array.from({ length: 40 }, (_, row) => (row === 0 ? 5 : 1 + (row % 4)));
  const ends = { low: 1, high: 5 };
  const columns: TestColumn[] = [
    { name: "a", ends, answers },
    { name: "b", ends, answers: answers.map((one) => Math.min(one, 4)) },
    { name: "w", kind: "number", answers: answers.map((_, row) => 1 + (row % 3) / 10) },
  ];
  const [a, b] = (await analyseColumns(columns, { weights: "w" })).items;
  assert.equal(a?.distribution, null);
  assert.ok(a.mean !== null && a.topTwo !== null);
  assert.equal(b?.distribution?.length, 5);
  const [plain] = (await analyseColumns(columns.slice(0, 2))).items;
  assert.equal(plain?.distribution?.length, 5);
});

test("rows without a weight are left out of everything, and said", async () => {
  const columns = richSurvey(120);
  const kept = [...(columns[0]?.answers.keys() ?? [])].filter((row) => row % 4 > 0);
  const fewer = await analyseColumns(reorder(columns, kept), { outcome, group });
  const weights =
    columns[0]?.answers.map((_, row) => (row % 4 > 0 ? 1 : row % 8 === 0 ? 0 : ("blank" as const))) ?? [];
  const weighted = await analyseColumns([...columns, { name: "w", kind: "number", answers: weights }], {
    outcome,
    group,
    weights: "w",
  });
  assert.equal(weighted.n, 90);
  assert.deepEqual(rounded(weighted.items), rounded(fewer.items));
  assert.deepEqual(rounded(weighted.groups), rounded(fewer.groups));
  assert.ok(
    weighted.notes.some(({ code, text }) => code === "weights.missing" && text.startsWith("30 answers")),
  );
});

test("too many different numbers to count give the same moments", async () => {
  const values = ratings(3_000, 8, 0, 100_000).map((value) => 1_700_000_000 + value / 7);
  const results = await analyseColumns([{ name: "at", kind: "number", answers: values }]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [item] = results.items;
  assert.ok(Math.abs((item?.mean ?? 0) - mean) < 5);
  assert.ok(Math.abs((item?.standardDeviation ?? 0) / Math.sqrt(squares / 2_999) - 1) < 1e-8);
});
