import assert from "node:assert/strict";
import { test } from "node:test";
import { cellNumber, decimalEvidence, isDate, labelledNumber } from "./cell-numbers.ts";

test("cells are numbers in the notations that exports have", () => {
  const cases: [string, "point" | "comma", number][] = [
    ["5", "point", 5],
    ["-3.25", "point", -3.25],
    ["1e3", "point", 1000],
    ["1,234.5", "point", 1234.5],
    ["1.234,5", "comma", 1234.5],
    ["3,75", "comma", 3.75],
    ["3.75", "comma", 3.75],
    ["45 %", "point", 45],
    ["−3", "point", -3],
    ["$1,200", "point", 1200],
    ["٣", "point", 3],
    ["1 234,5", "comma", 1234.5],
  ];
  for (const [cell, decimal, value] of cases) assert.equal(cellNumber(cell, decimal), value, cell);
  for (const cell of ["", "five", "1-2", "12:30", "1,2,3", "0x10", "Infinity"]) {
    assert.ok(Number.isNaN(cellNumber(cell, "point")), cell);
  }
});

test("a column shows its decimal sign", () => {
  assert.equal(decimalEvidence(["3,75", "4"]), "comma");
  assert.equal(decimalEvidence(["1,234", "12", "2.000"]), "either");
  assert.equal(decimalEvidence(["0.125"]), "point");
  assert.equal(decimalEvidence(["1,234.5"]), "point");
  assert.equal(decimalEvidence(["1.234,5"]), "comma");
});

test("numbers come with words and as stars", () => {
  assert.deepEqual(labelledNumber("5 - Very satisfied"), { value: 5, label: "Very satisfied" });
  assert.deepEqual(labelledNumber("5 (very good)"), { value: 5, label: "very good" });
  assert.deepEqual(labelledNumber("10 (extremely likely)"), { value: 10, label: "extremely likely" });
  assert.deepEqual(labelledNumber("Very good (5)"), { value: 5, label: "Very good" });
  assert.equal(labelledNumber("★★★☆☆")?.value, 3);
  assert.equal(labelledNumber("4 Sterne")?.value, 4);
  for (const cell of ["25-Jun", "5-10", "1-25%", "5 years", "Yes"])
    assert.equal(labelledNumber(cell), null, cell);
});

test("dates are known in the orders that tools write", () => {
  for (const cell of [
    "2017-07-18 08:28:09",
    "11/17/2017 19:11",
    "17.07.2018",
    "2024/03/01 3:22:10 PM GMT+1",
  ]) {
    assert.ok(isDate(cell), cell);
  }
  for (const cell of ["12.5", "5-1", "1-2-3", "2017"]) assert.ok(!isDate(cell), cell);
});
