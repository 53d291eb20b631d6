import assert from "node:assert/strict";
import { test } from "node:test";
import {
  printedSheetNumber,
  readSheetNumber,
  sheetNumber,
  sheetNumberParts,
  sheetNumberValues,
} from "./sheet-number.ts";

const number = sheetNumber([7, 0, 19, 30, 4, 12]);

test("a sheet number is read as people type it", () => {
  assert.equal(readSheetNumber(number), number);
  assert.equal(readSheetNumber(printedSheetNumber(number)), number);
  assert.equal(readSheetNumber(` ${number.toLowerCase().split("").join("-")} `), number);
  assert.equal(readSheetNumber(number.replace("0", "O")), number);
  assert.equal(number.length, sheetNumberParts + 1);
});

test("every single wrong sign and every swap of neighbours is found", () => {
  const all = Array.from(
    { length: sheetNumberValues },
    (_, value) => sheetNumber([value, 0, 0, 0, 0, 0])[0] ?? "",
  );
  for (let at = 0; at < number.length; at++)
    for (const sign of all) {
      const wrong = number.slice(0, at) + sign + number.slice(at + 1);
      if (wrong !== number) assert.equal(readSheetNumber(wrong), null, wrong);
    }
  for (let at = 0; at + 1 < number.length; at++) {
    const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
    if (swapped !== number) assert.equal(readSheetNumber(swapped), null, swapped);
  }
});

test("what can't be a sheet number is refused", () => {
  for (const text of ["", "7", `${number}7`, "!!!!!!!", "ÄÄÄÄÄÄÄ", "../../e"])
    assert.equal(readSheetNumber(text), null);
});
