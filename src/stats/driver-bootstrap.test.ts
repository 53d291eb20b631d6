import assert from "node:assert/strict";
import { test } from "node:test";
import { covarianceMatrix } from "./covariance.ts";
import { drawDrivers, intervalsOfDraws, numbersOfDraw } from "./driver-bootstrap.ts";
import { seededRandom } from "./random.ts";
import { covarianceOfGroups, createResamplingGroups } from "./resampling-groups.ts";

/** Rows of two drivers that share a factor, one that matters little, and an outcome. */
function rowsOf(n: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const factor = random.normal(0, 1);
    const [a, b, c] = [factor + random.normal(0, 1), factor + random.normal(0, 1), random.normal(0, 1)];
    return [1e6 + a, b, c, 100 + 0.6 * a + 0.3 * b + 0.05 * c + random.normal(0, 1)];
  });
}

const centre = [1e6, 0, 0, 100];

function grouped(rows: readonly number[][], most?: number, weights?: readonly number[]) {
  const groups = createResamplingGroups(centre, { seed: 5, ...(most && { most }) });
  rows.forEach((row, index) => void groups.add(row, weights?.[index]));
  return groups.finish();
}

const columnsOf = (rows: readonly number[][]) =>
  centre.map((_, column) => rows.map((row) => row[column] ?? Number.NaN));

test("the covariance of all groups is that of the rows, whatever the number of groups", () => {
  const rows = rowsOf(500, 1);
  const expected = covarianceMatrix(columnsOf(rows));
  for (const most of [1, 7, 499, 500, 2_000]) {
    const products = grouped(rows, most);
    assert.equal(products.groups, Math.min(most, 500));
    const covariance = covarianceOfGroups(products);
    covariance?.forEach((row, i) => {
      row.forEach((value, j) => {
        const other = (expected[i]?.[j] ?? 0) * (499 / 500);
        assert.ok(Math.abs(value - other) < 1e-10, `${i}, ${j}: ${value} for ${other}`);
      });
    });
  }
});

test("rows are dealt evenly, and a weight of two is the row twice", () => {
  const rows = rowsOf(1_003, 2);
  const products = grouped(rows, 100);
  const size = products.data.length / products.groups;
  const counts = Array.from({ length: 100 }, (_, group) => products.data[group * size]);
  assert.deepEqual([...new Set(counts)].sort(), [10, 11]);
  const twice = covarianceOfGroups(grouped([...rows, ...rows.slice(0, 500)], 1));
  const weighted = covarianceOfGroups(
    grouped(
      rows,
      1,
      rows.map((_, index) => (index < 500 ? 2 : 1)),
    ),
  );
  weighted?.flat().forEach((value, index) => {
    assert.ok(Math.abs(value - (twice?.flat()[index] ?? 0)) < 1e-12);
  });
});

test("a constant has no variance even where sums of it round", () => {
  const groups = createResamplingGroups([0.1, 0], { seed: 1, most: 10 });
  for (let index = 0; index < 1_000; index++) groups.add([0.3, index % 7]);
  assert.equal(covarianceOfGroups(groups.finish())?.[0]?.[0], 0);
});

/** All draws at once. */
function drawn(products: Parameters<typeof drawDrivers>[0], draws: number, seed: number) {
  const numbers = new Float64Array(draws * numbersOfDraw(3));
  drawDrivers(products, { from: 0, to: draws }, seed, numbers);
  return numbers;
}

test("draws are the same however they are shared out, and others with another seed", () => {
  const products = grouped(rowsOf(200, 3));
  const all = drawn(products, 40, 11);
  const width = numbersOfDraw(3);
  const later = new Float64Array(25 * width);
  drawDrivers(products, { from: 15, to: 40 }, 11, later);
  assert.deepEqual(later, all.slice(15 * width));
  assert.notDeepEqual(drawn(products, 40, 12), all);
});

test("every draw's parts sum to its R², by both methods", () => {
  const numbers = drawn(grouped(rowsOf(80, 4)), 50, 1);
  for (let draw = 0; draw < 50; draw++) {
    const [r2 = 0, ...parts] = numbers.subarray(draw * 7, draw * 7 + 7);
    assert.ok(Math.abs(parts.slice(0, 3).reduce((sum, part) => sum + part, 0) - r2) < 1e-10);
    assert.ok(Math.abs(parts.slice(3).reduce((sum, part) => sum + part, 0) - r2) < 1e-10);
  }
});

test("intervals hold what many samples of the same people show, by rows and by groups of rows", () => {
  // What 400 samples of the same size really spread over, against what one sample's bootstrap says of it.
  const truth = Array.from({ length: 400 }, (_, index) => {
    const numbers = new Float64Array(7);
    const products = grouped(rowsOf(600, 1_000 + index));
    const once = { ...products, groups: 1, data: sumOf(products.data, products.groups) };
    drawDrivers(once, { from: 0, to: 1 }, 1, numbers);
    return numbers[1] ?? 0;
  });
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const spread = Math.sqrt(truth.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (truth.length - 1));
  for (const most of [600, 100]) {
    const intervals = intervalsOfDraws(drawn(grouped(rowsOf(600, 77), most), 1_000, 1), 3, 1);
    const width = (intervals?.lmg[0]?.high ?? 0) - (intervals?.lmg[0]?.low ?? 0);
    const ratio = width / (2 * 1.96 * spread);
    assert.ok(ratio > 0.8 && ratio < 1.2, `${most} groups: ${ratio}`);
    assert.equal(intervals?.draws, 1_000);
    assert.ok((intervals?.among[0] ?? 0) > 0.95);
    assert.ok(Math.abs((intervals?.among ?? []).reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  }
});

/** One group that holds all. */
function sumOf(data: Float64Array, groups: number): Float64Array {
  const size = data.length / groups;
  const sums = new Float64Array(size);
  data.forEach((value, index) => {
    sums[index % size] = (sums[index % size] ?? 0) + value;
  });
  return sums;
}

test("an outcome that doesn't vary gives no interval", () => {
  const products = grouped(rowsOf(30, 9).map(([a = 0, b = 0, c = 0]) => [a, b, c, 100]));
  assert.equal(intervalsOfDraws(drawn(products, 20, 1), 3, 1), null);
});
