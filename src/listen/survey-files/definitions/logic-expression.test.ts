import assert from "node:assert/strict";
import { test } from "node:test";
import { type LogicNames, logicInWords } from "./logic-expression.ts";

const known = new Map([
  ["age", "age"],
  ["name", "name"],
  ["job", "job"],
  ["Q1_a", "Q1 ‘Apples’"],
  ["Q1_b", "Q1 ‘Beer’"],
]);
const names: LogicNames = {
  variable: (name) => known.get(name.replace(/\.NAOK$/, "")) ?? null,
  answer: (variable, code) => (variable === "job" && code === "1" ? "Nurse" : null),
  isTick: (variable) => variable.startsWith("Q1_"),
};

const cases: [rule: string, words: string | null][] = [
  ["age > 5", "age is more than 5"],
  ["age>=18 && age <= 65", "age is at least 18 and age is at most 65"],
  ['job == "1"', "job is ‘Nurse’"],
  ['"1" == job', "job is ‘Nurse’"],
  ["job != 1", "job is not ‘Nurse’"],
  ["!is_empty(name)", "name is answered"],
  ["is_empty(name.NAOK)", "name is not answered"],
  ['name == ""', "name is not answered"],
  ['((Q1_a.NAOK == "Y") and (Q1_b.NAOK == "Y"))', "Q1 ‘Apples’ is ticked and Q1 ‘Beer’ is ticked"],
  ["(age > 5 or job = 1) and name notempty", "(age is more than 5 or job is ‘Nurse’) and name is answered"],
  ["age > 5 and job = 1 or name notempty", "(age is more than 5 and job is ‘Nurse’) or name is answered"],
  ["not (age > 5 and job = 1)", "not (age is more than 5 and job is ‘Nurse’)"],
  ["{job} = 1", "job is ‘Nurse’"],
  ["{job} anyof [1, 'x']", "job is one of ‘Nurse’ or ‘x’"],
  ["{name} contains 'x'", "name contains ‘x’"],
  ["{name} empty", "name is not answered"],
  ["age > num2", null],
  ["unknown == 1", null],
  ["count(age) > 2", null],
  ["age + 1 > 2", null],
  ["age >", null],
  ["(age > 1", null],
  ["age constructor 1", null],
  ["age > 1) or (age > 2", null],
  ["", null],
];

for (const [rule, words] of cases)
  test(`in words: ${rule}`, () => {
    assert.equal(logicInWords(rule, names), words);
  });

test("rules that are too long or too deep are left as written", () => {
  assert.equal(logicInWords(`${"(".repeat(100)}age > 5${")".repeat(100)}`, names), null);
  assert.equal(logicInWords(Array(1000).fill("age > 5").join(" and "), names), null);
});
