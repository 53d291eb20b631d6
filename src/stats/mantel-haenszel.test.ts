import assert from "node:assert/strict";
import { test } from "node:test";
import { crudeOddsRatio, mantelHaenszel, type Stratum } from "./mantel-haenszel.ts";

/** Admitted and rejected, men and women, by department (Bickel, Hammel & O'Connell, *Science* 187, 1975). */
const berkeley: Stratum[] = [
  { first: [512, 313], second: [89, 19] },
  { first: [353, 207], second: [17, 8] },
  { first: [120, 205], second: [202, 391] },
  { first: [138, 279], second: [131, 244] },
  { first: [53, 138], second: [94, 299] },
  { first: [22, 351], second: [24, 317] },
];

test("admissions to Berkeley: men are ahead crudely, and not within departments", () => {
  assert.equal(crudeOddsRatio(berkeley)?.oddsRatio.toFixed(2), "1.84");
  const adjusted = mantelHaenszel(berkeley);
  assert.equal(adjusted?.oddsRatio.toFixed(4), "0.9047");
  assert.equal(adjusted?.low.toFixed(3), "0.772");
  assert.equal(adjusted?.high.toFixed(3), "1.060");
});

test("one stratum gives its own ratio; none that tells anything gives nothing", () => {
  const [only = { first: [1, 1], second: [1, 1] } as Stratum] = berkeley;
  const [crude, adjusted] = [crudeOddsRatio([only]), mantelHaenszel([only])];
  assert.ok(Math.abs((crude?.oddsRatio ?? 0) - (adjusted?.oddsRatio ?? 1)) < 1e-12);
  assert.equal(mantelHaenszel([{ first: [3, 0], second: [4, 0] }]), null);
  assert.equal(crudeOddsRatio([{ first: [3, 0], second: [4, 1] }]), null);
});
