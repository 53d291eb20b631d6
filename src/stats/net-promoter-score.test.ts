import assert from "node:assert/strict";
import { test } from "node:test";
import { mean, sampleVariance } from "./moments.ts";
import { netPromoterScore as ofCounts } from "./net-promoter-score.ts";

const many = (count: number, rating: number) => new Array<number>(count).fill(rating);
const netPromoterScore = (ratings: readonly number[], population: number) =>
  ofCounts(
    new Map(
      Array.from(
        Map.groupBy(ratings, (rating) => rating),
        ([rating, all]) => [rating, all.length],
      ),
    ),
    population,
  );
const everybody = Number.POSITIVE_INFINITY;

function close(actual: number | null, expected: number) {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

test("half promoters and a fifth detractors of a hundred: 30, 14.615 to 45.385", () => {
  const { estimate, low, high } = netPromoterScore(
    [...many(50, 9), ...many(30, 7), ...many(20, 6)],
    everybody,
  );
  close(estimate, 30);
  close(low, 14.61507401585179);
  close(high, 45.38492598414821);
});

test("its variance is that of the mean of 100, 0 and −100", () => {
  const ratings = [10, 9, 9, 8, 7, 7, 6, 0, 10, 5];
  const points = ratings.map((rating) => (rating >= 9 ? 100 : rating <= 6 ? -100 : 0));
  const { estimate, high } = netPromoterScore(ratings, everybody);
  close(estimate, mean(points));
  close(high, mean(points) + 1.959963984540054 * Math.sqrt(sampleVariance(points) / points.length));
});

test("the interval stays within the scale, shrinks with the share of the group, and ends with everyone", () => {
  const ratings = [10, 10, 9, 8, 3];
  assert.equal(netPromoterScore(ratings, everybody).high, 100);
  const low = (population: number) => netPromoterScore(ratings, population).low ?? Number.NaN;
  assert.ok(low(6) > low(20) && low(20) > low(everybody));
  assert.equal(netPromoterScore(ratings, 5).low, null);
  assert.equal(netPromoterScore([9], 5).low, null);
});

test("impossible input is refused", () => {
  assert.throws(() => netPromoterScore([], 5), RangeError);
  assert.throws(() => netPromoterScore([1, 2], 1), RangeError);
});
