import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Option, Question } from "#listen/questionnaires/definition.ts";
import { addAnswers, noAnswers } from "./question-evidence.ts";
import type { ItemResult, QuestionResult } from "./question-result.ts";
import { questionResults } from "./question-results.ts";

const said = (text: string) => ({ en: text });
const options = (...ids: string[]): Option[] => ids.map((id) => ({ id, text: said(id.toUpperCase()) }));

interface Rules {
  minimum?: number;
  isProtected?: boolean;
  headcount?: number;
}

/** Result of one question to which everybody gave one of these answers; undefined is no answer. */
function resultOf(
  question: Question,
  answers: readonly (Answer | undefined)[],
  rules: Rules = {},
): QuestionResult {
  const definition: Definition = {
    languages: ["en"],
    title: said("Survey"),
    pages: [{ id: "page", title: said("Page"), questions: [question] }],
  };
  const all = noAnswers(definition);
  for (const answer of answers) {
    const given: Answers = answer === undefined ? {} : { [question.id]: answer };
    addAnswers(all, given, new Set([question.id]));
  }
  const { minimum = 5, isProtected = true, headcount = answers.length } = rules;
  const [result] = questionResults(definition, all, { minimum, isProtected, headcount });
  assert.ok(result);
  return result;
}

const times = <Value>(count: number, value: Value) => new Array<Value>(count).fill(value);
const only = ({ items }: QuestionResult): ItemResult => {
  assert.equal(items.length, 1);
  return items[0] as ItemResult;
};
const countsOf = ({ shares }: ItemResult) => shares?.map(({ id, count }) => [id, count]);

const choice: Question = {
  id: "q",
  type: "single-choice",
  text: said("Which?"),
  options: options("a", "b", "c"),
};
const rating: Question = {
  id: "q",
  type: "rating",
  text: said("How good, {{name}}?"),
  minimum: 1,
  maximum: 5,
  anchors: [said("Poor"), said("Excellent")],
};

describe("single choices", () => {
  test("are counted, with shares of those who answered and Wilson's interval", () => {
    const result = resultOf(choice, [...times(6, { choice: "a" }), ...times(4, { choice: "b" }), undefined], {
      headcount: 1_000_000,
    });
    const item = only(result);
    assert.equal(result.n, 10);
    assert.deepEqual(countsOf(item), [
      ["a", 6],
      ["b", 4],
      ["c", 0],
    ]);
    assert.deepEqual(item.shares?.[0]?.share, { estimate: 0.6, low: 0.313, high: 0.832 });
    assert.match(item.method, /Wilson/);
  });

  test("have no interval where everybody answered", () => {
    const item = only(resultOf(choice, [...times(6, { choice: "a" }), ...times(6, { choice: "b" })]));
    assert.deepEqual(item.shares?.[0]?.share, { estimate: 0.5, low: null, high: null });
  });

  test("of confidential campaigns need ten answers that are not all the same", () => {
    const nine = [...times(5, { choice: "a" }), ...times(4, { choice: "b" })];
    const few = only(resultOf(choice, nine));
    assert.deepEqual([few.withheld, few.shares, few.n], ["too few answers", null, null]);
    const alike = resultOf(choice, times(20, { choice: "a" }));
    assert.deepEqual([only(alike).withheld, alike.n, alike.special], ["protects individuals", null, null]);
  });

  test("of named campaigns need the minimum group alone", () => {
    assert.deepEqual(countsOf(only(resultOf(choice, times(5, { choice: "b" }), { isProtected: false }))), [
      ["a", 0],
      ["b", 5],
      ["c", 0],
    ]);
    const four = resultOf(choice, times(4, { choice: "b" }), { isProtected: false });
    assert.deepEqual([four.n, only(four).withheld], [null, "too few answers"]);
  });

  test("count “other” as an option and keep what was written to those who may read it", () => {
    const open = { ...choice, other: said("Something else") };
    const answers = [...times(9, { choice: "a" }), { choice: "other", other: "Their kindness" }];
    const confidential = resultOf(open, answers);
    assert.deepEqual(countsOf(only(confidential))?.at(-1), ["other", 1]);
    assert.equal(confidential.texts, null);
    assert.deepEqual(resultOf(open, answers, { isProtected: false }).texts, ["Their kindness"]);
  });

  test("keep “not applicable”, “don't know” and “refused” apart from answers", () => {
    const result = resultOf(choice, [
      ...times(6, { choice: "a" }),
      ...times(5, { choice: "b" }),
      ...times(3, { special: "not-applicable" as const }),
      ...times(2, { special: "dont-know" as const }),
      { special: "refused" },
    ]);
    assert.equal(result.n, 11);
    assert.deepEqual(result.special, { notApplicable: 3, dontKnow: 2, refused: 1 });
  });
});

describe("multiple choices", () => {
  const several: Question = {
    id: "q",
    type: "multiple-choice",
    text: said("Which?"),
    options: options("a", "b", "c"),
  };

  test("are shares of people, not of ticks", () => {
    const item = only(
      resultOf(several, [
        ...times(8, { choices: ["a", "b"] }),
        ...times(4, { choices: ["b", "a"] }),
        ...times(4, { choices: ["b"] }),
        { choices: [] },
      ]),
    );
    assert.deepEqual(countsOf(item), [
      ["a", 12],
      ["b", 16],
      ["c", 0],
    ]);
    assert.equal(item.n, 17);
  });

  test("are withheld where everybody chose the same option", () => {
    const all = [...times(8, { choices: ["a", "b"] }), ...times(4, { choices: ["b"] })];
    assert.equal(only(resultOf(several, all)).withheld, "protects individuals");
  });
});

describe("ratings", () => {
  test("have mean, interval and distribution from ten answers, and a text without placeholders", () => {
    const result = resultOf(
      rating,
      [1, 2, 2, 3, 3, 4, 4, 4, 5, 5].map((value) => ({ rating: value })),
      {
        headcount: 40,
      },
    );
    const item = only(result);
    assert.equal(result.text, "How good, …?");
    assert.equal(item.mean?.estimate, 3.3);
    assert.ok(item.mean.low !== null && item.mean.high !== null);
    assert.deepEqual(countsOf(item), [
      ["1", 1],
      ["2", 2],
      ["3", 2],
      ["4", 3],
      ["5", 2],
    ]);
    assert.deepEqual(
      item.shares?.map(({ text }) => text),
      ["1 – Poor", "2", "3", "4", "5 – Excellent"],
    );
  });

  test("of five to nine people in a confidential campaign are a mean and nothing that spreads it out", () => {
    const item = only(
      resultOf(
        rating,
        [1, 2, 3, 4, 5].map((value) => ({ rating: value })),
        { headcount: 9 },
      ),
    );
    assert.deepEqual(item.mean, { estimate: 3, low: null, high: null });
    assert.deepEqual([item.shares, item.median, item.netPromoterScore], [null, null, null]);
    assert.match(item.method, /5 of 9 people/);
  });

  test("from 0 to 10 have the net promoter score", () => {
    const question: Question = {
      id: "q",
      type: "zero-to-ten",
      text: said("?"),
      low: said("No"),
      high: said("Yes"),
    };
    const ratings = [...times(5, 10), ...times(3, 7), ...times(2, 3)].map((value) => ({ rating: value }));
    const item = only(resultOf(question, ratings));
    assert.deepEqual(item.netPromoterScore, { estimate: 30, low: null, high: null });
    assert.equal(item.shares?.length, 11);
  });
});

describe("questions of many rows", () => {
  test("a matrix withholds single rows", () => {
    const question: Question = {
      id: "q",
      type: "matrix",
      text: said("?"),
      rows: options("r", "s"),
      columns: options("x", "y"),
    };
    const result = resultOf(question, [
      ...times(6, { rows: { r: "x", s: "x" } }),
      ...times(6, { rows: { r: "y", s: "x" } }),
    ]);
    assert.deepEqual(
      result.items.map(({ id, withheld, n }) => [id, withheld, n]),
      [
        ["r", null, 12],
        ["s", "protects individuals", null],
      ],
    );
  });

  test("a paired rating is about those who rated both sides, with the gap", () => {
    const question: Question = {
      id: "q",
      type: "paired-rating",
      text: said("?"),
      rows: options("r", "s"),
      perspectives: [
        { id: "self", name: said("Myself"), lead: said("I") },
        { id: "us", name: said("Us"), lead: said("We") },
      ],
      minimum: 0,
      maximum: 3,
      anchors: [said("No"), said("Yes")],
    };
    const pairs = (self: number, us: number | null) => ({
      pairs: { r: { self, us }, s: { self: us ?? 0, us: us ?? 0 } },
    });
    const result = resultOf(question, [
      ...[0, 1, 2, 3, 3, 2, 1, 0, 3, 3].map((value, index) => pairs(value, index % 3)),
      pairs(3, null),
    ]);
    const rows = result.items.map(({ id, perspective, n, withheld }) => [id, perspective?.id, n, withheld]);
    // The gap of s is zero for everybody: shown, its ratings would be known from one another.
    assert.deepEqual(rows, [
      ["r", "self", 10, null],
      ["r", "us", 10, null],
      ["r", "gap", 10, null],
      ["s", undefined, null, "protects individuals"],
    ]);
    const [self, us, gap] = result.items.map(({ mean }) => mean?.estimate ?? Number.NaN);
    assert.equal(gap?.toFixed(2), ((self ?? 0) - (us ?? 0)).toFixed(2));
  });

  test("a ranking gives mean ranks; what was left out shares the ranks left over", () => {
    const question: Question = {
      id: "q",
      type: "ranking",
      text: said("?"),
      options: options("a", "b", "c"),
      ranks: 1,
    };
    const result = resultOf(question, [...times(6, { ranking: ["a"] }), ...times(6, { ranking: ["b"] })]);
    // Nobody ranked c: it shares the ranks two and three, with everybody the same.
    assert.equal(only(result).withheld, "protects individuals");
    const named = resultOf(question, [...times(6, { ranking: ["a"] }), ...times(6, { ranking: ["b"] })], {
      isProtected: false,
    });
    assert.deepEqual(
      named.items.map(({ mean }) => mean?.estimate),
      [1.75, 1.75, 2.5],
    );
  });

  test("a constant sum gives mean amounts; what was left out is nothing", () => {
    const question: Question = {
      id: "q",
      type: "constant-sum",
      text: said("?"),
      options: options("a", "b"),
      total: 100,
    };
    const result = resultOf(question, [
      ...times(6, { amounts: { a: 100 } }),
      ...times(6, { amounts: { a: 50, b: 50 } }),
    ]);
    assert.deepEqual(
      result.items.map(({ mean }) => mean?.estimate),
      [75, 25],
    );
  });
});

describe("numbers, dates and texts", () => {
  test("numbers have mean and median", () => {
    const question: Question = { id: "q", type: "number", text: said("?") };
    const item = only(
      resultOf(
        question,
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 105].map((value) => ({ number: value })),
      ),
    );
    assert.deepEqual([item.mean?.estimate, item.median], [15, 5.5]);
  });

  test("dates are counted by month", () => {
    const question: Question = { id: "q", type: "date", text: said("?") };
    const item = only(
      resultOf(question, [...times(6, { date: "2026-01-31" }), ...times(5, { date: "2025-12-01" })]),
    );
    assert.deepEqual(countsOf(item), [
      ["2025-12", 5],
      ["2026-01", 6],
    ]);
  });

  test("texts are counted; only named campaigns show them", () => {
    const question: Question = { id: "q", type: "long-text", text: said("?") };
    const confidential = resultOf(question, times(6, { text: "Boss" }));
    assert.deepEqual([confidential.n, confidential.items, confidential.texts], [6, [], null]);
    assert.equal(resultOf(question, times(4, { text: "Boss" })).n, null);
    assert.deepEqual(
      resultOf(question, times(5, { text: "Boss" }), { isProtected: false }).texts,
      times(5, "Boss"),
    );
  });
});

test("answers to a question that somebody was not shown don't count, and its group is those who were asked", () => {
  const definition: Definition = {
    languages: ["en"],
    title: said("?"),
    pages: [{ id: "p", questions: [choice, { ...rating, id: "r" }] }],
  };
  const all = noAnswers(definition);
  for (let person = 0; person < 40; person++) {
    const answers = { q: { choice: person % 2 ? "a" : "b" }, r: { rating: 1 + (person % 5) } };
    addAnswers(all, answers, new Set(person < 20 ? ["q", "r"] : ["q"]));
  }
  const [, asked] = questionResults(definition, all, { minimum: 5, isProtected: true, headcount: 80 });
  assert.equal(asked?.n, 20);
  // Half of those who answered were asked, so of 80 people about 40.
  assert.match(asked.items[0]?.method ?? "", /20 of 40 people/);
});
