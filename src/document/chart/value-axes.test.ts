import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOfDifferences, axisOfPercents, axisOfShares } from "./value-axes.ts";

test("shares begin at zero, end above the largest, and are marked by round steps", () => {
  assert.deepEqual(axisOfShares([0.171, 0.207]).ticks, [0, 0.05, 0.1, 0.15, 0.2, 0.25]);
  assert.deepEqual(axisOfShares([1]).ticks, [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.equal(axisOfShares([]).minimum, 0);
  for (const most of [0.0001, 0.012, 0.099, 0.5001, 0.97])
    assert.ok(axisOfShares([most]).maximum >= most && axisOfShares([most]).ticks.length <= 7, `${most}`);
});

test("differences have zero in the middle", () => {
  for (const reach of [0, 0.03, 0.32, 1.4, 87]) {
    const { minimum, maximum, ticks } = axisOfDifferences([reach, -reach / 2]);
    assert.equal(minimum, -maximum);
    assert.ok(maximum >= reach && ticks.includes(0) && ticks.length <= 9, `${ticks}`);
  }
});

test("percents show the part where values are, at least a third of the scale", () => {
  for (const values of [[], [50], [0, 100], [97, 99.5], [41, 62, 83]]) {
    const { minimum, maximum, ticks } = axisOfPercents(values);
    assert.ok(minimum >= 0 && maximum <= 100 && minimum <= Math.min(100, ...values), `${ticks}`);
    assert.ok(maximum >= Math.max(0, ...values) && maximum - minimum >= 33, `${values}: ${ticks}`);
  }
});
