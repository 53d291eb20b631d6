import assert from "node:assert/strict";
import { test } from "node:test";
import { mean, sampleVariance } from "#stats/moments.ts";
import { seededRandom } from "./random.ts";

test("uniform draws are those of mulberry32", () => {
  const random = seededRandom(1);
  assert.deepEqual(
    [random.uniform(), random.uniform(), random.uniform()],
    [0.6270739405881613, 0.002735721180215478, 0.5274470399599522],
  );
});

test("integers reach every value below the maximum alike", () => {
  const random = seededRandom(2);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 6000; draw++) {
    const value = random.integer(6);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  assert.equal(counts.length, 6);
  assert.ok(
    counts.every((count) => count > 880 && count < 1120),
    `${counts}`,
  );
});

test("normal values have the mean and the standard deviation asked for", () => {
  const random = seededRandom(3);
  const values = Array.from({ length: 10_000 }, () => random.normal(5, 2));
  assert.ok(Math.abs(mean(values) - 5) < 0.1);
  assert.ok(Math.abs(Math.sqrt(sampleVariance(values)) - 2) < 0.1);
  const withinOne = values.filter((value) => Math.abs(value - 5) < 2).length / values.length;
  assert.ok(Math.abs(withinOne - 0.683) < 0.02, `${withinOne}`);
});

test("shuffling moves every item to every place alike and leaves the list alone", () => {
  const random = seededRandom(4);
  const list = Object.freeze(["a", "b", "c"]);
  const orders = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw++) {
    const order = random.shuffle(list).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  assert.deepEqual([...orders.keys()].sort(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
  assert.ok([...orders.values()].every((count) => count > 880 && count < 1120));
});

test("picking takes any item, and refuses an empty list", () => {
  const random = seededRandom(5);
  const picked = new Set(Array.from({ length: 50 }, () => random.pick(["x", "y", "z"])));
  assert.deepEqual([...picked].sort(), ["x", "y", "z"]);
  assert.throws(() => random.pick([]), RangeError);
});
