import assert from "node:assert/strict";
import { test } from "node:test";
import { buildUnitTree } from "#people/units.ts";
import { chooseReleases, type Group, groupOf, isSafe, nobody } from "./disclosure.ts";

/** An organisation with so many differing people directly in each unit. */
function organisation(counts: Record<string, number>) {
  const tree = buildUnitTree(Object.keys(counts));
  const own: Group[] = tree.paths.map((path) =>
    groupOf(Array.from({ length: counts[path] ?? 0 }, (_, i) => [i])),
  );
  return { tree, own };
}

function released(counts: Record<string, number>, minimum = 5): string[] {
  const { tree, own } = organisation(counts);
  const choice = chooseReleases({ tree, own, minimum });
  return tree.paths.filter((_, unit) => choice[unit]);
}

test("large teams are all shown, and their parent with them", () => {
  assert.deepEqual(released({ A: 5, B: 7, C: 12 }), ["", "A", "B", "C"]);
});

test("a small team takes its smallest sibling with it, nothing else", () => {
  assert.deepEqual(released({ A: 4, B: 7, C: 12 }), ["", "C"]);
});

test("two small teams protect one another", () => {
  assert.deepEqual(released({ A: 3, B: 2, C: 12 }), ["", "C"]);
});

test("a manager alone above two teams is not given away", () => {
  assert.deepEqual(released({ Sales: 1, "Sales/A": 9, "Sales/B": 6, IT: 8 }), ["", "IT", "Sales", "Sales/A"]);
});

test("a department with one team holding all its people shows both", () => {
  assert.deepEqual(released({ "Sales/A": 9, IT: 8 }), ["", "IT", "Sales", "Sales/A"]);
});

test("withholding the parent is chosen where it withholds fewer people", () => {
  // Hiding S (1 + 5 + 30 people) would cost more than hiding S/A (5): the team goes.
  assert.deepEqual(released({ S: 1, "S/A": 5, "S/B": 30, T: 40 }), ["", "S", "S/B", "T"]);
});

test("nobody answered, or too few in all: nothing is shown", () => {
  assert.deepEqual(released({ A: 0 }), []);
  assert.deepEqual(released({ A: 2, B: 2 }), []);
});

test("a unanimous team is withheld, and protected like a small one", () => {
  const tree = buildUnitTree(["A", "B", "C"]);
  const varied = (count: number) => groupOf(Array.from({ length: count }, (_, i) => [i, -i]));
  const unanimous = groupOf(Array.from({ length: 9 }, (_, i) => [12, i]));
  const choice = chooseReleases({ tree, own: [nobody, unanimous, varied(6), varied(20)], minimum: 5 });
  assert.deepEqual(choice, [true, false, false, true]);
});

test("two groups that are unanimous in different values hide one another", () => {
  const tree = buildUnitTree(["A", "B"]);
  const all = (value: number) => groupOf(Array.from({ length: 6 }, () => [value]));
  assert.deepEqual(chooseReleases({ tree, own: [nobody, all(3), all(9)], minimum: 5 }), [true, false, false]);
  assert.deepEqual(chooseReleases({ tree, own: [nobody, all(3), all(3)], minimum: 5 }), [
    false,
    false,
    false,
  ]);
});

test("units that are no candidates stay hidden and still protect", () => {
  const { tree, own } = organisation({ A: 8, B: 6, C: 7 });
  const candidates = [true, false, true, true];
  assert.deepEqual(chooseReleases({ tree, own, minimum: 5, candidates }), candidates);
});

test("an empty group is safe, a small one is not", () => {
  assert.equal(isSafe(nobody, 5), true);
  assert.equal(isSafe(groupOf([[1], [2], [3], [4]]), 5), false);
  assert.equal(isSafe(groupOf([[1], [2], [3], [4], [4]]), 5), true);
});
