import assert from "node:assert/strict";
import { test } from "node:test";
import { countDays, widest } from "./field-days.ts";

const daysOf = (...cells: string[]) => {
  const counter = countDays();
  for (const cell of cells) counter.add(cell);
  return counter.finish();
};

test("the first and the last day are found, whatever the order and the time", () => {
  const days = { from: "2026-02-03", to: "2026-11-01" };
  assert.deepEqual(daysOf("2026-02-04 10:00:00", "", "2026-11-01T23:59", " 2026-2-3 ", "2026/05/01"), days);
  assert.deepEqual(daysOf("3.2.2026", "01.11.2026 09:10"), days);
});

test("whether day or month comes first is taken from cells that only one can be", () => {
  assert.deepEqual(daysOf("3/4/2026 9:00", "13/4/2026"), { from: "2026-04-03", to: "2026-04-13" });
  assert.deepEqual(daysOf("3/4/2026", "3/14/2026 9:00 PM"), { from: "2026-03-04", to: "2026-03-14" });
});

test("nothing is said where days can't be told apart or aren't there", () => {
  assert.equal(daysOf("3/4/2026", "5/4/2026"), null);
  assert.equal(daysOf("13/4/2026", "4/13/2026"), null);
  assert.equal(daysOf("N/A", "46056", "", "1980-01-01 00:00:00"), null);
  assert.equal(widest([]), null);
});

test("of several columns the widest span counts", () => {
  const [start, end] = [daysOf("2026-02-03", "2026-02-05"), daysOf("2026-02-04", "2026-03-01")];
  assert.deepEqual(widest([start, null, end]), { from: "2026-02-03", to: "2026-03-01" });
});
