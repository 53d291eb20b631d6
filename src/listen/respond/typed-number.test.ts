import assert from "node:assert/strict";
import { test } from "node:test";
import { numberFrom, typedNumber } from "./typed-number.ts";

test("numbers are read as people of a language type them", () => {
  const cases: [string, string, number][] = [
    ["12", "en", 12],
    [" -3 ", "en", -3],
    ["+3", "en", 3],
    ["−3", "en", -3],
    ["1,250", "en", 1250],
    ["1,250.5", "en", 1250.5],
    ["3.5", "en", 3.5],
    ["3,5", "en", 3.5],
    [".5", "en", 0.5],
    ["1.250", "de", 1250],
    ["1.250,5", "de", 1250.5],
    ["3,5", "de", 3.5],
    ["3.5", "de", 3.5],
    ["1 250,5", "fr", 1250.5],
    ["1 250,5", "fr", 1250.5],
    ["1'250.5", "de-CH", 1250.5],
    ["٣٫٥", "ar", 3.5],
    ["۱۲", "fa", 12],
  ];
  for (const [text, language, number] of cases)
    assert.equal(numberFrom(text, language), number, `${text} ${language}`);
});

test("everything else is no number", () => {
  for (const text of [
    "",
    "x",
    "1e308",
    "0x10",
    "1,2,3",
    "1.2.3",
    "--1",
    "1-",
    "Infinity",
    "NaN",
    "1,25,000",
    "½",
  ])
    assert.ok(Number.isNaN(numberFrom(text, "en")), text);
});

test("a number is read back as it was written", () => {
  for (const language of ["en", "de", "fr", "es", "nl", "ar", "de-CH"])
    for (const number of [0, -1, 3.5, 1250, 1250.125, 0.001, 1234567.25, -0.5])
      assert.equal(numberFrom(typedNumber(number, language), language), number, `${number} ${language}`);
});
