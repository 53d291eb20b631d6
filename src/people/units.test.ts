import assert from "node:assert/strict";
import { test } from "node:test";
import { buildUnitTree } from "./units.ts";

test("inner units that nobody names are there, and a subtree is one range", () => {
  const tree = buildUnitTree(["Sales/North", "IT", "Sales & Care", "Sales/South/Kiosk", "Sales/North"]);
  assert.deepEqual(tree.paths, [
    "",
    "IT",
    "Sales",
    "Sales/North",
    "Sales/South",
    "Sales/South/Kiosk",
    "Sales & Care",
  ]);
  assert.deepEqual(tree.parents, [-1, 0, 0, 2, 2, 4, 0]);
  assert.deepEqual(tree.ends, [7, 2, 6, 4, 6, 6, 7]);
  assert.deepEqual(tree.children[0], [1, 2, 6]);
  assert.equal(tree.numberOf.get("Sales/South"), 4);
});

test("nobody's department is still an organisation", () => {
  assert.deepEqual(buildUnitTree([]).paths, [""]);
});

test("20,000 siblings are numbered without a quadratic pause", () => {
  const tree = buildUnitTree(Array.from({ length: 20_000 }, (_, index) => `Unit ${index}`));
  assert.equal(tree.children[0]?.length, 20_000);
});
