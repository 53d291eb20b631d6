import assert from "node:assert/strict";
import { test } from "node:test";
import { allocate } from "./sample.ts";

const strata = (sizes: Record<string, number>) =>
  Object.entries(sizes).map(([value, people]) => ({ value, people }));
const shared = (sizes: Record<string, number>, size: number) =>
  Object.fromEntries([...allocate(strata(sizes), size)].sort(([a], [b]) => (a < b ? -1 : 1)));

test("each stratum gives its share, the largest rests one more", () => {
  assert.deepEqual(shared({ a: 50, b: 30, c: 20 }, 9), { a: 4, b: 3, c: 2 });
  assert.deepEqual(shared({ a: 50, b: 30, c: 20 }, 10), { a: 5, b: 3, c: 2 });
});

test("a sample is exactly as large as wanted, and nobody is drawn twice", () => {
  for (let size = 0; size <= 40; size++) {
    const drawn = allocate(strata({ a: 1, b: 7, c: 7, d: 3, "": 22 }), size);
    assert.equal(
      [...drawn.values()].reduce((sum, each) => sum + each, 0),
      size,
    );
    for (const { value, people } of strata({ a: 1, b: 7, c: 7, d: 3, "": 22 }))
      assert.ok((drawn.get(value) ?? 0) <= people, `${value} at ${size}`);
  }
});

test("more than there are is everybody, none of none is none", () => {
  assert.deepEqual(shared({ a: 2, b: 3 }, 100), { a: 2, b: 3 });
  assert.deepEqual(shared({}, 5), {});
});

test("equal rests go to the larger stratum, then by name", () => {
  assert.deepEqual(shared({ b: 5, a: 5 }, 1), { a: 1, b: 0 });
  assert.deepEqual(shared({ a: 1, b: 1, c: 2 }, 2), { a: 1, b: 0, c: 1 });
});
