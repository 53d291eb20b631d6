import assert from "node:assert/strict";
import { test } from "node:test";
import { headerKey, plainText } from "./plain-text.ts";

const cases: [string, string][] = [
  ["How are you?", "How are you?"],
  ["<p>\n\tHow <b>much</b>?</p>", "How much?"],
  ["un<b>believ</b>able", "unbelievable"],
  ["One<br>two<br/>three", "One two three"],
  ["a&nbsp;b &amp; c &lt;d&gt; &eacute; &#8211; &#x41;", "a b & c <d> é – A"],
  ["&amp;lt;", "&lt;"],
  ["&constructor; &unknown; & &", "&constructor; &unknown; & &"],
  ["<script>alert(1)</script>Hello<style>p{}</style>", "Hello"],
  ["<script>never ends", ""],
  ["5 < 6 and 7 > 2", "5 < 6 and 7 > 2"],
  ["<!-- no -->yes", "yes"],
  ['<img alt="" src="upload/fire.png?x=1" />', "[picture fire.png]"],
  ['<img alt="A fire" src="upload/fire.png" />', "A fire"],
  ['<img src="" />', ""],
  ["&#0;&#55296;x", "x"],
];

for (const [marked, expected] of cases)
  test(`plain text of ${JSON.stringify(marked)}`, () => {
    assert.equal(plainText(marked), expected);
  });

test("headers are compared without markup, case and runs of blanks", () => {
  assert.equal(headerKey("<b>Overall</b>   Satisfaction "), headerKey("overall satisfaction"));
});

test("long texts of tags that never end are read too", () => {
  for (const begun of ["<script", "<a ", "<!--", "<img alt="])
    assert.equal(typeof plainText(begun.repeat(200_000)), "string");
});
