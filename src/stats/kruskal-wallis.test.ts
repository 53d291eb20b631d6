import assert from "node:assert/strict";
import { test } from "node:test";
import { kruskalWallis, kruskalWallisOfCounts } from "./kruskal-wallis.ts";

/** Ozone in New York, May to September 1973, without missing days (Chambers et al., 1983; R's `airquality`). */
const ozone = [
  [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37],
  [29, 71, 39, 23, 21, 37, 20, 12, 13],
  [135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108, 20, 52, 82, 50, 64, 59],
  [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85],
  [
    96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24, 16, 13, 23, 36, 7, 14, 30, 14,
    18, 20,
  ],
];

test("ozone by month, as R gives it", () => {
  const result = kruskalWallis(ozone);
  assert.equal(result?.n, 116);
  assert.equal(result?.df, 4);
  assert.ok(Math.abs((result?.h ?? 0) - 29.267) < 5e-4, String(result?.h));
  assert.ok(Math.abs((result?.p ?? 0) - 6.901e-6) < 5e-9, String(result?.p));
});

test("only the order counts", () => {
  const stretched = ozone.map((group) => group.map((value) => Math.exp(value / 50)));
  const [one, other] = [kruskalWallis(ozone), kruskalWallis(stretched)];
  assert.ok(Math.abs((one?.h ?? 0) - (other?.h ?? 1)) < 1e-9);
});

test("counted answers give what single ones give", () => {
  const groups = [
    [1, 2, 2, 3, 5, 5],
    [2, 2, 4, 4, 4],
    [1, 1, 5],
  ];
  const counted = groups.map(
    (group) => new Map([1, 2, 3, 4, 5].map((v) => [v, group.filter((x) => x === v).length])),
  );
  assert.deepEqual(kruskalWallisOfCounts(counted), kruskalWallis(groups));
  // Mean ranks by hand: 1 → 2, 2 → 5.5, 3 → 8, 4 → 10, 5 → 13.
  const between = 47 ** 2 / 6 + 41 ** 2 / 5 + 17 ** 2 / 3;
  const ties = 24 + 60 + 0 + 24 + 24;
  const h = ((12 / (14 * 15)) * between - 45) / (1 - ties / (14 ** 3 - 14));
  assert.ok(Math.abs((kruskalWallis(groups)?.h ?? 0) - h) < 1e-12);
});

test("nothing to compare", () => {
  assert.equal(kruskalWallis([[1, 2, 3], []]), null);
  assert.equal(
    kruskalWallis([
      [2, 2],
      [2, 2, 2],
    ]),
    null,
  );
});
