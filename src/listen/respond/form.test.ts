import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../questionnaires/answer.ts";
import { answerCheck } from "../questionnaires/answer-check.ts";
import { everyType } from "./every-type.fixture.ts";
import { fieldsOf, readAnswer } from "./form.ts";

const questions = new Map(everyType.pages.flatMap((page) => page.questions.map((each) => [each.id, each])));
const questionOf = (id: string) => {
  const question = questions.get(id);
  assert.ok(question, id);
  return question;
};
const read = (id: string, fields: Record<string, string | string[]>, language = "en") =>
  readAnswer(
    questionOf(id),
    new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])),
    language,
  );

const answers: [string, Answer][] = [
  ["channel", { choice: "o2" }],
  ["channel", { choice: "other", other: "By pigeon" }],
  ["channel", { special: "dont-know" }],
  ["reasons", { choices: ["o1", "o3"] }],
  ["reasons", { choices: ["o1", "other"], other: "A “quote” & <b>" }],
  ["reasons", { special: "not-applicable" }],
  ["line", { choice: "o3" }],
  ["line", { special: "not-applicable" }],
  ["ease", { rating: 5 }],
  ["ease", { special: "not-applicable" }],
  ["recommend", { rating: 0 }],
  ["matrix", { rows: { o1: "o5", o3: "o1" } }],
  ["matrix", { special: "not-applicable" }],
  ["pairs", { pairs: { o1: { self: 3, organisation: null }, o2: { organisation: 0 } } }],
  ["rank", { ranking: ["o3", "o1", "o4"] }],
  ["rank", { special: "dont-know" }],
  ["sum", { amounts: { o1: 60, o2: 40 } }],
  ["times", { number: 12 }],
  ["day", { date: "2026-02-28" }],
  ["station", { text: "Łódź" }],
  ["comment", { text: "Two\n\nparagraphs" }],
  ["comment", { special: "refused" }],
];

test("an answer's fields make the same answer again, in every language", () => {
  for (const language of ["en", "de", "fr", "ar"]) {
    for (const [id, answer] of answers) {
      const question = questionOf(id);
      assert.equal(answerCheck(question)(answer), null, JSON.stringify(answer));
      assert.deepEqual(readAnswer(question, new Map(fieldsOf(question, answer, language)), language), {
        answer,
        problems: [],
      });
    }
  }
});

test("empty fields say nothing", () => {
  for (const question of questions.values()) {
    const fields = answers
      .filter(([id]) => id === question.id)
      .flatMap(([, answer]) =>
        fieldsOf(question, answer, "en").map(([name]): [string, string[]] => [name, [""]]),
      );
    assert.deepEqual(readAnswer(question, new Map(fields), "en"), { answer: null, problems: [] });
  }
});

test("texts are trimmed, and lines end in one way", () => {
  assert.deepEqual(read("comment", { comment: "  a\r\nb\rc \r\n" }).answer, { text: "a\nb\nc" });
  assert.deepEqual(read("station", { station: " a \t\n b " }).answer, { text: "a b" });
  assert.deepEqual(read("comment", { comment: " \r\n " }).answer, null);
});

test("what is written beside “other” means “other” where nothing is marked", () => {
  assert.deepEqual(read("channel", { "channel+": "Tram" }).answer, { choice: "other", other: "Tram" });
  assert.deepEqual(read("reasons", { "reasons+": "Tram" }).answer, { choices: ["other"], other: "Tram" });
  assert.deepEqual(read("channel", { channel: "o1", "channel+": "Tram" }).answer, {
    choice: "o1",
    other: "Tram",
  });
});

test("no answer can be made of words for numbers, of ranks given twice, or of two answers at once", () => {
  const codes = (id: string, fields: Record<string, string>) =>
    read(id, fields).problems.map(({ code }) => code);
  assert.deepEqual(codes("times", { times: "many" }), ["not-a-number"]);
  assert.deepEqual(read("sum", { "sum:o1": "50", "sum:o2": "half" }).problems, [
    { question: "sum", row: "o2", code: "not-a-number" },
  ]);
  assert.deepEqual(codes("rank", { "rank:o1": "1", "rank:o2": "1" }), ["rank-twice"]);
  assert.deepEqual(codes("comment", { comment: "Yes", "comment!": "refused" }), ["two-answers"]);
  assert.deepEqual(codes("times", { times: "x", "times!": "refused" }), ["two-answers"]);
});

test("of points, every amount that can't be read is reported, and what is too much besides", () => {
  const problems = (fields: Record<string, string>) =>
    read("sum", fields).problems.map(({ row, code }) => [row, code]);
  assert.deepEqual(problems({ "sum:o1": "x", "sum:o2": "half" }), [
    ["o1", "not-a-number"],
    ["o2", "not-a-number"],
  ]);
  assert.deepEqual(problems({ "sum:o1": "150", "sum:o2": "abc" }), [
    ["o1", "out-of-range"],
    ["o2", "not-a-number"],
  ]);
  assert.deepEqual(problems({ "sum:o1": "60", "sum:o2": "60", "sum:o3": "abc" }), [
    [undefined, "sum"],
    ["o3", "not-a-number"],
  ]);
});
