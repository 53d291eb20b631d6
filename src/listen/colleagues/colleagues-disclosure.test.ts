import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type ColleagueFigure, discloseTotals, type RaterTotal } from "./colleagues-disclosure.ts";

const scale = { lowest: 0, highest: 24 };
const unnamed = (...totals: number[]): RaterTotal[] => totals.map((total) => ({ name: null, total }));
const named = (name: string, total: number): RaterTotal => ({ name, total });
const nothing: ColleagueFigure = { mean: null, raters: 0, unnamed: null, named: [] };

describe("colleagues' totals", () => {
  test("have a mean from three unnamed raters on, and nothing below", () => {
    assert.deepEqual(discloseTotals(unnamed(10, 14, 15), scale), { ...nothing, mean: 13, raters: 3 });
    assert.deepEqual(discloseTotals(unnamed(10, 14), scale), nothing);
    assert.deepEqual(discloseTotals([], scale), nothing);
  });

  test("of those who agreed stand by name, also where they are alone", () => {
    const figure = discloseTotals([named("Zoe", 9.14), named("Ali", 24)], scale);
    const both = [
      { name: "Ali", total: 24 },
      { name: "Zoe", total: 9.1 },
    ];
    assert.deepEqual(figure, { ...nothing, named: both });
  });

  test("of three named raters have a mean, too", () => {
    const { mean, raters } = discloseTotals([named("A", 0), named("B", 0), named("C", 3)], scale);
    assert.deepEqual([mean, raters], [1, 3]);
  });

  test("of one or two unnamed beside named ones enter no mean", () => {
    const figure = discloseTotals([...unnamed(10, 12), named("A", 9), named("B", 8), named("C", 7)], scale);
    assert.deepEqual([figure.mean, figure.raters, figure.unnamed, figure.named.length], [null, 0, null, 3]);
  });

  test("of three unnamed beside a named one have a mean of their own and one over all", () => {
    const figure = discloseTotals([...unnamed(10, 12, 14), named("A", 20)], scale);
    assert.deepEqual([figure.mean, figure.raters, figure.unnamed], [14, 4, { mean: 12, raters: 3 }]);
  });

  test("at one end of the scale, or near it, are withheld: they would give each of the raters away", () => {
    for (const [one, two, three] of [
      [0, 0, 0],
      [24, 24, 24],
      [0, 0, 5],
      [24, 22, 21],
    ] as const)
      assert.deepEqual(discloseTotals(unnamed(one, two, three), scale), nothing);
    assert.equal(discloseTotals(unnamed(0, 0, 6), scale).mean, 2);
    assert.equal(discloseTotals(unnamed(12, 12, 12), scale).mean, 12);
  });
});

/** What one colleague may have done: nothing to this competency (null), or a total. */
type World = (number | null)[];

function* worlds(raters: number, values: readonly (number | null)[]): Generator<World> {
  if (raters === 0) return yield [];
  for (const rest of worlds(raters - 1, values)) for (const value of values) yield [...rest, value];
}

/**
 * The attacker is the person who asked. They know the rule and who is named, know what is shown, and go through everything
 * that the colleagues may have answered.
 */
test("no figure tells an unnamed colleague's total within less than a quarter of the scale", () => {
  const steps = 8;
  const values = [null, ...Array.from({ length: steps + 1 }, (_, value) => value)];
  const range = { lowest: 0, highest: steps };
  let shown = 0;
  for (let raters = 1; raters <= 5; raters++) {
    // With five raters every second value: as many worlds as with four.
    const possible = raters < 5 ? values : values.filter((value) => value === null || value % 2 === 0);
    for (let namedRaters = 0; namedRaters < raters; namedRaters++) {
      /** By what is shown: for each unnamed colleague the lowest and highest total that fits. */
      const fitting = new Map<string, { low: number; high: number }[]>();
      for (const world of worlds(raters, possible)) {
        const totals = world.flatMap((total, rater) =>
          total === null ? [] : [{ name: rater < namedRaters ? `colleague ${rater}` : null, total }],
        );
        const figure = discloseTotals(totals, range);
        if (figure.mean !== null) shown++;
        const key = JSON.stringify(figure);
        const known =
          fitting.get(key) ??
          Array.from({ length: raters }, () => ({ low: Number.POSITIVE_INFINITY, high: -1 }));
        fitting.set(key, known);
        for (const [rater, total] of world.entries()) {
          const own = known[rater];
          if (total === null || rater < namedRaters || !own) continue;
          own.low = Math.min(own.low, total);
          own.high = Math.max(own.high, total);
        }
      }
      for (const [key, known] of fitting)
        for (const { low, high } of known.slice(namedRaters))
          if (high >= 0) assert.ok(high - low >= steps / 4, `${key}: from ${low} to ${high}`);
    }
  }
  assert.ok(shown > 10_000, `${shown} figures were shown`);
});
