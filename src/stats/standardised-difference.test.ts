import assert from "node:assert/strict";
import { test } from "node:test";
import { cliffsDelta, hedgesG } from "./standardised-difference.ts";

test("Hedges' g with its small-sample correction and interval, by hand", () => {
  const result = hedgesG({ n: 20, mean: 10, variance: 4 }, { n: 20, mean: 9, variance: 4 });
  // d = 0.5; correction 1 − 3 / 151; variance 0.1 + g² / 80.
  const g = 0.5 * (1 - 3 / 151);
  const reach = 1.959963984540054 * Math.sqrt(0.1 + g ** 2 / 80);
  assert.ok(result);
  assert.ok(Math.abs(result.estimate - g) < 1e-12);
  assert.ok(Math.abs(result.low - (g - reach)) < 1e-12);
  assert.ok(Math.abs(result.high - (g + reach)) < 1e-12);
  assert.equal(hedgesG({ n: 1, mean: 1, variance: 0 }, { n: 5, mean: 1, variance: 1 }), null);
  assert.equal(hedgesG({ n: 5, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 0 }), null);
});

function plainDelta(first: readonly number[], second: readonly number[]) {
  const d = first.map((x) => second.map((y) => Math.sign(x - y)));
  const [n, m] = [first.length, second.length];
  const delta = d.flat().reduce((sum, value) => sum + value, 0) / (n * m);
  const rows = d.map((row) => row.reduce((sum, value) => sum + value, 0) / m);
  const columns = second.map((_, j) => d.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n);
  const spread = (values: number[]) => values.reduce((sum, value) => sum + (value - delta) ** 2, 0);
  const cells = d.flat().reduce((sum, value) => sum + (value - delta) ** 2, 0);
  const variance = (m ** 2 * spread(rows) + n ** 2 * spread(columns) - cells) / (n * m * (n - 1) * (m - 1));
  return { delta, variance };
}

test("Cliff's delta and its variance are those over all pairs", () => {
  const first = [5, 3, 4, 4, 2, 5, 1, 3, 4, 5];
  const second = [2, 3, 1, 2, 4, 3, 2, 1];
  const { delta, variance } = plainDelta(first, second);
  const result = cliffsDelta(first, second);
  assert.ok(result);
  assert.ok(Math.abs(result.estimate - delta) < 1e-12);
  const z = 1.959963984540054;
  const reach = z * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + z ** 2 * variance);
  const expected = [-1, 1].map(
    (side) => (delta - delta ** 3 + side * reach) / (1 - delta ** 2 + z ** 2 * variance),
  );
  assert.ok(Math.abs(result.low - (expected[0] ?? 0)) < 1e-12, `${result.low} for ${expected[0]}`);
  assert.ok(Math.abs(result.high - (expected[1] ?? 0)) < 1e-12);
});

test("turned around it changes its sign; groups that don't overlap are at the end of the scale", () => {
  const [a, b] = [
    [1, 4, 6, 6],
    [2, 3, 7],
  ];
  const [one, other] = [cliffsDelta(a, b), cliffsDelta(b, a)];
  assert.ok(Math.abs((one?.estimate ?? 0) + (other?.estimate ?? 1)) < 1e-12);
  assert.ok(Math.abs((one?.low ?? 0) + (other?.high ?? 1)) < 1e-12);
  assert.deepEqual(cliffsDelta([5, 6], [1, 2]), { estimate: 1, low: 1, high: 1 });
  assert.equal(cliffsDelta([1], [1, 2]), null);
});
