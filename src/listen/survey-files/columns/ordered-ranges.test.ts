import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeStart, spoiltRange } from "./ordered-ranges.ts";

const ordered = (cells: string[]): string[] =>
  [...cells].sort((one, other) => (rangeStart(one) ?? Number.NaN) - (rangeStart(other) ?? Number.NaN));

test("ranges are put in order", () => {
  const lists = [
    ["1-5", "6-25", "26-100", "100-500", "500-1000", "More than 1000"],
    ["$0 - $24,999", "$25,000 - $49,999", "$100,000 - $149,999", "$150,000+"],
    ["under 18", "18-29", "30-44", "45-60", "> 60"],
    ["1-25%", "26-50%", "51-75%", "76-100%"],
    ["unter 1 Jahr", "1 bis 2 Jahre", "3-5 Jahre", "mehr als 5 Jahre"],
  ];
  for (const list of lists) assert.deepEqual(ordered(list.toReversed()), list);
});

test("a range that a spreadsheet made a date of is found again", () => {
  assert.equal(spoiltRange("25-Jun"), "6-25");
  assert.equal(spoiltRange("5-Jan"), "1-5");
  assert.equal(spoiltRange("6-25"), null);
  assert.equal(rangeStart("25-Jun"), 6);
});

test("what is no range isn't one", () => {
  for (const cell of ["Male", "5-1", "12", "more", "-"]) assert.equal(rangeStart(cell), null, cell);
});
