import assert from "node:assert/strict";
import { test } from "node:test";
import { planSample, type SamplePlan, seenWith } from "./sample-plan.ts";

const plan: SamplePlan = {
  figure: "mean",
  halfWidth: 0.1,
  difference: null,
  smallestGroup: 0.25,
  responseRate: 0.2,
  population: 1_000_000,
};

test("as many are invited as it takes for the answers that the interval needs", () => {
  assert.deepEqual(planSample(plan), { answers: 385, invitations: 1925, reachable: true });
  assert.deepEqual(planSample({ ...plan, figure: "share", halfWidth: 5 }), {
    answers: 385,
    invitations: 1925,
    reachable: true,
  });
});

test("the smallest group decides where groups are compared", () => {
  // 64 a group find half a standard deviation four times out of five (Cohen 1988).
  assert.equal(planSample({ ...plan, difference: 0.5, halfWidth: 1 }).answers, 256);
});

test("a plan that asks more than there are says so", () => {
  assert.equal(planSample({ ...plan, population: 1000 }).reachable, false);
  assert.deepEqual(planSample({ ...plan, population: 0 }), { answers: 0, invitations: 0, reachable: true });
});

test("what is seen with what there is undoes the plan", () => {
  const { answers, halfWidth, detectable } = seenWith(plan, 1925);
  assert.equal(answers, 385);
  assert.ok(Math.abs((halfWidth ?? 0) - 0.1) < 0.001);
  assert.ok(detectable !== null && detectable > 0.35 && detectable < 0.45);
  assert.equal(seenWith({ ...plan, responseRate: 1, population: 20 }, 50).answers, 20, "all there are");
  assert.deepEqual(seenWith(plan, 5), { answers: 1, halfWidth: null, detectable: null });
});
