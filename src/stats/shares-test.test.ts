import assert from "node:assert/strict";
import { test } from "node:test";
import { chiSquareTest } from "./chi-square-test.ts";
import { sharesTest } from "./shares-test.ts";

const share = (count: number, n: number) => ({ count, n });

test("large groups: Pearson's test as it is", () => {
  // scipy 1.17, chi2_contingency([[48, 32], [14, 56]], correction=False)
  const found = sharesTest([share(48, 80), share(14, 70)]);
  assert.ok(Math.abs((found?.p ?? 1) - 6.933834766602412e-7) < 1e-15);
  assert.ok(Math.abs((found?.cramersV ?? 0) - 0.40524421513489023) < 1e-12);
  assert.deepEqual([found?.df, found?.together], [1, 0]);
});

test("groups in which few are to be expected are put together, whichever side is rare", () => {
  const rest = [share(20, 100), share(12, 60)];
  const groups = [share(4, 10), ...rest, share(0, 12)];
  const found = sharesTest(groups);
  // Of 22 only 4.35 are to be expected, so the 60 join them.
  const expected = chiSquareTest([
    [16, 66],
    [20, 80],
  ]);
  assert.deepEqual([found?.p, found?.df, found?.together], [expected?.p, 1, 3]);
  const others = sharesTest(groups.map(({ count, n }) => share(n - count, n)));
  assert.deepEqual([others?.p, others?.together], [found?.p, 3]);
});

test("one person of a small group proves nothing", () => {
  assert.ok(
    (chiSquareTest([
      [1, 9],
      [6, 394],
    ])?.p ?? 1) < 0.05,
  );
  assert.equal(sharesTest([share(1, 10), share(6, 400)]), null);
});

test("without groups, and where all say the same, there is no test", () => {
  assert.equal(sharesTest([]), null);
  assert.equal(sharesTest([share(0, 0), share(5, 20)]), null);
  assert.equal(sharesTest([share(20, 20), share(30, 30)]), null);
});
