import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOfCells, sharesByGroup, writtenParts } from "./theme-breakdowns.ts";

/** Whole numbers below a bound, the same in every run. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const protectedBy = (minimum: number) => ({ minimum, isProtected: true });
const named = (id: string, ...values: string[]) => ({
  id,
  label: id,
  values: values.map((value) => ({ value, label: value })),
});

/** People of whom so many mention theme "a". */
const cell = (values: number[], n: number, mentioning: number, silent = 0) => ({
  values,
  codes: Array.from({ length: n }, (_, index) => new Set(index < mentioning ? ["a"] : [])),
  silent,
});

const tables = (
  breakdowns: ReturnType<typeof named>[],
  cells: ReturnType<typeof cell>[],
  rules: { minimum: number; isProtected: boolean } = protectedBy(5),
) =>
  (sharesByGroup({ breakdowns, cells }, ["a"], rules).get("a") ?? []).map(
    ({ breakdown, groups, others }) => ({
      breakdown,
      groups: groups.map(({ share }) => share && [share.count, share.n]),
      others: others && [others.count, others.n],
    }),
  );

test("a theme's share by group, with Wilson's interval and Pearson's test", () => {
  const [table] =
    sharesByGroup(
      { breakdowns: [named("unit", "North", "South")], cells: [cell([1], 80, 48), cell([2], 70, 14)] },
      ["a"],
      protectedBy(5),
    ).get("a") ?? [];
  assert.deepEqual(
    table?.groups.map(({ share }) => share && [share.estimate, share.low, share.high]),
    [
      [0.6, 0.49, 0.7],
      [0.2, 0.123, 0.308],
    ],
  );
  assert.equal(table?.others, null);
  // χ² of 48/32 and 14/56 by hand: 150 · (48·56 − 32·14)² / (80·70·62·88) = 24.63, so V = √(24.63 / 150)
  assert.equal(table?.test?.cramersV, 0.405);
  assert.ok((table?.test?.p ?? 1) < 0.0001);
});

test("a group of few, and one that few mention a theme in, are among the others with a group that hides them", () => {
  const breakdowns = [named("unit", "North", "South", "West")];
  assert.deepEqual(tables(breakdowns, [cell([1], 40, 20), cell([2], 30, 15), cell([3], 9, 5)]), [
    { breakdown: "unit", groups: [[20, 40], null, null], others: [20, 39] },
  ]);
  assert.deepEqual(tables(breakdowns, [cell([1], 40, 20), cell([2], 30, 4), cell([3], 20, 10)]), [
    { breakdown: "unit", groups: [[20, 40], null, null], others: [14, 50] },
  ]);
  assert.deepEqual(tables(breakdowns, [cell([1], 40, 20), cell([2], 30, 30), cell([3], 20, 10)]), [
    { breakdown: "unit", groups: [[20, 40], null, null], others: [40, 50] },
  ]);
});

test("in a named source every group from the higher minimum up is shown, whatever it says", () => {
  assert.deepEqual(
    tables(
      [named("unit", "North", "South", "West")],
      [cell([1], 40, 20), cell([2], 30, 0), cell([3], 9, 9)],
      { minimum: 5, isProtected: false },
    ),
    [{ breakdown: "unit", groups: [[20, 40], [0, 30], null], others: null }],
  );
});

test("nobody is told by who wrote nothing", () => {
  const breakdowns = [named("unit", "North", "South")];
  assert.deepEqual(tables(breakdowns, [cell([1], 40, 20, 2), cell([2], 40, 10, 30)]), []);
  assert.equal(tables(breakdowns, [cell([1], 40, 20, 5), cell([2], 40, 10, 30)]).length, 1);
});

test("whatever the people are, each row is safe and rows add up to all who wrote", () => {
  const next = randomNumbers(7);
  let [shown, withheld] = [0, 0];
  for (let round = 0; round < 300; round++) {
    const minimum = 3 + next(4);
    const cells = Array.from({ length: 10 }, () => {
      const n = next(30);
      return cell([next(4), next(5)], n, next(n + 1), next(3) === 0 ? next(8) : 0);
    });
    const breakdowns = [named("unit", "N1", "N2", "N3"), named("team", "T1", "T2", "T3", "T4")];
    for (const { groups, others } of tables(breakdowns, cells, protectedBy(minimum))) {
      const rows = [...groups, others].filter((row) => row !== null);
      assert.ok(rows.length >= 2);
      shown += rows.length;
      withheld += groups.filter((row) => row === null).length;
      for (const [count = 0, n = 0] of rows)
        assert.ok(
          n >= Math.max(10, 2 * minimum) && count >= minimum && n - count >= minimum,
          `${count} of ${n}`,
        );
      assert.equal(
        rows.reduce((sum, [, n = 0]) => sum + n, 0),
        cells.reduce((sum, { codes }) => sum + codes.length, 0),
      );
      assert.equal(
        rows.reduce((sum, [count = 0]) => sum + count, 0),
        cells.reduce((sum, { codes }) => sum + codes.filter((own) => own.has("a")).length, 0),
      );
    }
  }
  assert.ok(shown > 300 && withheld > 100, `${shown} rows were shown, ${withheld} withheld`);
});

test("one person of a small group makes no difference between groups", () => {
  const [table] =
    sharesByGroup(
      { breakdowns: [named("unit", "North", "South")], cells: [cell([1], 10, 1), cell([2], 400, 6)] },
      ["a"],
      { minimum: 5, isProtected: false },
    ).get("a") ?? [];
  assert.deepEqual(
    table?.groups.map(({ share }) => share?.count),
    [1, 6],
  );
  assert.equal(table?.test, null);
});

test("a share stands for its group: where more than a fifth would be missing, it isn't shown", () => {
  const breakdowns = [named("unit", "North", "South"), named("role", "Buyer", "User")];
  // In the South two buyers mention the theme: there roles stay together, so that of buyers only those of the North are left.
  const southern = (buyers: number) => [cell([2, 1], buyers, 2), cell([2, 2], 40, 10)];
  const northern = [cell([1, 1], 60, 20), cell([1, 2], 50, 10)];
  const roles = (buyers: number) =>
    tables(breakdowns, [...northern, ...southern(buyers)]).find(({ breakdown }) => breakdown === "role");
  assert.deepEqual(roles(15), { breakdown: "role", groups: [[20, 60], null], others: [22, 105] });
  assert.equal(roles(20), undefined);
});

/**
 * The attacker knows everybody's groups, who wrote, and the rules; and has every table of every theme. People who stand in the same
 * rows have the same part in whatever is added, subtracted or solved for, so they must be enough, on either side.
 */
test("no sum of rows, of one theme or of all, tells of few", () => {
  const next = randomNumbers(19);
  let [shown, compared] = [0, 0];
  for (let round = 0; round < 150; round++) {
    const rules = protectedBy(3 + next(6));
    const cells = Array.from({ length: 5 + next(60) }, () => ({
      values: [next(4), next(5), next(3)],
      codes: Array.from(
        { length: next(25) },
        () => new Set(["a", "b", "c"].filter((_, at) => next(at + 2) === 0)),
      ),
      silent: next(2) * next(8),
    }));
    const written = writtenParts(cells, rules);
    const inAll = cells.map((): number[] => []);
    for (const code of ["a", "b", "c"]) {
      const counted = cells.map(({ codes }) => ({
        n: codes.length,
        count: codes.filter((own) => own.has(code)).length,
      }));
      const rows = rowsOfCells(cells, written, counted, rules);
      const alike = Map.groupBy(cells.keys(), (place) => rows.map((row) => row[place]).join());
      if (alike.size > 1)
        for (const places of alike.values()) {
          const count = places.reduce((sum, place) => sum + (counted[place]?.count ?? 0), 0);
          const n = places.reduce((sum, place) => sum + (counted[place]?.n ?? 0), 0);
          assert.ok(count >= rules.minimum && n - count >= rules.minimum, `round ${round}: ${count} of ${n}`);
          shown++;
        }
      inAll.forEach((own, place) => {
        own.push(...rows.map((row) => row[place] ?? 0));
      });
    }
    const classes = Map.groupBy(cells.keys(), (place) => inAll[place]?.join());
    if (classes.size > 1)
      for (const places of classes.values()) {
        const coded = places.reduce((sum, place) => sum + (cells[place]?.codes.length ?? 0), 0);
        const silent = places.reduce((sum, place) => sum + (cells[place]?.silent ?? 0), 0);
        assert.ok(coded >= 2 * rules.minimum, `round ${round}: ${coded} wrote`);
        assert.ok(silent === 0 || silent >= rules.minimum, `round ${round}: ${silent} wrote nothing`);
        compared++;
      }
  }
  assert.ok(shown > 500 && compared > 500, `${shown} parts of one theme, ${compared} of all were attacked`);
});
