import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../questionnaires/answer.ts";
import { mergeAnswers, sameAnswers } from "./merge.ts";

const given = (answers: Record<string, Answer | null>) => new Map(Object.entries(answers));

test("a form of the present state replaces what it asked and nothing else", () => {
  const stored = { a: { text: "1" }, b: { text: "2" }, hidden: { text: "3" } };
  assert.deepEqual(mergeAnswers(stored, given({ a: null, b: { text: "4" } }), false), {
    b: { text: "4" },
    hidden: { text: "3" },
  });
});

test("a form of an older state adds and erases nothing, rating by rating", () => {
  const stored: Record<string, Answer> = {
    a: { text: "1" },
    b: { text: "2" },
    m: { rows: { r1: "x", r2: "x" } },
    p: { pairs: { r1: { self: 1, organisation: 2 }, r2: { self: 0 } } },
  };
  const later = given({
    a: null,
    b: { text: "4" },
    m: { rows: { r2: "y", r3: "y" } },
    p: { pairs: { r1: { organisation: null }, r3: { self: 3 } } },
    c: { number: 1 },
  });
  assert.deepEqual(mergeAnswers(stored, later, true), {
    a: { text: "1" },
    b: { text: "4" },
    m: { rows: { r1: "x", r2: "y", r3: "y" } },
    p: { pairs: { r1: { self: 1, organisation: null }, r2: { self: 0 }, r3: { self: 3 } } },
    c: { number: 1 },
  });
});

test("a name that every object has is a name among others", () => {
  const merged = mergeAnswers({}, given({ constructor: { text: "1" }, toString: { text: "2" } }), true);
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
