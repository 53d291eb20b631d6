import assert from "node:assert/strict";
import { test } from "node:test";
import { writeXlsx } from "hucre/xlsx";
import { codedColumn, columnOf, withSurvey } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const said = ({ understanding }: SurveyFile): string[] =>
  understanding.notes.filter(({ code }) => code === "text.controls").map(({ text }) => text.slice(0, 70));
const rows = (line: string, times: number): string => `${line}\n`.repeat(times);

test("control characters in names and cells are taken out; how many and where first is said", async () => {
  const content = [
    "Q1,Mo\u0001od,Team\u001c\n",
    rows("4,Very satisfied,North", 20),
    rows("3,Satis\u0002fied,\u0007South", 5),
    rows("5\u0000,Satisfied,\ufffeSouth\ufeff", 5),
    rows("\u007f,Dissatisfied,South", 5),
  ].join("");
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual(
      survey.understanding.columns.map(({ name, label }) => [name, label]),
      ["Q1", "Mood", "Team"].map((name) => [name, name]),
    );
    assert.deepEqual(
      columnOf(survey, "Team").values.map(({ cell }) => cell),
      ["North", "South"],
    );
    assert.equal(columnOf(survey, "Q1").filled, 30);
    const [first, mood, team] = await Promise.all(
      ["Q1", "Mood", "Team"].map((name) => codedColumn(survey, name)),
    );
    assert.deepEqual([first?.[20], first?.[25], first?.[30]], [3, 5, "blank"]);
    assert.deepEqual([mood?.[20], mood?.[25]], [3, 3]);
    assert.deepEqual([team?.[0], team?.[20], team?.[25]], [0, 1, 1]);
    // 2 names, 5 + 5 cells of the second kind of row, 5 + 5 of the third, 5 of the fourth
    assert.deepEqual(said(survey), [
      "Control characters were taken out of 27 cells, first in row 1. If lett",
    ]);
  });
  await withSurvey("Q1,Q2\n4,5\n3,2\n1\u0002,1\n", {}, (survey) => {
    assert.deepEqual(said(survey), [
      "Control characters were taken out of 1 cell, first in row 4. If letter",
    ]);
  });
  await withSurvey("Q1,Q2\n4,5\n3,2\n1,1\n", {}, (survey) => assert.deepEqual(said(survey), []));
});

test("the same in workbooks and definitions", async () => {
  const sheet = [["Q1", "Te_x0001_am"], ...Array.from({ length: 8 }, () => [3, "A_x0000_b"])];
  const workbook = await writeXlsx({ sheets: [{ name: "Answers", rows: sheet }] });
  const written = Buffer.from(workbook);
  await withSurvey(written, {}, (survey) => {
    const names = survey.understanding.columns.map(({ name }) => name);
    assert.ok(
      [...names, ...columnOf(survey, names[1] ?? "").examples].every((text) => !/\p{Cc}/u.test(text)),
      names.join(),
    );
  });
  const question = { type: "rating", name: "q1", title: "How\u0000 was \ud800it?\u001f" };
  await withSurvey(JSON.stringify({ pages: [{ elements: [question] }] }), {}, (survey) => {
    assert.equal(columnOf(survey, "q1").label, "How was \ufffdit?");
  });
});
