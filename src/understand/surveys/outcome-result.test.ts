import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { analyseColumns, driverOf, itemOf, ratedSurvey } from "./analysed.fixture.ts";
import type { TestColumn } from "./survey-file.fixture.ts";

const scale = { ends: { low: 1, high: 5 } };
const outcome = "overall";
const replace = (columns: readonly TestColumn[], name: string, change: (column: TestColumn) => TestColumn) =>
  columns.map((column) => (column.name === name ? change(column) : column));

describe("drivers that can't be ranked plainly", () => {
  test("a constant one is listed with nothing", async () => {
    const columns = replace(ratedSurvey(80, 3), "d1", (column) => ({
      ...column,
      answers: column.answers.map(() => 4),
    }));
    const results = await analyseColumns(columns, { outcome });
    assert.equal(driverOf(results, "d1").lmg, 0);
    assert.equal(driverOf(results, "d1").coefficient, null);
    assert.ok(results.notes.some(({ code }) => code === "drivers.constant"));
    assert.equal(results.outcome?.problem, null);
  });

  test("identical ones share their part", async () => {
    const columns = ratedSurvey(80, 2);
    const results = await analyseColumns([...columns, { ...(columns[0] as TestColumn), name: "twin" }], {
      outcome,
    });
    assert.equal(driverOf(results, "d0").lmg, driverOf(results, "twin").lmg);
    assert.equal(driverOf(results, "twin").coefficient, null);
    assert.deepEqual(results.outcome?.alike, [{ one: "d0", other: "twin", correlation: 1 }]);
  });

  test("more of them than answers: no ranking, and what to do", async () => {
    const results = await analyseColumns(ratedSurvey(20, 19), { outcome });
    assert.match(results.outcome?.problem ?? "", /^20 complete answers are too few for 19 drivers/);
    assert.deepEqual(results.outcome?.drivers, []);
    assert.equal(results.outcome?.r2, null);
    assert.equal(itemOf(results, "d3").n, 20);
  });

  test("a hundred and more are correlated one by one", async () => {
    const results = await analyseColumns(ratedSurvey(30, 101), { outcome });
    assert.match(results.outcome?.problem ?? "", /^101 columns are too many/);
    assert.deepEqual([results.outcome?.n, results.outcome?.lost], [30, 0]);
    assert.equal(results.outcome?.drivers.length, 100);
    const [first, second] = results.outcome.drivers;
    assert.ok(Math.abs(first?.correlation ?? 0) >= Math.abs(second?.correlation ?? 1));
  });

  test("a copy of the outcome", async () => {
    const columns = ratedSurvey(80, 2);
    const copy = {
      name: "copy",
      ...scale,
      answers: columns.at(-1)?.answers.map((one) => (typeof one === "number" ? 11 - 2 * one : one)) ?? [],
    };
    const results = await analyseColumns([...columns, copy], { outcome });
    assert.match(results.outcome?.problem ?? "", /“copy” says the same as the outcome/);
  });

  test("an outcome that everybody gave the same answer", async () => {
    const columns = replace(ratedSurvey(80, 2), outcome, (column) => ({
      ...column,
      answers: column.answers.map(() => 4),
    }));
    const results = await analyseColumns(columns, { outcome });
    assert.match(results.outcome?.problem ?? "", /gave the same answer/);
  });

  test("nobody answered everything", async () => {
    const columns = ratedSurvey(40, 2).map((column, index) =>
      index > 1
        ? column
        : {
            ...column,
            answers: column.answers.map((one, row) => (row % 2 === index ? ("blank" as const) : one)),
          },
    );
    const results = await analyseColumns(columns, { outcome });
    assert.match(
      results.outcome?.problem ?? "",
      /^Nobody answered the outcome and all 2 drivers.*“d0” \(20 answers\)/,
    );
    assert.equal(results.outcome?.lost, 40);
  });

  test("where nobody answered everything, those that fewer than half answered are left out, and said", async () => {
    const columns = ratedSurvey(90, 3);
    const sparse = {
      ...(columns[0] as TestColumn),
      name: "sparse",
      answers: columns[0]?.answers.map((one, row) => (row < 5 ? one : ("not shown" as const))) ?? [],
    };
    const results = await analyseColumns([...columns, sparse], { outcome });
    assert.equal(results.outcome?.problem, null);
    assert.deepEqual(
      results.outcome?.drivers.map(({ name }) => name),
      ["d0", "d1", "d2"],
    );
    assert.equal(results.outcome?.n, 90);
    assert.match(results.notes.find(({ code }) => code === "drivers.left-out")?.text ?? "", /“sparse”/);
  });

  test("what few were asked is left out where it would cost more than half of the complete answers, and said", async () => {
    const columns = ratedSurvey(90, 3);
    const upTo = (column: TestColumn | undefined, rows: number) =>
      column?.answers.map((one, row) => (row < rows ? one : ("not shown" as const))) ?? [];
    const asked = (rows: number) => ({
      ...(columns[0] as TestColumn),
      name: "few",
      answers: upTo(columns[2], rows),
    });
    const costly = await analyseColumns([...columns, asked(30)], { outcome });
    assert.deepEqual(costly.outcome?.drivers.map(({ name }) => name).toSorted(), ["d0", "d1", "d2"]);
    assert.deepEqual([costly.outcome.n, costly.outcome.lost], [90, 0]);
    const note = costly.notes.find(({ code }) => code === "drivers.left-out")?.text ?? "";
    assert.match(note, /90 complete answers.*“few”/);
    // Half of the complete answers are left with it.
    const halved = replace(columns, "d1", (column) => ({ ...column, answers: upTo(column, 50) }));
    const worth = await analyseColumns([...halved, asked(25)], { outcome });
    assert.deepEqual([worth.outcome?.drivers.length, worth.outcome?.n], [4, 25]);
    assert.ok(!worth.notes.some(({ code }) => code === "drivers.left-out"));
  });

  test("few answers for each: said", async () => {
    const results = await analyseColumns(ratedSurvey(25, 4), { outcome });
    assert.equal(results.outcome?.problem, null);
    assert.ok(results.notes.some(({ code }) => code === "drivers.few-answers"));
  });

  test("one that goes with a lower outcome is in no field", async () => {
    const columns = replace(ratedSurvey(80, 3), "d0", (column) => ({
      ...column,
      answers: column.answers.map((one) => (typeof one === "number" ? 6 - one : one)),
    }));
    const results = await analyseColumns(columns, { outcome });
    assert.equal(driverOf(results, "d0").quadrant, null);
    assert.ok(driverOf(results, "d1").quadrant);
  });

  test("without an outcome nothing is ranked and all else is there", async () => {
    const results = await analyseColumns(ratedSurvey(30, 3));
    assert.equal(results.outcome, null);
    assert.equal(results.items.length, 4);
  });
});
