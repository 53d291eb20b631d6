import assert from "node:assert/strict";
import { test } from "node:test";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";

// The fifteen p-values of the worked example in Benjamini & Hochberg (1995), section 3.2.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test("the 1995 paper's example rejects four where Bonferroni rejects three", () => {
  assert.equal(benjaminiHochberg(published).filter((q) => q <= 0.05).length, 4);
  assert.equal(published.filter((p) => p <= 0.05 / 15).length, 3);
});

test("q keeps the order of the input and never falls as p rises", () => {
  const shuffled = [0.04, 0.001, 0.8, 0.03];
  assert.deepEqual(
    benjaminiHochberg(shuffled).map((q) => Number(q.toFixed(6))),
    [0.053333, 0.004, 0.8, 0.053333],
  );
});
