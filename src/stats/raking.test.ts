import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type RakedPeople, rake } from "./raking.ts";
import { seededRandom } from "./random.ts";

const near = (found: number | undefined, expected: number, within = 1e-9) =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) <= within, `${found} is not ${expected}`);

/** The weighted share of each place of a margin. */
function shares(people: readonly RakedPeople[], weights: readonly number[], margin: number, places: number) {
  const sums = new Array<number>(places).fill(0);
  people.forEach(({ places: own, n }, at) => {
    const place = own[margin] ?? 0;
    sums[place] = (sums[place] ?? 0) + n * (weights[at] ?? 0);
  });
  const total = sums.reduce((sum, one) => sum + one, 0);
  return sums.map((sum) => sum / total);
}

const table = (counts: readonly (readonly number[])[]): RakedPeople[] =>
  counts.flatMap((row, at) => row.map((n, column) => ({ places: [at, column], n })));

/**
 * Calibration with the same distance by Newton's method on its dual: weights exp(Σ λ) that meet the margins. Written for these
 * tests, without a line in common.
 */
function calibrated(people: readonly RakedPeople[], targets: readonly (readonly number[])[]): number[] {
  const all = people.reduce((sum, { n }) => sum + n, 0);
  // The last place of all margins but the first follows from the others.
  const columns = targets.flatMap((margin, at): { margin: number; place: number; share: number }[] =>
    margin.flatMap((share, place) =>
      at > 0 && place === margin.length - 1 ? [] : [{ margin: at, place, share }],
    ),
  );
  const x = people.map(({ places }) =>
    columns.map(({ margin, place }): number => (places[margin] === place ? 1 : 0)),
  );
  let lambda = columns.map(() => 0);
  for (let step = 0; step < 200; step++) {
    const weights = x.map((row) => Math.exp(row.reduce((sum, one, at) => sum + one * (lambda[at] ?? 0), 0)));
    const left = columns.map(
      ({ share }, at) =>
        share * all -
        people.reduce((sum, { n }, row) => sum + n * (weights[row] ?? 0) * (x[row]?.[at] ?? 0), 0),
    );
    const matrix = columns.map((_, one) =>
      columns.map((_other, other) =>
        people.reduce(
          (sum, { n }, row) => sum + n * (weights[row] ?? 0) * (x[row]?.[one] ?? 0) * (x[row]?.[other] ?? 0),
          0,
        ),
      ),
    );
    const change = solved(matrix, left);
    lambda = lambda.map((one, at) => one + (change[at] ?? 0));
  }
  return x.map((row) => Math.exp(row.reduce((sum, one, at) => sum + one * (lambda[at] ?? 0), 0)));
}

function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at): number[] => [...row, right[at] ?? 0]);
  rows.forEach((_, at) => {
    const pivot = rows
      .slice(at)
      .reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best), rows[at] ?? []);
    const place = rows.indexOf(pivot);
    rows[place] = rows[at] ?? [];
    rows[at] = pivot;
    rows.forEach((row, other) => {
      if (other === at) return;
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      rows[other] = row.map((one, column) => one - factor * (pivot[column] ?? 0));
    });
  });
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

describe("raking", () => {
  test("of one margin is post-stratification", () => {
    const { weights, converged } = rake(
      [
        { places: [0], n: 40 },
        { places: [1], n: 60 },
      ],
      [[0.5, 0.5]],
    );
    assert.ok(converged);
    near(weights[0], 1.25);
    near(weights[1], 5 / 6);
  });

  test("of two by two keeps the odds ratio, and meets both margins: the closed form", () => {
    const people = table([
      [30, 20],
      [10, 40],
    ]);
    const { weights, converged, largestDifference } = rake(people, [
      [0.5, 0.5],
      [0.3, 0.7],
    ]);
    assert.ok(converged && largestDifference <= 1e-10);
    const cells = people.map(({ n }, at) => (n * (weights[at] ?? 0)) / 100);
    // The root of p(1 − r − c + p) = OR (r − p)(c − p) with OR = 6, r = 0.5, c = 0.3.
    near(cells[0], 0.23542486889354078);
    const [a = 0, b = 0, c = 0, d = 0] = cells;
    near((a * d) / (b * c), 6, 1e-7);
  });

  test("is the calibration with the multiplicative distance, computed another way", () => {
    const { uniform } = seededRandom(3);
    let compared = 0;
    for (let round = 0; round < 20; round++) {
      const sizes = [2 + (round % 3), 3, 2];
      const people = Array.from({ length: 40 }, () => ({
        places: sizes.map((size) => Math.floor(uniform() * size)),
        n: 1 + Math.floor(uniform() * 30),
      }));
      const targets = sizes.map((size) => {
        const raw = Array.from({ length: size }, () => 0.5 + uniform());
        const sum = raw.reduce((total, one) => total + one, 0);
        return raw.map((one) => one / sum);
      });
      const { weights, converged, empty } = rake(people, targets);
      if (empty.length > 0) continue;
      assert.ok(converged);
      compared++;
      targets.forEach((margin, at) => {
        shares(people, weights, at, margin.length).forEach((share, place) => {
          near(share, margin[place] ?? 0, 1e-10);
        });
      });
      calibrated(people, targets).forEach((weight, at) => {
        near(weights[at], weight, 1e-6);
      });
    }
    assert.ok(compared >= 18, `${compared} samples were compared`);
  });

  test("has a mean weight of 1, and equal weights where the sample is like the population", () => {
    const people = table([
      [30, 20],
      [10, 40],
    ]);
    const { weights, rounds } = rake(people, [
      [0.5, 0.5],
      [0.4, 0.6],
    ]);
    assert.deepEqual([weights, rounds], [[1, 1, 1, 1], 0]);
  });

  test("tells that margins can't be met, and who is missing", () => {
    // Nobody is both first and first, nobody both second and second: shares of rows and columns add up to 1 by themselves.
    const apart = rake(
      table([
        [0, 30],
        [20, 0],
      ]),
      [
        [0.5, 0.5],
        [0.7, 0.3],
      ],
    );
    assert.equal(apart.converged, false);
    assert.ok(apart.largestDifference > 0.05 && apart.rounds < 1000);
    const missing = rake([{ places: [0], n: 10 }], [[0.6, 0.4]]);
    assert.equal(missing.converged, false);
    assert.deepEqual(missing.empty, [{ margin: 0, place: 1 }]);
  });

  test("holds weights down at a cap, and says for how many and what it costs", () => {
    const people = [
      { places: [0, 0], n: 5 },
      { places: [0, 1], n: 45 },
      { places: [1, 0], n: 50 },
      { places: [1, 1], n: 100 },
    ];
    const targets = [
      [0.7, 0.3],
      [0.5, 0.5],
    ];
    const free = rake(people, targets);
    assert.ok(free.converged);
    // The odds ratio 2/9 stays, so the first cell is the root of 7p² + 0.6p − 0.7, of 200 people.
    near(free.weights[0], (200 * (Math.sqrt(19.96) - 0.6)) / 14 / 5, 1e-7);
    // Weights below the cap that meet the margins are there: they are found.
    const bounded = rake(people, targets, { cap: 10 });
    assert.ok(bounded.converged && bounded.largestDifference <= 1e-10);
    // With 5 people at 10 the margins leave 140 − 50, 100 − 50 and 60 − 50 to the other three cells.
    for (const [at, weight] of [10, 2, 1, 0.1].entries()) near(bounded.weights[at], weight, 1e-7);
    assert.equal(bounded.trimmed, 5);
    // 50 people who count twice are no 70 % of 200: the weights are cut, and what is missed is told.
    const held = rake(people, targets, { cap: 2 });
    // The first row stays at 2, half of all weight: the other half goes to the second, which had 60 of 200.
    for (const [at, weight] of [2, 2, ...free.weights.slice(2).map((one) => (one * 100) / 60)].entries())
      near(held.weights[at], weight, 1e-7);
    assert.equal(held.trimmed, 50);
    assert.ok(held.converged);
    near(held.largestDifference, 0.7 - 0.5, 1e-7);
    near(people.reduce((sum, { n }, at) => sum + n * (held.weights[at] ?? 0), 0) / 200, 1);
    // A cap that nobody comes near changes nothing.
    assert.deepEqual(rake(people, targets, { cap: 100 }), free);
  });

  test("refuses targets that are no shares", () => {
    const people = [{ places: [0], n: 1 }];
    assert.throws(() => rake(people, [[0.5, 0.4]]), RangeError);
    assert.throws(() => rake(people, [[1.5, -0.5]]), RangeError);
    assert.throws(() => rake([], [[1]]), RangeError);
    assert.throws(() => rake(people, [[1]], { cap: 1 }), RangeError);
  });
});
