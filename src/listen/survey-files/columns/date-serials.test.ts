import assert from "node:assert/strict";
import { test } from "node:test";
import { columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";

const rows = Array.from({ length: 40 }, (_, row) => row);
const content = csvOf({
  Date: rows.map((row) => 45_000 + row),
  "Visit date": rows.map((row) => (row === 3 ? "" : 44_000.25 + row / 2)),
  fecha_de_alta: rows.map((row) => 41_000 + row),
  "Date of purchase": rows.map((row) => (row === 3 ? 3 : 45_000 + row)),
  Salary: rows.map((row) => 41_000 + row),
  Data: rows.map((row) => 1 + (row % 5)),
});

test("numbers of days under a date's name are dates, and nothing else is", async () => {
  await withSurvey(content, {}, ({ understanding }) => {
    assert.deepEqual(
      understanding.columns.map(({ kind }) => kind),
      ["date", "date", "date", "number", "number", "rating"],
    );
    const [said] = understanding.notes.filter(({ code }) => code === "date.serial");
    assert.equal(said?.weight, "check");
    assert.match(said.text, /^3 columns \(“Date” …\).*“number”/);
  });
});

test("a person's word goes before it", async () => {
  await withSurvey(content, { mapping: { columns: { Date: { kind: "number" } } } }, (survey) => {
    assert.equal(columnOf(survey, "Date").kind, "number");
  });
});
