import assert from "node:assert/strict";
import { test } from "node:test";
import { createPairwiseProducts } from "./pairwise-products.ts";

const gap = Number.NaN;

/** The first forty days of R's `airquality` (Chambers et al., 1983): ozone, solar radiation, wind, temperature. */
const columns = {
  ozone: [
    41,
    36,
    12,
    18,
    gap,
    28,
    23,
    19,
    8,
    gap,
    7,
    16,
    11,
    14,
    18,
    14,
    34,
    6,
    30,
    11,
    1,
    11,
    4,
    32,
    gap,
    gap,
    gap,
    23,
    45,
    115,
    37,
    gap,
    gap,
    gap,
    gap,
    gap,
    gap,
    29,
    gap,
    71,
  ],
  sun: [
    190,
    118,
    149,
    313,
    gap,
    gap,
    299,
    99,
    19,
    194,
    gap,
    256,
    290,
    274,
    65,
    334,
    307,
    78,
    322,
    44,
    8,
    320,
    25,
    92,
    66,
    266,
    gap,
    13,
    252,
    223,
    279,
    286,
    287,
    242,
    186,
    220,
    264,
    127,
    273,
    291,
  ],
  wind: [
    7.4, 8, 12.6, 11.5, 14.3, 14.9, 8.6, 13.8, 20.1, 8.6, 6.9, 9.7, 9.2, 10.9, 13.2, 11.5, 12, 18.4, 11.5,
    9.7, 9.7, 16.6, 9.7, 12, 16.6, 14.9, 8, 12, 14.9, 5.7, 7.4, 8.6, 9.7, 16.1, 9.2, 8.6, 14.3, 9.7, 6.9,
    13.8,
  ],
};
const all = Object.values(columns).map((values) => Float64Array.from(values));
const rows = columns.ozone.length;

/** By pair the rows that have both, and numpy 2.4's `corrcoef` of them. */
const expected = [
  { pair: [0, 1], rows: 26, r: 0.2873628789008842 },
  { pair: [0, 2], rows: 28, r: -0.2936428219393927 },
  { pair: [1, 2], rows: 36, r: -0.20160041338692797 },
] as const;

test("each pair is correlated over the rows that have both", () => {
  const products = createPairwiseProducts([0, 1, 2], [[0, 1]]);
  products.add(
    all.map((column) => column.subarray(0, 25)),
    25,
    null,
  );
  products.add(
    all.map((column) => column.subarray(25)),
    rows - 25,
    null,
  );
  const { n, correlations, lacking } = products.finish();
  for (const {
    pair: [i, j],
    rows: both,
    r,
  } of expected) {
    assert.equal(n[i]?.[j], both);
    assert.ok(Math.abs((correlations[i]?.[j] ?? 9) - r) < 1e-12, `columns ${i} and ${j}`);
    assert.equal(correlations[j]?.[i], correlations[i]?.[j]);
  }
  // Of all days ten lack ozone alone, two the sun alone, and two both.
  assert.deepEqual(lacking, [[10, 2]]);
});

test("a weight counts as so many rows, and a weight of none doesn't", () => {
  const weights = Float64Array.from(columns.ozone, (_, at) => at % 3);
  const weighted = createPairwiseProducts([0, 1, 2], [[0, 1]]);
  weighted.add(all, rows, weights);
  const repeated = createPairwiseProducts([0, 1, 2], [[0, 1]]);
  const copies = all.map((column) =>
    Float64Array.from([...column].flatMap((value, at) => new Array<number>(at % 3).fill(value))),
  );
  repeated.add(copies, copies[0]?.length ?? 0, null);
  const [one, other] = [weighted.finish().correlations, repeated.finish().correlations];
  one.forEach((row, i) => {
    row.forEach((r, j) => {
      assert.ok(Math.abs((r ?? 9) - (other[i]?.[j] ?? -9)) < 1e-12);
    });
  });
});

test("what doesn't vary has no correlation", () => {
  const products = createPairwiseProducts([0, 1], [[0]]);
  products.add([Float64Array.of(1, 2, 3), Float64Array.of(1e9, 1e9, 1e9)], 3, null);
  assert.equal(products.finish().correlations[0]?.[1], null);
});
