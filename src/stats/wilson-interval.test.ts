import assert from "node:assert/strict";
import { test } from "node:test";
import { wilsonInterval } from "./wilson-interval.ts";

const everybody = Number.POSITIVE_INFINITY;

function close(actual: number | null, expected: number, by = 5e-5) {
  assert.ok(actual !== null && Math.abs(actual - expected) < by, `${actual} is not ${expected}`);
}

test("the published intervals of Newcombe 1998, table I, method 3", () => {
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [count, n, low, high] of published) {
    const interval = wilsonInterval(count, n, everybody);
    close(interval.estimate, count / n);
    close(interval.low, low);
    close(interval.high, high);
  }
});

test("none and all have an interval to one side, mirrored", () => {
  const none = wilsonInterval(0, 20, everybody);
  const all = wilsonInterval(20, 20, everybody);
  assert.equal(none.low, 0);
  assert.equal(all.high, 1);
  close(all.low, 1 - (none.high ?? 0), 1e-12);
});

test("a larger share of the group leaves less to guess, and everyone leaves nothing", () => {
  const width = (population: number) => {
    const { low, high } = wilsonInterval(30, 60, population);
    return (high ?? 0) - (low ?? 0);
  };
  assert.ok(width(80) < width(200) && width(200) < width(everybody));
  // 60 of 120 people say as much as 120 people of very many.
  const { low } = wilsonInterval(30, 60, 120);
  close(low, wilsonInterval(60, 120, everybody).low ?? 0, 1e-12);
  assert.deepEqual([wilsonInterval(3, 9, 9).low, wilsonInterval(3, 9, 9).high], [null, null]);
});

test("impossible input is refused", () => {
  assert.throws(() => wilsonInterval(1, 0, 5), RangeError);
  assert.throws(() => wilsonInterval(6, 5, 9), RangeError);
  assert.throws(() => wilsonInterval(-1, 5, 9), RangeError);
  assert.throws(() => wilsonInterval(3, 9, 5), RangeError);
});
