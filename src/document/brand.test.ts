import assert from "node:assert/strict";
import { test } from "node:test";
import { contrastOnWhite, defaultBrand } from "./brand.ts";

test("contrast follows WCAG: black 21, white 1, grey #767676 4.54", () => {
  assert.equal(contrastOnWhite("#000000"), 21);
  assert.equal(contrastOnWhite("#FFFFFF"), 1);
  assert.equal(contrastOnWhite("#767676")?.toFixed(2), "4.54");
});

test("the default colours can be read on white", () => {
  for (const colour of [defaultBrand.primary, defaultBrand.accent])
    assert.ok((contrastOnWhite(colour) ?? 0) >= 4.5);
});

test("what is no colour has no contrast", () => {
  for (const text of ["red", "#fff", "#12345g", "", "#1234567"]) assert.equal(contrastOnWhite(text), null);
});
