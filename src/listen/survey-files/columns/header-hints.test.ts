import assert from "node:assert/strict";
import { test } from "node:test";
import { headerHints } from "./header-hints.ts";

test("a header may name answers, ends and what is no answer", () => {
  const hints = headerHints("Staff were friendly (1 = very bad, 5 = very good, 0 = not applicable)");
  assert.deepEqual(hints.ends, { low: 1, high: 5 });
  assert.deepEqual(hints.missing, [{ cell: "0", reason: "not applicable" }]);
  assert.deepEqual(
    hints.values.map(({ value, label }) => `${value} ${label}`),
    ["1 very bad", "5 very good"],
  );
});

test("words at both ends are read in many ways, and once where headers repeat them", () => {
  for (const [wording, expected] of [
    ["Tempo (1 = sehr gut, 6 = ungenügend)", "1 sehr gut, 6 ungenügend"],
    ["Service 1: best, 5: worst", "1 best, 5 worst"],
    ["Note von 1 (gut) bis 6 (schlecht)", "1 gut, 6 schlecht"],
    ["1 = strongly agree … 5 = strongly disagree", "1 strongly agree, 5 strongly disagree"],
    ["Rate us, 1 being excellent and 5 being poor", "1 excellent, 5 poor"],
    ["von 1 = sehr zufrieden bis 5 = sehr unzufrieden", "1 sehr zufrieden, 5 sehr unzufrieden"],
  ] as const) {
    const { values } = headerHints(`${wording}\n${wording}`);
    assert.equal(values.map(({ value, label }) => `${value} ${label}`).join(", "), expected);
  }
  assert.deepEqual(headerHints("Q1: How was it?\nQ2: And now?").values, []);
});

test("a header may say the range", () => {
  assert.deepEqual(headerHints("How likely are you to recommend us? (0-10)").ends, { low: 0, high: 10 });
  assert.deepEqual(headerHints("auf einer Skala von 1 bis 7").ends, { low: 1, high: 7 });
  assert.deepEqual(headerHints("sur une échelle de 1 à 5").ends, { low: 1, high: 5 });
  assert.equal(headerHints("Sales 2019-2020").ends, null);
  assert.equal(headerHints("Which of the 6 films have you seen?").ends, null);
});
