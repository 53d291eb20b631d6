import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { createMemberships, isSetSafe } from "./paired-figures.ts";

interface Rated {
  place: number;
  bits: number;
  value: number;
}

function memberships(all: readonly Rated[]) {
  const known = createMemberships();
  for (const { place, bits, value } of all) known.add(place, bits, value);
  return known;
}

const people = (count: number, place: number, bits: number): Rated[] =>
  Array.from({ length: count }, (_, at) => ({ place, bits, value: 1 + (at % 5) }));

test("a set that all but one are in is not shown", () => {
  assert.equal(isSetSafe(memberships([...people(30, 0, 1), ...people(1, 0, 0)]), 1, [], 5), false);
  assert.equal(isSetSafe(memberships([...people(30, 0, 1), ...people(5, 0, 0)]), 1, [], 5), true);
});

test("whole classes, and a set like one before, tell nothing new", () => {
  const whole = memberships([...people(10, 0, 1), ...people(10, 1, 0)]);
  assert.equal(isSetSafe(whole, 1, [], 5), true);
  const same = memberships([...people(10, 0, 3), ...people(10, 0, 0)]);
  assert.equal(isSetSafe(same, 2, [1], 5), true);
  // In one class as before, in the other for nobody: together they tell the first class's part alone.
  const half = memberships([
    ...people(10, 0, 3),
    ...people(3, 0, 0),
    ...people(10, 1, 1),
    ...people(10, 1, 0),
  ]);
  assert.equal(isSetSafe(half, 2, [1], 5), false);
});

test("those who are left may not all say the same", () => {
  const agreeing = people(8, 0, 0).map((person) => ({ ...person, value: 4 }));
  assert.equal(isSetSafe(memberships([...people(30, 0, 1), ...agreeing]), 1, [], 5), false);
});

test("no combination of sums is about fewer than the minimum", () => {
  const minimum = 4;
  let accepted = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const rated = Array.from({ length: 20 + random.integer(20) }, () => ({
      place: random.integer(2),
      bits: random.integer(8) | (random.uniform() < 0.6 ? 7 : 0),
      value: 1 + random.integer(5),
    }));
    const known = memberships(rated);
    const sets: number[] = [];
    for (const set of [1, 2, 4]) if (isSetSafe(known, set, sets, minimum)) sets.push(set);
    accepted += sets.length;
    // Whatever multiples of the sets' sums and of the classes' sums are added: how many people have a part in it?
    for (let draw = 0; draw < 200; draw++) {
      const ofSets = sets.map(() => random.integer(5) - 2);
      if (ofSets.every((times) => times === 0)) continue;
      const ofClasses = [random.integer(9) - 4, random.integer(9) - 4];
      const about = rated.filter(
        ({ place, bits }) =>
          (ofClasses[place] ?? 0) +
            sets.reduce((sum, set, at) => sum + ((bits & set) === 0 ? 0 : (ofSets[at] ?? 0)), 0) !==
          0,
      );
      const size = (place: number) => rated.filter((one) => one.place === place).length;
      const wholeClass = about.length === 0 || about.length === size(0) || about.length === size(1);
      assert.ok(about.length >= minimum || wholeClass, `world ${seed}: about ${about.length}`);
    }
  }
  assert.ok(accepted > 50);
});
