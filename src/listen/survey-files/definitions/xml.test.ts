import assert from "node:assert/strict";
import { test } from "node:test";
import { xmlReader } from "./xml.ts";

/** What a document says, in a line: "<a>text</a>". */
function said(pieces: readonly string[]): string {
  const parts: string[] = [];
  const reader = xmlReader({
    open: (name) => parts.push(`<${name}>`),
    text: (piece) => parts.push(piece),
    close: (name) => parts.push(`</${name}>`),
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return parts.join("");
}

const whole =
  '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- one --><a x="1" y=\'2\'><b/>t&amp;u&#233;<c>\n<![CDATA[<p>&amp; ]] ]>]]></c></a>\n';

test("elements, attributes, references, CDATA and comments", () => {
  assert.equal(said([whole]), "<a><b></b>t&ué<c>\n<p>&amp; ]] ]></c></a>");
});

test("the same wherever the document is cut into pieces", () => {
  for (let at = 0; at <= whole.length; at++)
    assert.equal(said([whole.slice(0, at), whole.slice(at)]), said([whole]));
  assert.equal(said([...whole]), said([whole]));
});

test("a document cut off anywhere before its end is refused", () => {
  const end = whole.trimEnd().length;
  for (let at = 0; at < end; at++) assert.throws(() => said([whole.slice(0, at)]), SyntaxError);
});

const malformed = {
  "another's end": "<a></b>",
  "two documents": "<a/><b/>",
  "text outside": "<a/>b",
  "an & by itself": "<a>b & c</a>",
  "unknown entity": "<a>&nbsp;</a>",
  "inherited name as an entity": "<a>&constructor;</a>",
  "no character": "<a>&#0;</a>",
  "half of a character": "<a>&#xD800;</a>",
  "attribute without quotes": "<a b=c/>",
  "no name": "<a>< b></a>",
  "CDATA outside": "<![CDATA[x]]><a/>",
  nothing: "",
  words: "This is no XML.",
};

for (const [name, document] of Object.entries(malformed))
  test(`malformed: ${name}`, () => {
    assert.throws(() => said([document]), SyntaxError);
  });

test("entities that a document declares are neither expanded nor fetched", () => {
  const laughs = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>';
  assert.throws(() => said([laughs]), /declares a document type/);
});

test("depth and length are bounded", () => {
  assert.throws(() => said(["<a>".repeat(60)]), /nested too deeply/);
  assert.throws(() => said([`<a b="${"x".repeat(100_000)}`]), /without an end/);
  assert.throws(() => said([`<!--${"x".repeat(100_000)}`]), /without an end/);
});

test("errors say near which line", () => {
  assert.throws(() => said(["<a>\n\n<b>\n</c>"]), /near line 4/);
});
