import assert from "node:assert/strict";
import { test } from "node:test";
import { answerCheck } from "./answer-check.ts";
import { everyType } from "./definition.fixture.ts";
import type { Question } from "./definition.ts";

const code = (question: Question, answer: unknown) => answerCheck(question)(answer)?.code ?? "accepted";

const cases: Record<keyof typeof everyType, [unknown, string][]> = {
  "single-choice": [
    [{ choice: "yes" }, "accepted"],
    [{ special: "dont-know" }, "accepted"],
    [{ choice: "other", other: "by post" }, "accepted"],
    [{ choice: "other" }, "accepted"],
    [{ choice: "maybe" }, "unknown-option"],
    [{ choice: "constructor" }, "unknown-option"],
    [{ choice: "__proto__" }, "unknown-option"],
    [{ choice: "yes", other: "by post" }, "other-without-choice"],
    [{ choice: "other", other: "x".repeat(201) }, "too-long"],
    [{ choice: "other", other: "a\nb" }, "control-characters"],
    [{ choice: "other", other: "" }, "malformed"],
    [{ choice: "other", other: 3 }, "malformed"],
    [{ choice: ["yes"] }, "malformed"],
    [{ choice: "yes", special: "dont-know" }, "malformed"],
    [{ choice: "yes", more: 1 }, "malformed"],
    [{ special: "refused" }, "not-offered"],
    [{ special: "not-applicable" }, "not-offered"],
    [{ special: "anything" }, "not-offered"],
    [{ special: "dont-know", choice: "yes" }, "malformed"],
    [{ rating: 3 }, "malformed"],
  ],
  dropdown: [
    [{ choice: "1" }, "accepted"],
    [{ choice: 1 }, "malformed"],
    [{ choice: "other", other: "Spain" }, "unknown-option"],
    [{ choice: "de", other: "Spain" }, "other-without-choice"],
  ],
  "multiple-choice": [
    [{ choices: ["phone", "mail"] }, "accepted"],
    [{ choices: ["none"] }, "accepted"],
    [{ choices: ["phone", "other"], other: "fax" }, "accepted"],
    [{ choices: ["phone"] }, "too-few"],
    [{ choices: ["phone", "mail", "chat", "other"] }, "too-many"],
    [{ choices: ["phone", "none"] }, "exclusive"],
    [{ choices: ["phone", "phone"] }, "duplicate"],
    [{ choices: Array(1000).fill("phone") }, "duplicate"],
    [{ choices: ["phone", "pigeon"] }, "unknown-option"],
    [{ choices: ["phone", 7] }, "unknown-option"],
    [{ choices: ["phone", "mail"], other: "fax" }, "other-without-choice"],
    [{ choices: [] }, "malformed"],
    [{ choices: "phone" }, "malformed"],
    [{ choices: { length: 2, 0: "phone", 1: "mail" } }, "malformed"],
  ],
  matrix: [
    [{ rows: { speed: "bad" } }, "accepted"],
    [{ rows: { speed: "bad", care: "good" } }, "accepted"],
    [{ special: "not-applicable" }, "accepted"],
    [{ rows: { price: "bad" } }, "unknown-row"],
    [{ rows: { speed: "awful" } }, "unknown-option"],
    [{ rows: { speed: ["bad"] } }, "malformed"],
    [{ rows: {} }, "malformed"],
    [{ rows: ["bad"] }, "malformed"],
    [JSON.parse('{"rows":{"__proto__":"bad"}}'), "unknown-row"],
    [{ rows: { speed: "bad" }, more: true }, "malformed"],
  ],
  rating: [
    [{ rating: 1 }, "accepted"],
    [{ rating: 5 }, "accepted"],
    [{ rating: 0 }, "out-of-range"],
    [{ rating: 6 }, "out-of-range"],
    [{ rating: 1e308 }, "out-of-range"],
    [{ rating: 2.5 }, "not-whole"],
    [{ rating: Number.NaN }, "malformed"],
    [{ rating: Number.POSITIVE_INFINITY }, "malformed"],
    [{ rating: "3" }, "malformed"],
    [{ rating: null }, "malformed"],
  ],
  "zero-to-ten": [
    [{ rating: 0 }, "accepted"],
    [{ rating: 10 }, "accepted"],
    [{ rating: 11 }, "out-of-range"],
    [{ rating: -1 }, "out-of-range"],
    [{ special: "dont-know" }, "not-offered"],
  ],
  "paired-rating": [
    [{ pairs: { "SL-1": { self: 0, organisation: null } } }, "accepted"],
    [{ pairs: { "SL-2": { self: 3 } } }, "accepted"],
    [{ pairs: { "SL-2": { self: 4 } } }, "out-of-range"],
    [{ pairs: { "SL-2": { self: 1.5 } } }, "not-whole"],
    [{ pairs: { "SL-2": { boss: 1 } } }, "malformed"],
    [{ pairs: { "SL-2": {} } }, "malformed"],
    [{ pairs: { "SL-9": { self: 1 } } }, "unknown-row"],
    [{ pairs: { "SL-1": 3 } }, "malformed"],
    [{ pairs: {} }, "malformed"],
    [{ special: "not-applicable" }, "not-offered"],
  ],
  ranking: [
    [{ ranking: ["price", "care"] }, "accepted"],
    [{ ranking: ["price"] }, "ranks"],
    [{ ranking: [] }, "ranks"],
    [{ ranking: ["price", "speed", "care"] }, "ranks"],
    [{ ranking: ["price", "price"] }, "duplicate"],
    [{ ranking: ["price", "toString"] }, "unknown-option"],
    [{ ranking: "price" }, "malformed"],
  ],
  "constant-sum": [
    [{ amounts: { work: 60, repair: 40 } }, "accepted"],
    [{ amounts: { work: 60, repair: 30 } }, "sum"],
    [{ amounts: { work: 110, repair: -10 } }, "out-of-range"],
    [{ amounts: { work: 50.5, repair: 49.5 } }, "not-whole"],
    [{ amounts: { work: 1e308, repair: -1e308 } }, "out-of-range"],
    [{ amounts: { sleep: 100 } }, "unknown-option"],
    [{ amounts: {} }, "sum"],
    [{ amounts: [100] }, "malformed"],
    [{ amounts: null }, "malformed"],
  ],
  number: [
    [{ number: 0 }, "accepted"],
    [{ number: 59.9 }, "accepted"],
    [{ number: -0.1 }, "too-small"],
    [{ number: 60.1 }, "too-large"],
    [{ number: 1e308 }, "too-large"],
    [{ number: 1.25 }, "too-precise"],
    [{ number: Number.NaN }, "malformed"],
    [{ number: "5" }, "malformed"],
  ],
  date: [
    [{ date: "2024-02-29" }, "accepted"],
    [{ date: "2026-12-31" }, "accepted"],
    [{ date: "2025-02-29" }, "no-date"],
    [{ date: "2025-04-31" }, "no-date"],
    [{ date: "2025-13-01" }, "no-date"],
    [{ date: "2025-00-10" }, "no-date"],
    [{ date: "25-01-01" }, "no-date"],
    [{ date: "2025-1-1" }, "no-date"],
    [{ date: "2024-02-28" }, "too-early"],
    [{ date: "2027-01-01" }, "too-late"],
    [{ date: 20250101 }, "malformed"],
  ],
  "short-text": [
    [{ text: "Köln" }, "accepted"],
    [{ text: "👨‍👩‍👧x" }, "accepted"],
    [{ text: "😀".repeat(10) }, "accepted"],
    [{ text: "😀".repeat(11) }, "too-long"],
    [{ text: "a\u0000b" }, "control-characters"],
    [{ text: "a\nb" }, "control-characters"],
    [{ text: "a\ud800b" }, "control-characters"],
    [{ text: "" }, "malformed"],
    [{ text: "   " }, "malformed"],
    [{ text: ["a"] }, "malformed"],
  ],
  "long-text": [
    [{ text: "two\nlines\tand a tab" }, "accepted"],
    [{ text: "x".repeat(5000) }, "accepted"],
    [{ text: "x".repeat(5001) }, "too-long"],
    [{ text: "a\u0007b" }, "control-characters"],
  ],
  statement: [
    [{ text: "hello" }, "malformed"],
    [{ special: "not-applicable" }, "not-offered"],
  ],
};

for (const [type, answers] of Object.entries(cases))
  test(`answers to ${type}`, () => {
    const question = everyType[type as keyof typeof everyType];
    for (const [answer, expected] of answers)
      assert.equal(code(question, answer), expected, JSON.stringify(answer));
  });

test("what is no object is no answer, and nothing throws", () => {
  for (const question of Object.values(everyType))
    for (const answer of [null, 3, "yes", true, [], [1], undefined, {}])
      assert.notEqual(code(question, answer), "accepted", `${question.type} ${JSON.stringify(answer)}`);
});

test("a problem names what its sentence needs", () => {
  const problem = answerCheck(everyType["constant-sum"])({ amounts: { work: 30, rest: 20 } });
  assert.deepEqual(problem, { question: "time", code: "sum", values: { total: 100, given: 50 } });
  const pair = answerCheck(everyType["paired-rating"])({ pairs: { "SL-1": { organisation: 9 } } });
  assert.deepEqual(pair, {
    question: "standards",
    row: "SL-1",
    perspective: "organisation",
    code: "out-of-range",
    values: { minimum: 0, maximum: 3 },
  });
});

test("a number without decimals is whole and exact", () => {
  const question = { type: "number", id: "n", text: { en: "?" } } as const;
  assert.equal(code(question, { number: 12 }), "accepted");
  assert.equal(code(question, { number: 1.5 }), "not-whole");
  assert.equal(code(question, { number: 2 ** 53 }), "too-large");
});
