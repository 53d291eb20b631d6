import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { unusableColumn } from "../survey-file.errors.ts";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";
import { codedAnswers } from "./coded-answers.ts";

const rows = Array.from({ length: 40 }, (_, row) => row);
const codes = (most: number, shift = 0, prefix = "A") =>
  rows.map((row) => `${prefix}${1 + ((row + shift) % most)}`);

const lime = csvOf({
  id: rows.map((row) => row + 1),
  submitdate: rows.map(() => "2025-10-01 08:00:00"),
  lastpage: rows.map(() => 4),
  startlanguage: rows.map(() => "de"),
  "arbeit[SQ001]": codes(5),
  "arbeit[SQ002]": rows.map((row) => (row % 9 === 0 ? "" : `A${1 + (row % 3)}`)),
  "arbeit[SQ003]": codes(5, 2),
  zufrieden: rows.map((row) => (row === 3 ? "-oth-" : `A${1 + (row % 5)}`)),
  abteilung: codes(4, 1),
  quelle: rows.map((row) => ["web", "shop"][row % 2] ?? ""),
});

test("codes that count up are a list", () => {
  assert.deepEqual(
    codedAnswers(["AO03", "AO01", "-oth-"])?.map(({ value }) => value),
    [1, 3],
  );
  for (const cells of [["A1", "B1"], ["A1"], ["A1", "A12"], ["A1", "yes"], ["1", "2"], ["A1", "A01"]])
    assert.equal(codedAnswers(cells), null, cells.join());
});

test("codes in a grid and of a question about satisfaction are ratings by their numbers, and said once", async () => {
  await withSurvey(lime, {}, async (survey) => {
    for (const name of ["arbeit[SQ001]", "arbeit[SQ002]", "arbeit[SQ003]", "zufrieden"]) {
      assert.equal(columnOf(survey, name).kind, "rating", name);
      assert.deepEqual(columnOf(survey, name).ends, { low: 1, high: 5 }, name);
    }
    assert.equal(columnOf(survey, "abteilung").kind, "choice");
    assert.deepEqual((await codedColumn(survey, "arbeit[SQ002]")).slice(0, 4), ["blank", 2, 3, 1]);
    assert.deepEqual((await codedColumn(survey, "zufrieden")).slice(2, 5), [3, "not applicable", 5]);
    assert.equal(survey.understanding.outcome, "zufrieden");
    const notes = survey.understanding.notes.filter(({ code }) => code === "codes.direction");
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.text ?? "", /“arbeit\[SQ001\]”.*“zufrieden”.*full answers.*--definition/);
    assert.equal(notes[0]?.weight, "check");
    await withSurvey(lime, { mapping: survey.fidelity.mapping }, async (again) => {
      assert.deepEqual(await codedColumn(again, "zufrieden"), await codedColumn(survey, "zufrieden"));
      assert.deepEqual(columnOf(again, "arbeit[SQ002]").ends, { low: 1, high: 5 });
    });
  });
});

test("a code that stands for no answer can be named, and lists of six say that it may", async () => {
  const content = csvOf({ "q[a]": codes(6), "q[b]": codes(6, 3), overall: rows.map((row) => 1 + (row % 5)) });
  await withSurvey(content, {}, (survey) => {
    assert.deepEqual(columnOf(survey, "q[a]").ends, { low: 1, high: 6 });
    const said = survey.understanding.notes.find(({ code }) => code === "codes.direction");
    assert.match(said?.text ?? "", /--missing A6/);
  });
  await withSurvey(content, { flags: { missing: ["A6"] } }, async (survey) => {
    assert.deepEqual(columnOf(survey, "q[a]").ends, { low: 1, high: 5 });
    assert.equal((await codedColumn(survey, "q[a]"))[5], "missing code");
  });
  const mapping = { columns: { "q[b]": { missing: [{ cell: "A6", reason: "don't know" as const }] } } };
  await withSurvey(content, { mapping }, async (survey) => {
    assert.deepEqual(columnOf(survey, "q[b]").ends, { low: 1, high: 5 });
    assert.equal((await codedColumn(survey, "q[b]"))[2], "don't know");
  });
});

test("any list of codes can be the outcome, and what can't says how it could", async () => {
  await withSurvey(lime, { flags: { outcome: "abteilung" } }, async (survey) => {
    assert.equal(survey.understanding.outcome, "abteilung");
    assert.deepEqual((await codedColumn(survey, "abteilung")).slice(0, 4), [2, 3, 4, 1]);
  });
  await assert.rejects(
    withSurvey(lime, { flags: { outcome: "quelle" } }, () => {}),
    (error) => isKind(error, unusableColumn) && /full answers.*--definition/.test(error.message),
  );
});
