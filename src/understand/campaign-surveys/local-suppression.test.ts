import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { type Cell, suppressLocally } from "./local-suppression.ts";

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

test("in random worlds each class has the minimum, and a value that is used is the person's own", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const breakdowns = 1 + random.integer(4);
    const found = Array.from({ length: 1 + random.integer(60) }, () => ({
      values: Array.from({ length: breakdowns }, () => random.integer(5)),
      n: 1 + random.integer(8),
    }));
    const minimum = 3 + random.integer(15);
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
