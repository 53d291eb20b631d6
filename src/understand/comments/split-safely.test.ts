import assert from "node:assert/strict";
import { test } from "node:test";
import { splitSafely } from "./split-safely.ts";

test("groups that aren't safe stay together, with the smallest safe one where they are too few", () => {
  const cells = [
    { values: [1], n: 9 },
    { values: [2], n: 6 },
    { values: [3], n: 2 },
  ];
  const sizeOf = (places: readonly number[]) =>
    places.reduce((sum, place) => sum + (cells[place]?.n ?? 0), 0);
  assert.deepEqual(
    splitSafely(cells, (places) => sizeOf(places) >= 5),
    [[1], [0], [0]],
  );
  assert.deepEqual(
    splitSafely(cells, (places) => sizeOf(places) >= 100),
    [[0], [0], [0]],
  );
});

test("every combination of used values belongs to people who are safe together", () => {
  let state = 11;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  let used = 0;
  for (let round = 0; round < 500; round++) {
    const cells = Array.from({ length: 25 }, () => {
      const n = 1 + next(12);
      return { values: [next(4), next(3), next(5)], n, count: next(n + 1) };
    });
    const isSafe = (places: readonly number[]) => {
      const count = places.reduce((sum, place) => sum + (cells[place]?.count ?? 0), 0);
      const n = places.reduce((sum, place) => sum + (cells[place]?.n ?? 0), 0);
      return count >= 4 && n - count >= 4;
    };
    const found = splitSafely(cells, isSafe);
    for (const [values, places] of Map.groupBy(cells.keys(), (place) => String(found[place])))
      assert.ok(isSafe(places), `round ${round}: people with ${values}`);
    found.forEach((values, place) => {
      values.forEach((value, breakdown) => {
        if (value === 0) return;
        used++;
        assert.equal(value, cells[place]?.values[breakdown]);
      });
    });
  }
  assert.ok(used > 5000, "most values are used");
});
