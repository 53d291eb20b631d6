import assert from "node:assert/strict";
import { test } from "node:test";
import { readPastedShares } from "./pasted-shares.ts";

const groups = [
  { value: "n", label: "North" },
  { value: "s", label: "South East" },
  { value: "2", label: "Region 2" },
];
const read = (text: string) => {
  const { shares, unread } = readPastedShares(text, groups);
  return { shares: Object.fromEntries(shares), unread };
};

test("lines of groups and numbers are read as people and spreadsheets write them", () => {
  assert.deepEqual(read("North; 40\nSouth East; 60"), { shares: { n: 40, s: 60 }, unread: [] });
  assert.deepEqual(read("north\t12.5 %\r\n\r\nSOUTH EAST: 87,5%\n"), {
    shares: { n: 12.5, s: 87.5 },
    unread: [],
  });
  assert.deepEqual(read("North 1,250\nRegion 2, 3"), { shares: { n: 1250, "2": 3 }, unread: [] });
});

test("what names no group or holds no number is told", () => {
  assert.deepEqual(read("West; 4\nNorth\nNorth; 0\nSouth East; many"), {
    shares: {},
    unread: ["West; 4", "North", "North; 0", "South East; many"],
  });
});
