import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOn, alphaOfSets, type Coded, codeAgreement, plannedDoubleCoding } from "./coding-agreement.ts";

/** Comments that two coders gave the code or not: both, the first, the second, neither. */
const table = (both: number, first: number, second: number, neither: number): Coded[] => [
  ...Array.from({ length: both }, (): Coded => [["a"], ["a"]]),
  ...Array.from({ length: first }, (): Coded => [["a"], []]),
  ...Array.from({ length: second }, (): Coded => [[], ["a"]]),
  ...Array.from({ length: neither }, (): Coded => [[], []]),
];

test("two tables with 85 % agreement have different kappas, and AC1 stands beside", () => {
  const [even, rare] = [codeAgreement(table(40, 9, 6, 45), "a"), codeAgreement(table(80, 10, 5, 5), "a")];
  assert.equal(even?.kappa?.estimate.toFixed(2), "0.70");
  assert.equal(rare?.kappa?.estimate.toFixed(2), "0.32");
  assert.ok((rare?.ac1?.estimate ?? 0) > 0.8);
  assert.ok(rare && adviceOn(rare).startsWith("Too different"));
  const { low, high } = even?.kappa ?? { low: null, high: null };
  // The large-sample interval is 0.56 to 0.84.
  assert.ok(low !== null && high !== null && Math.abs(low - 0.56) < 0.02 && Math.abs(high - 0.84) < 0.02);
});

test("alpha over sets knows partly the same from different", () => {
  const agree = table(20, 0, 0, 20);
  assert.equal(alphaOfSets(agree)?.estimate, 1);
  const partly = agree.map((unit, index): Coded => (index < 5 ? [["a"], ["a", "b"]] : unit));
  const wholly = agree.map((unit, index): Coded => (index < 5 ? [["a"], ["b"]] : unit));
  const [some, none] = [alphaOfSets(partly)?.estimate ?? 0, alphaOfSets(wholly)?.estimate ?? 0];
  assert.ok(1 > some && some > none && none > 0.5);
  assert.equal(alphaOfSets([[["a"], null]]), null);
});

test("rarer codes and narrower intervals take more comments", () => {
  assert.equal(plannedDoubleCoding(0.7, 0.5, 0.1), 196);
  assert.ok(plannedDoubleCoding(0.7, 0.1, 0.1) > plannedDoubleCoding(0.7, 0.5, 0.1));
  assert.ok(plannedDoubleCoding(0.7, 0.5, 0.05) > 4 * 190);
});
