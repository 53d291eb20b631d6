import assert from "node:assert/strict";
import { test } from "node:test";
import { missingReason } from "./missing-answers.ts";
import { missingCodes, sameCode } from "./missing-cells.ts";

test("words for no answer are told apart", () => {
  const cases: [string, ReturnType<typeof missingReason>][] = [
    ["N/A", "not applicable"],
    ["n/a", "not applicable"],
    ["Unfamiliar (N/A)", "not applicable"],
    ["N/A (none offered)", "not applicable"],
    ["해당 없음", "not applicable"],
    ["NA", "blank"],
    ["#N/A", "blank"],
    ["-", "blank"],
    [".", "blank"],
    ["k. A.", "refused"],
    ["Prefer not to say", "refused"],
    ["weiß nicht", "don't know"],
    ["Don’t know", "don't know"],
    ["None", null],
    ["No", null],
    ["Never", null],
  ];
  for (const [cell, reason] of cases) assert.equal(missingReason(cell), reason, cell);
});

test("codes are guessed where they lie well beyond a scale only", () => {
  assert.deepEqual(missingCodes([1, 2, 3, 4, 5, 99]), [99]);
  assert.deepEqual(missingCodes([1, 2, 3, 4, 5, 9]), [9]);
  assert.deepEqual(missingCodes([1, 2, 3, 4, 5, 98, 99]), [98, 99]);
  assert.deepEqual(missingCodes([1, 2, 3, -99]), [-99]);
  assert.deepEqual(missingCodes([1, 2, 3, 4, 5, 6, 7, 8, 9]), []);
  assert.deepEqual(missingCodes([1, 5, 8, 9, 10]), []);
  assert.deepEqual(missingCodes([18, 35, 67, 99]), []);
  assert.deepEqual(missingCodes([18, 35, 67, 999]), [999]);
  assert.deepEqual(missingCodes([-12.5, 3, 40, -99]), []);
});

test("a code is the same however it is written", () => {
  assert.ok(sameCode("9", "9.0"));
  assert.ok(sameCode("-99", "-99"));
  assert.ok(!sameCode("9", "99"));
  assert.ok(!sameCode("x", "y"));
});
