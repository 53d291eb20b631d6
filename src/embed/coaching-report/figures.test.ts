import assert from "node:assert/strict";
import { test } from "node:test";
import { longDate, printed, signed } from "#understand/profile/wording.ts";
import { figuresIn } from "./figures.ts";

const values = [0, 3, 12.34, 17.96, -0.04, -2, -2.5, 24];

test("English figures are those of all other pages", () => {
  const english = figuresIn({ language: "en" });
  for (const value of values) {
    assert.equal(english.printed(value), printed(value));
    assert.equal(english.signed(value), signed(value));
  }
  assert.equal(english.longDate("2026-11-21"), longDate("2026-11-21"));
  assert.equal(english.listed(["a", "b", "c"]), "a, b and c");
});

test("Spanish and Arabic write figures, dates and lists their own way", () => {
  const spanish = figuresIn({ language: "es" });
  assert.deepEqual([2.5, -2.5].map(spanish.signed), ["+2,5", "−2,5"]);
  assert.equal(spanish.longDate("2026-11-21"), "21 de noviembre de 2026");
  assert.equal(spanish.listed(["a", "b", "c"]), "a, b y c");
  const arabic = figuresIn({ language: "ar" });
  // The mark keeps the sign before its number.
  assert.deepEqual([2.5, -2.5, 0].map(arabic.signed), ["\u200e+2.5", "\u200e−2.5", "0"]);
  assert.equal(arabic.longDate("2026-11-21"), "21 نوفمبر 2026");
});

test("a name that runs against the report's direction is set apart, others are left alone", () => {
  const [english, arabic] = [figuresIn({ language: "en" }), figuresIn({ language: "ar" })];
  assert.equal(english.named("مريم (2)"), "\u2068مريم (2)\u2069");
  assert.equal(english.named("Ann (2)"), "Ann (2)");
  assert.equal(arabic.named("Ann (2)"), "\u2068Ann (2)\u2069");
  assert.equal(arabic.named("مريم (2)"), "مريم (2)");
  assert.equal(arabic.named("12"), "12");
});
