import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "./survey-file.fixture.ts";

const repeat = <Cell>(cells: readonly Cell[]): Cell[] => Array.from({ length: 4 }, () => cells).flat();

test("“N/A” with a reason is an answer beside words without an order, and none on a scale", async () => {
  const content = csvOf({
    Aware: repeat(["I was aware", "N/A (was not aware)", "Only later", "N/A"]),
    Rating: repeat(["Good", "N/A (was not aware)", "Poor", "Excellent"]),
    Used: repeat(["At home", "N/A (did not use)", "At work", "Outside"]),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "Aware")).slice(0, 4), [0, 1, 2, "not applicable"]);
    assert.equal((await codedColumn(survey, "Rating"))[1], "not applicable");
    assert.equal((await codedColumn(survey, "Used"))[1], "not applicable");
    const notes = survey.understanding.notes.filter(({ code }) => code === "answer.with-reason");
    assert.deepEqual(
      notes.map(({ column, weight }) => `${column} ${weight}`),
      ["Aware check"],
    );
  });
});

test("answers that differ only in case, blanks and full stops are one, by their usual spelling", async () => {
  const content = csvOf({
    Gender: repeat(["Male", "male", "Male", "Female ", "female.", "Female", "C++", "C"]),
    Country: repeat(["USA", "U.S.A.", "Chile", "USA", "Chile", "Peru", "Peru", "1.5 x"]),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual(
      columnOf(survey, "Gender").values.map(({ label }) => label),
      ["C", "C++", "Female", "Male"],
    );
    assert.deepEqual((await codedColumn(survey, "Gender")).slice(0, 8), [3, 3, 3, 2, 2, 2, 1, 0]);
    assert.deepEqual((await codedColumn(survey, "Country")).slice(0, 3), [3, 3, 1]);
    const notes = survey.understanding.notes.filter(({ code }) => code === "answers.alike");
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.text ?? "", /2 columns .*“male” counts as “Male”/);
    await withSurvey(content, { mapping: survey.fidelity.mapping }, async (again) => {
      assert.deepEqual(columnOf(again, "Country").values, columnOf(survey, "Country").values);
      assert.deepEqual(await codedColumn(again, "Country"), await codedColumn(survey, "Country"));
    });
  });
});

test("more different cells than can be counted are said to be more; counted rows are exact", async () => {
  const many = Array.from({ length: 1500 }, (_, row) => row + 1);
  const content = csvOf({ id: many, amount: many.map((value) => value * 7 + 100) });
  await withSurvey(content, {}, (survey) => {
    assert.equal(columnOf(survey, "id").distinct, 1500);
    assert.equal(columnOf(survey, "id").distinctOrMore, undefined);
    assert.equal(columnOf(survey, "amount").distinct, 1000);
    assert.equal(columnOf(survey, "amount").distinctOrMore, true);
  });
});
