import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decimalsFor,
  fixed,
  oneLine,
  ordinal,
  percent,
  probability,
  quoted,
  withInterval,
  withSign,
} from "./figures.ts";

test("figures have their decimals, a true minus sign and none before zero", () => {
  assert.equal(fixed(3.205), "3.21");
  assert.equal(fixed(-0.5), "−0.50");
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(fixed(48210.5, 0), "48,211");
  assert.equal(withSign(0.344), "+0.34");
  assert.equal(withSign(0.001), "0.00");
  assert.equal(withSign(-3.44, 0), "−3");
});

test("shares are printed so that something is never nothing", () => {
  assert.equal(percent(0.171), "17.1 %");
  assert.equal(percent(1), "100 %");
  assert.equal(percent(0), "0 %");
  assert.equal(percent(0.0002), "< 0.1 %");
});

test("a probability has no zero before the point and never is zero", () => {
  assert.equal(probability(0.0126), ".013");
  assert.equal(probability(0.0001), "< .001");
  assert.equal(probability(1), "1.000");
});

test("decimals follow how far figures spread", () => {
  assert.deepEqual([12000, 120, 12, 1.2, 0.12, 0].map(decimalsFor), [0, 0, 1, 2, 3, 2]);
});

test("an estimate without an interval stands alone", () => {
  assert.equal(withInterval(3.2, null, null, fixed), "3.20");
  assert.equal(withInterval(3.2, 3, 3.4, fixed), "3.20 (3.00 to 3.40)");
});

test("labels stay on one line, whole where they fit, and hold together when written from right to left", () => {
  assert.equal(oneLine(" a\n  <b> &amp; "), "a <b> &amp;");
  assert.equal(quoted("x".repeat(200)).length, 92);
  assert.equal(oneLine("هل أنت راض؟"), "\u2068هل أنت راض؟\u2069");
});

test("places have their words", () => {
  assert.deepEqual([1, 3, 10, 11, 12, 21, 22, 113].map(ordinal), [
    "first",
    "third",
    "tenth",
    "11th",
    "12th",
    "21st",
    "22nd",
    "113th",
  ]);
});
