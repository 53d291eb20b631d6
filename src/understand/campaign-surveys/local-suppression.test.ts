import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { type Cell, suppressInTurns, suppressLocally } from "./local-suppression.ts";

const cells = (...all: [number[], number][]): Cell[] => all.map(([values, n]) => ({ values, n }));

/** People by used values. */
function classes(found: readonly Cell[], used: readonly number[][]): Map<string, number> {
  const sizes = new Map<string, number>();
  found.forEach(({ n }, place) => {
    const key = used[place]?.join(" ") ?? "";
    sizes.set(key, (sizes.get(key) ?? 0) + n);
  });
  return sizes;
}

test("large groups keep all their values", () => {
  const found = cells([[1, 1], 10], [[1, 2], 12], [[2, 1], 30]);
  assert.deepEqual(suppressLocally(found, 10), [
    [1, 1],
    [1, 2],
    [2, 1],
  ]);
});

test("a small group takes the smallest other one with it, in the less important breakdown", () => {
  const found = cells([[1, 1], 40], [[1, 2], 12], [[1, 3], 3], [[2, 1], 30]);
  assert.deepEqual(suppressLocally(found, 10), [
    [1, 1],
    [1, 0],
    [1, 0],
    [2, 1],
  ]);
});

test("people without a value of the first breakdown keep the second", () => {
  const found = cells([[1, 1], 10], [[0, 1], 10], [[0, 2], 10]);
  assert.deepEqual(suppressLocally(found, 10), [
    [1, 1],
    [0, 1],
    [0, 2],
  ]);
});

test("where a part or the rest would agree, nothing is split there", () => {
  const found = cells([[1, 1], 20], [[1, 2], 20], [[2, 1], 20]);
  const areVaried = (places: readonly number[]) => places.join() !== "1";
  assert.deepEqual(suppressLocally(found, 10, areVaried), [
    [1, 0],
    [1, 0],
    [2, 1],
  ]);
});

test("too few people at all are one class", () => {
  assert.deepEqual(suppressLocally(cells([[1, 1], 4], [[2, 1], 4]), 10), [
    [0, 0],
    [0, 0],
  ]);
  assert.deepEqual(suppressLocally([], 10), []);
});

/** Cells with few or many people in up to four breakdowns, and a minimum. */
function world(seed: number) {
  const random = seededRandom(seed);
  const breakdowns = 1 + random.integer(4);
  const found = Array.from({ length: 1 + random.integer(60) }, () => ({
    values: Array.from({ length: breakdowns }, () => random.integer(5)),
    n: 1 + random.integer(8),
  }));
  return { found, minimum: 3 + random.integer(15), random };
}

test("in random worlds each class has the minimum, and a value that is used is the person's own", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { found, minimum } = world(seed);
    const used = suppressLocally(found, minimum);
    const everybody = found.reduce((sum, { n }) => sum + n, 0);
    for (const [key, n] of classes(found, used))
      assert.ok(n >= Math.min(minimum, everybody), `world ${seed}: ${n} people in ${key}`);
    found.forEach(({ values }, place) => {
      used[place]?.forEach((value, at) => {
        assert.ok(value === 0 || value === values[at]);
      });
    });
  }
});

test("of the most important breakdown every large group is used, but one that hides a rest of few", () => {
  let [kept, hiding] = [0, 0];
  for (let seed = 1; seed <= 300; seed++) {
    const { found, minimum } = world(seed);
    const used = suppressLocally(found, minimum);
    const groups = Map.groupBy(found.keys(), (place) => found[place]?.values[0] ?? 0);
    const sizes = [...groups].map(([value, places]) => ({
      value,
      n: places.reduce((sum, place) => sum + (found[place]?.n ?? 0), 0),
      isUsed: places.every((place) => used[place]?.[0] === value),
    }));
    const large = sizes.filter(({ value, n }) => value !== 0 && n >= minimum);
    const left = sizes.filter((one) => !large.includes(one)).reduce((sum, { n }) => sum + n, 0);
    const missing = large.filter(({ isUsed }) => !isUsed);
    assert.equal(missing.length, left > 0 && left < minimum && large.length > 0 ? 1 : 0, `world ${seed}`);
    for (const { n } of missing) assert.equal(n, Math.min(...large.map((one) => one.n)), `world ${seed}`);
    kept += large.length - missing.length;
    hiding += missing.length;
  }
  assert.ok(kept > 500 && hiding > 10, `${kept} groups were used, ${hiding} hide others`);
});

test("in random worlds no class agrees unless all do; in turns the classes are the same", async () => {
  let split = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const { found, minimum, random } = world(seed);
    const answers = found.map(() => random.integer(5) === 0);
    const areVaried = (places: readonly number[]) => new Set(places.map((place) => answers[place])).size > 1;
    const used = suppressLocally(found, minimum, areVaried);
    const parts = [...Map.groupBy(found.keys(), (place) => used[place]?.join(" ")).values()];
    if (areVaried([...found.keys()])) assert.ok(parts.every(areVaried), `world ${seed}`);
    else assert.equal(parts.length, 1);
    if (parts.length > 1) split++;
    let turns = 0;
    const inTurns = await suppressInTurns(found, minimum, async () => void turns++, areVaried);
    assert.deepEqual(inTurns, used);
    assert.ok(turns > 0);
  }
  assert.ok(split > 50, `${split} worlds were split`);
});
