import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";
import { recurringAnswers } from "./recurring-answers.ts";

const answersOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([cell, count]) => ({ cell, count }));
const isChoice = (counts: Readonly<Record<string, number>>, wording = "Q7"): boolean =>
  recurringAnswers(answersOf(counts), wording).isChoice;

test("answers that nearly all recur are a choice", () => {
  assert.equal(isChoice({ North: 40, South: 55, East: 3, West: 1, Centre: 1 }), true);
  assert.equal(isChoice({ A: 3, B: 3, C: 1, D: 1 }), true);
  assert.equal(
    isChoice({ "Yes, I was aware of all of the options that there are for me": 60, No: 60 }),
    true,
  );
});

test("words of people's own make texts, however often others recur", () => {
  const words = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`word${"abcdefghijkl"[index]}`, 1]),
  );
  assert.equal(isChoice({ no: 100, nothing: 80, ...words }), false);
  for (const own of [
    "My boss Ann in Leeds shouted at me on that day",
    "Call 030 2894484",
    "ann@example.org",
    "first line\nsecond line",
  ])
    assert.equal(isChoice({ no: 200, nothing: 150, [own]: 1 }), false, own);
  assert.equal(isChoice({ fine: 60, "all is well here": 60 }, "Any comments?"), false);
  assert.equal(isChoice({ fine: 60, good: 60 }, "Any comments?"), true);
});

test("comments among the same few words are texts, and said as something to check", async () => {
  const comments = Array.from({ length: 200 }, (_, row) =>
    row % 10 === 0 ? `Call me on 030 ${289_448 + row} about the letter` : ["no", "none", "nothing"][row % 3],
  );
  const content = csvOf({
    overall: comments.map((_, row) => 1 + (row % 5)),
    comments: comments.map((text) => text ?? ""),
    team: comments.map((_, row) => "ABC"[row % 3] ?? ""),
  });
  await withSurvey(content, {}, async (survey) => {
    const column = columnOf(survey, "comments");
    assert.equal(column.kind, "text");
    assert.deepEqual([column.values, column.examples], [[], []]);
    assert.equal(columnOf(survey, "team").kind, "choice");
    const said = survey.understanding.notes.find(({ code }) => code === "text.recurring");
    assert.equal(said?.weight, "check");
    assert.match(said?.text ?? "", /20 different answers are people's own/);
    assert.doesNotMatch(JSON.stringify(survey.fidelity), /Call me/);
  });
  const mapping = { columns: { comments: { kind: "choice" as const } } };
  await withSurvey(content, { mapping }, async (survey) => {
    assert.equal((await codedColumn(survey, "comments")).length, 200);
    assert.ok(!survey.understanding.notes.some(({ code }) => code === "text.recurring"));
  });
});
