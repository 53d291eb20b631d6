import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileQuestionnaire } from "../questionnaires/compile.ts";
import type { Definition, Question } from "../questionnaires/definition.ts";
import { everyType } from "../respond/every-type.fixture.ts";
import { paperForm, type Typed } from "./paper-form.ts";
import { compareEntries, readSheet, settledEntry, tidied, typedFields, typingProblem } from "./typed.ts";

const form = paperForm(everyType, "en");
const compiled = compileQuestionnaire(everyType);
const read = (typed: Typed) => readSheet(form, compiled, typed);
const field = (id: string) => {
  const found = form.questions.flatMap(({ fields }) => fields).find((each) => each.id === id);
  return found ?? assert.fail(id);
};

test("every type of question is read from codes", () => {
  const { answers, problems } = read({
    channel: "4",
    "channel+": "By pigeon",
    reasons: "1 3",
    line: "N",
    ease: "5",
    speed: "d",
    recommend: "10",
    "matrix:o1": "1",
    "matrix:o3": "5",
    "pairs:o1:self": "0",
    "pairs:o1:organisation": "N",
    "rank:o1": "2",
    "rank:o2": "1",
    "rank:o4": "3",
    "sum:o1": "60",
    "sum:o3": "40",
    times: "12",
    day: "31.3.2026",
    station: "North",
    "comment!": "R",
  });
  assert.deepEqual(Object.fromEntries(problems), {});
  assert.deepEqual(answers, {
    channel: { choice: "other", other: "By pigeon" },
    reasons: { choices: ["o1", "o3"] },
    line: { special: "not-applicable" },
    ease: { rating: 5 },
    speed: { special: "dont-know" },
    recommend: { rating: 10 },
    matrix: { rows: { o1: "o1", o3: "o5" } },
    pairs: { pairs: { o1: { self: 0, organisation: null } } },
    rank: { ranking: ["o2", "o1", "o4"] },
    sum: { amounts: { o1: 60, o3: 40 } },
    times: { number: 12 },
    day: { date: "2026-03-31" },
    station: { text: "North" },
    comment: { special: "refused" },
  });
});

test("dates are read as their boxes are filled", () => {
  for (const day of ["31032026", "31.03.2026", "31-3-2026", "31/3/2026", "2026-03-31", "٣١٠٣٢٠٢٦"])
    assert.deepEqual(read({ day }).answers, { day: { date: "2026-03-31" } }, day);
  for (const day of ["30022026", "3132026", "31.13.2026", "yesterday"])
    assert.match(typingProblem(field("day"), day, "en") ?? "", /day, month and year/, day);
});

test("codes that a question doesn't have are refused where they are typed", () => {
  assert.match(typingProblem(field("ease"), "6", "en") ?? "", /codes 1, 2, 3, 4, 5, N/);
  assert.equal(typingProblem(field("ease"), " n ", "en"), null);
  assert.equal(typingProblem(field("ease"), "", "en"), null);
  assert.equal(typingProblem(field("ease"), "*", "en"), null);
  assert.notEqual(typingProblem(field("reasons"), "19", "en"), null);
  assert.notEqual(typingProblem(field("sum:o1"), "-1", "en"), null);
  assert.notEqual(typingProblem(field("times"), "a few", "en"), null);
  assert.notEqual(typingProblem(field("rank:o1"), "4", "en"), null);
});

test("an answer that can't be used is left out and said", () => {
  const { answers, problems } = read({
    ease: "*",
    reasons: "1234",
    "sum:o1": "60",
    "sum:o2": "60",
    "rank:o1": "1",
    "rank:o2": "1",
    "matrix:o1": "*",
    "matrix:o2": "3",
    times: "500",
  });
  assert.deepEqual(answers, { matrix: { rows: { o2: "o3" } } });
  assert.deepEqual([...problems.keys()].sort(), ["ease", "matrix", "rank", "reasons", "sum", "times"]);
});

test("a line is typed only where its box is ticked", () => {
  const ids = (typed: Typed) => typedFields(read(typed), typed).map(({ id }) => id);
  assert.ok(!ids({ channel: "1" }).includes("channel+"));
  assert.ok(ids({ channel: "4" }).includes("channel+"));
  assert.ok(ids({ reasons: "25" }).includes("reasons+"));
});

test("many options have codes of two figures", () => {
  const options = Array.from({ length: 12 }, (_, index) => ({
    id: `o${index}`,
    text: { en: `Option ${index}` },
  }));
  const question: Question = { type: "multiple-choice", id: "many", text: { en: "Many" }, options };
  const definition: Definition = {
    languages: ["en"],
    title: { en: "T" },
    pages: [{ id: "p", questions: [question] }],
  };
  const many = paperForm(definition, "en");
  const { answers } = readSheet(many, compileQuestionnaire(definition), { many: "0112 03" });
  assert.deepEqual(answers, { many: { choices: ["o0", "o11", "o2"] } });
});

describe("branching", () => {
  const branched: Definition = {
    ...everyType,
    pages: everyType.pages.map((page) => (page.id === "scales" ? { ...page, showIf: "channel = o1" } : page)),
  };
  const branchedForm = paperForm(branched, "en");
  const branchedCompiled = compileQuestionnaire(branched);

  test("questions that the answers don't lead to are neither typed nor counted", () => {
    const typed = { channel: "2", ease: "1" };
    const sheet = readSheet(branchedForm, branchedCompiled, typed);
    assert.ok(!typedFields(sheet, typed).some(({ id }) => id === "ease"));
    assert.deepEqual(Object.keys(sheet.answers), ["channel"]);
  });

  test("two entries are compared in what either leads to", () => {
    const { differences } = compareEntries(
      branchedForm,
      branchedCompiled,
      { channel: "1", ease: "4" },
      { channel: "2" },
    );
    assert.deepEqual(
      differences.map(({ field: { id }, first, second }) => [id, first, second]),
      [
        ["channel", "1", "2"],
        ["ease", "4", ""],
      ],
    );
  });
});

test("entries that mean the same don't differ", () => {
  const first = {
    reasons: "13",
    ease: "n",
    day: "31032026",
    times: "12",
    station: "North  side",
    "sum:o1": "05",
  };
  const second = {
    reasons: "3, 1",
    ease: "N",
    day: "31.3.2026",
    times: "12",
    station: "North side ",
    "sum:o1": "5",
  };
  assert.deepEqual(compareEntries(form, compiled, first, second).differences, []);
  const { differences } = compareEntries(form, compiled, first, {
    ...second,
    station: "South side",
    ease: "",
  });
  assert.deepEqual(
    differences.map(({ field: { id } }) => id),
    ["ease", "station"],
  );
});

test("what was decided takes the place of both, a blank included", () => {
  const settled = tidied(
    form,
    settledEntry({ ease: "1", line: "2" }, { ease: "2", line: "2" }, { ease: "" }),
  );
  assert.deepEqual(settled, { line: "2" });
});

test("what isn't a field of the questionnaire is left out", () => {
  assert.deepEqual(tidied(form, { ease: " 1 ", nothing: "1", line: "  ", __proto__: "1" } as Typed), {
    ease: "1",
  });
});
