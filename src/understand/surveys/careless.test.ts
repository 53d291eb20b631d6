import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { analyseColumns, ratedSurvey, ratings } from "./analysed.fixture.ts";
import type { TestColumn } from "./survey-file.fixture.ts";
import type { SurveyResults } from "./survey-results.ts";

const scale = { ends: { low: 1, high: 5 } };

/** Ratings of forty people on so many items; `change` says what some rows give instead. */
function grid(
  items: number,
  change: (row: number, item: number) => TestColumn["answers"][number] | undefined,
): TestColumn[] {
  return Array.from({ length: items }, (_, item) => ({
    name: `i${item}`,
    ...scale,
    question: "grid",
    answers: ratings(40, 50 + item).map((answer, row) => change(row, item) ?? answer),
  }));
}

const countOf = (results: SurveyResults, rule: string) =>
  results.careless?.rules.find((one) => one.rule === rule)?.n;

describe("careless answers", () => {
  test("one answer throughout a grid of eight", async () => {
    const results = await analyseColumns(grid(8, (row) => (row < 3 ? 4 : undefined)));
    assert.equal(countOf(results, "same answers"), 3);
    assert.deepEqual([results.careless?.n, results.careless?.flagged], [40, 3]);
  });

  test("seven answers are too few to tell", async () => {
    const results = await analyseColumns(
      grid(8, (row, item) => (row < 3 ? (item === 2 ? "blank" : 4) : undefined)),
    );
    assert.equal(countOf(results, "same answers"), 0);
    assert.equal((await analyseColumns(grid(7, () => undefined))).careless, null);
  });

  test("items that were turned round count as they were answered", async () => {
    const columns = grid(8, (row, item) => (row < 3 ? (item === 2 ? 2 : 4) : undefined)).map(
      (column, item) => ({
        ...column,
        reversed: item === 2,
      }),
    );
    assert.equal(countOf(await analyseColumns(columns), "same answers"), 3);
    const plain = columns.map((column) => ({ ...column, reversed: false }));
    assert.equal(countOf(await analyseColumns(plain), "same answers"), 0);
  });

  test("more than half of the items left blank; other reasons don't count", async () => {
    const results = await analyseColumns(
      grid(8, (row, item) =>
        row < 2 && item < 5 ? "blank" : row === 2 && item < 5 ? "not applicable" : undefined,
      ),
    );
    assert.equal(countOf(results, "left blank"), 2);
  });

  test("no variation over several blocks", async () => {
    const other = grid(3, (row) => (row < 2 ? 4 : undefined)).map((column) => ({
      ...column,
      name: `${column.name}b`,
      question: "other",
    }));
    const results = await analyseColumns([...grid(8, (row) => (row < 4 ? 4 : undefined)), ...other]);
    assert.equal(countOf(results, "same answers"), 4);
    assert.equal(countOf(results, "no variation"), 2);
    assert.equal(results.careless?.flagged, 4);
  });

  test("too fast: below a third of the median", async () => {
    const answers = Array.from({ length: 40 }, (_, row) => (row < 4 ? 99 : row === 4 ? 101 : 300));
    const results = await analyseColumns(
      [...grid(8, () => undefined), { name: "seconds", kind: "technical", answers }],
      { duration: "seconds" },
    );
    assert.equal(countOf(results, "too fast"), 4);
    assert.equal(
      results.items.some(({ name }) => name === "seconds"),
      false,
    );
  });

  test("people of weight 0 are not looked at", async () => {
    const weights: TestColumn = {
      name: "w",
      kind: "number",
      answers: Array.from({ length: 40 }, (_, row) => (row === 0 ? 0 : 1)),
    };
    const results = await analyseColumns([...grid(8, (row) => (row < 3 ? 4 : undefined)), weights], {
      weights: "w",
    });
    assert.equal(results.careless?.flagged, 2);
  });
});

describe("the ranking without careless answers", () => {
  /** Fast people, of whom the last driver tells the outcome exactly and the others nothing. */
  async function rankedWith(fast: number): Promise<SurveyResults> {
    const columns = ratedSurvey(120, 8);
    const added = (name: string) =>
      name === "overall" || name === "d7"
        ? Array.from({ length: fast }, (_, row) => (row % 2 === 0 ? 1 : 5))
        : ratings(fast, 70);
    return analyseColumns(
      [
        ...columns.map((column) => ({ ...column, answers: [...column.answers, ...added(column.name)] })),
        {
          name: "seconds",
          kind: "number",
          answers: [...new Array<number>(120).fill(300), ...new Array<number>(fast).fill(20)],
        },
      ],
      { outcome: "overall", duration: "seconds" },
    );
  }
  const top = ({ outcome }: SurveyResults) => outcome?.drivers.slice(0, 3).map(({ name }) => name);

  test("is the same where there are none", async () => {
    const results = await rankedWith(0);
    assert.equal(results.careless?.flagged, 0);
    assert.equal(results.careless.sameTopThree, true);
    assert.equal(top(results)?.includes("d7"), false);
  });

  test("differs where they bring in another driver, which stays in the figures and is said", async () => {
    const results = await rankedWith(60);
    assert.equal(results.careless?.flagged, 60);
    assert.equal(top(results)?.includes("d7"), true);
    assert.equal(results.careless.sameTopThree, false);
    assert.ok(results.notes.some(({ code }) => code === "careless.ranking"));
  });
});
