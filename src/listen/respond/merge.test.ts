import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Answers } from "../questionnaires/answer.ts";
import { mergeAnswers, readBase, replaceAnswers, sameAnswers, writeBase } from "./merge.ts";

const given = (answers: Record<string, Answer | null>) => new Map(Object.entries(answers));
const baseOf = (answers: Answers) => readBase(writeBase(answers, Object.keys(answers)));

test("a form of the present state replaces what it asked and nothing else", () => {
  const stored = { a: { text: "1" }, b: { text: "2" }, hidden: { text: "3" } };
  assert.deepEqual(replaceAnswers(stored, given({ a: null, b: { text: "4" } })), {
    b: { text: "4" },
    hidden: { text: "3" },
  });
});

test("of an older form counts what it changed, rating by rating; what it left as it was doesn't", () => {
  const before: Answers = {
    stale: { text: "old" },
    changed: { text: "old" },
    erased: { text: "old" },
    m: { rows: { r1: "x", r2: "x" } },
    p: { pairs: { r1: { self: 1, organisation: 2 } } },
  };
  const stored: Answers = {
    ...before,
    stale: { text: "new" },
    elsewhere: { number: 7 },
    m: { rows: { r1: "y", r2: "x" } },
    p: { pairs: { r1: { self: 1, organisation: 2 }, r2: { self: 0 } } },
  };
  const later = given({
    stale: { text: "old" },
    changed: { text: "here" },
    erased: null,
    elsewhere: null,
    m: { rows: { r1: "x", r2: "z", r3: "z" } },
    p: { pairs: { r1: { self: 1, organisation: null }, r3: { self: 3 } } },
  });
  assert.deepEqual(mergeAnswers(stored, later, baseOf(before)), {
    answers: {
      stale: { text: "new" },
      changed: { text: "here" },
      elsewhere: { number: 7 },
      m: { rows: { r1: "y", r2: "z", r3: "z" } },
      p: { pairs: { r1: { self: 1, organisation: null }, r2: { self: 0 }, r3: { self: 3 } } },
    },
    conflicts: [],
  });
});

test("what both changed differently stays as it is stored, and is told", () => {
  const before: Answers = {
    a: { text: "old" },
    same: { text: "old" },
    taken: { text: "old" },
    m: { rows: { r1: "x" } },
    whole: { rows: { r1: "x" } },
  };
  const stored: Answers = {
    a: { text: "theirs" },
    same: { text: "both" },
    m: { rows: { r1: "y", r2: "y" } },
    whole: { special: "refused" },
    p: { pairs: { r: { self: 1 } } },
  };
  const later = given({
    a: { text: "ours" },
    same: { text: "both" },
    taken: { text: "ours" },
    m: { rows: { r1: "z", r2: "y" } },
    whole: { rows: { r1: "x", r2: "z" } },
    p: { pairs: { r: { self: 2 } } },
  });
  const { answers, conflicts } = mergeAnswers(stored, later, baseOf(before));
  assert.deepEqual(answers, stored);
  assert.deepEqual(conflicts, [
    { question: "a", isCleared: false },
    { question: "taken", isCleared: true },
    { question: "m", row: "r1", isCleared: false },
    { question: "whole", isCleared: false },
    { question: "p", row: "r", perspective: "self", isCleared: false },
  ]);
});

test("a form that says nothing of what it was made from erases nothing, and overwrites nothing", () => {
  const stored = { a: { text: "1" }, b: { text: "2" } };
  const later = given({ a: null, b: { text: "3" }, c: { text: "4" } });
  assert.deepEqual(mergeAnswers(stored, later, new Map()), {
    answers: { ...stored, c: { text: "4" } },
    conflicts: [{ question: "b", isCleared: false }],
  });
});

test("what a form was made from is short, whatever was written", () => {
  const answers = { a: { text: "x".repeat(20_000) }, b: { choices: ["one", "two"] }, hidden: { number: 1 } };
  assert.match(writeBase(answers, ["a", "b", "absent", "constructor"]), /^a=\w{1,7} b=\w{1,7}$/);
});

test("a name that every object has is a name among others", () => {
  const texts = given({ constructor: { text: "1" }, toString: { text: "2" } });
  for (const merged of [replaceAnswers({}, texts), mergeAnswers({}, texts, new Map()).answers])
    assert.deepEqual(Object.entries(merged), [
      ["constructor", { text: "1" }],
      ["toString", { text: "2" }],
    ]);
});

test("answers are the same whatever the order of their parts, but for ranks", () => {
  assert.ok(
    sameAnswers(
      { a: { text: "1" }, b: { rows: { x: "1", y: "2" } } },
      { b: { rows: { y: "2", x: "1" } }, a: { text: "1" } },
    ),
  );
  assert.ok(!sameAnswers({ a: { ranking: ["x", "y"] } }, { a: { ranking: ["y", "x"] } }));
  assert.ok(!sameAnswers({ a: { text: "1" } }, {}));
});
