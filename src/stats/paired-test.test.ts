import assert from "node:assert/strict";
import { test } from "node:test";
import { pairedTest, pairedTestOf } from "./paired-test.ts";

test("R's sleep data", () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const found = pairedTest(first.map((value, at) => value - (second[at] ?? 0)));
  assert.ok(found);
  assert.equal(found.difference.toFixed(2), "-1.58");
  assert.equal(found.t.toFixed(4), "-4.0621");
  assert.equal(found.df, 9);
  assert.equal(found.p.toFixed(6), "0.002833");
});

test("there is no test of one person, nor where all changed alike", () => {
  assert.equal(pairedTest([1]), null);
  assert.equal(pairedTest([2, 2, 2]), null);
});

test("moments alone give the same, and rounding is no spread", () => {
  const found = pairedTestOf({ n: 10, mean: -1.58, variance: 1.513 });
  assert.equal(found?.t.toFixed(3), "-4.062");
  assert.equal(found?.df, 9);
  assert.equal(pairedTestOf({ n: 10, mean: 2, variance: 1e-15 }), null);
});
