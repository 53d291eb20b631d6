import assert from "node:assert/strict";
import { test } from "node:test";
import { readableText, readableValue } from "./readable-text.ts";

test("control characters are taken out, everything else stays", () => {
  assert.equal(readableText("S\0a\u0001t\u001c\u007f\u009f\ufeff\ufffe\uffff\u{1fffe}"), "Sat");
  assert.equal(readableText("a\u000bb\u000cc\u0085d"), "a b c d");
  assert.equal(readableText("half \ud83d, whole \u{1f600}"), "half \ufffd, whole \u{1f600}");
  const plain = "tab\tline\r\n\u00ad\u200b\u2028 만족도 \u202e\ue000 \ufffd é";
  assert.equal(readableText(plain), plain);
});

test("in lists and records", () => {
  const value = { a: ["x\0", { b: "\u0002y", c: 5, d: null }] };
  assert.deepEqual(readableValue(value), { a: ["x", { b: "y", c: 5, d: null }] });
});
