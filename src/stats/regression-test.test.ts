import assert from "node:assert/strict";
import { test } from "node:test";
import { regressionTest } from "./regression-test.ts";

test("R's swiss data: F 19.76 on 5 and 41, p 5.594e-10", () => {
  const result = regressionTest(0.706735001592726, 47, 5);
  assert.equal(result?.f.toFixed(2), "19.76");
  assert.deepEqual([result?.df1, result?.df2], [5, 41]);
  assert.equal(result?.p.toExponential(3), "5.594e-10");
});

test("one predictor: the t test of its correlation", () => {
  // r = .5 with 11 people: t = .5 · 3 / √.75 = 1.7320508 with 9 degrees of freedom, p .1173068
  const result = regressionTest(0.25, 11, 1);
  assert.ok(Math.abs((result?.f ?? 0) - 3) < 1e-12);
  assert.ok(Math.abs((result?.p ?? 0) - 0.1173068) < 1e-7, String(result?.p));
});

test("nothing explained, all explained, no degrees of freedom", () => {
  assert.equal(regressionTest(0, 50, 3)?.p, 1);
  assert.equal(regressionTest(1, 50, 3)?.p, 0);
  assert.equal(regressionTest(0.5, 4, 3), null);
  assert.equal(regressionTest(0.5, 40, 0), null);
});
