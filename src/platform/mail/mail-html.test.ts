import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { htmlOf, htmlOfParts, withParagraph } from "./mail-html.ts";

const bodyOf = (text: string) => /<body[^>]*>\n([\s\S]*)\n<\/body>/.exec(htmlOf(text))?.[1];

describe("the HTML version of a message", () => {
  test("has paragraphs where lines are empty, and line breaks", () => {
    assert.equal(
      bodyOf("Dear Ada,\n\none\r\ntwo\n \n\nthree\n"),
      "<p>Dear Ada,</p>\n<p>one<br>\ntwo</p>\n<p>three</p>",
    );
  });

  test("links addresses, without the punctuation that follows them", () => {
    assert.equal(
      bodyOf("See (https://a.example/x?y=1&z=2), or http://b.example/."),
      '<p>See (<a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>), or <a href="http://b.example/">http://b.example/</a>.</p>',
    );
  });

  test("shows what looks like HTML as it was written", () => {
    assert.equal(
      bodyOf(`<script>alert("1")</script> https://a.example/"onclick='x'`),
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; <a href="https://a.example/">https://a.example/</a>&quot;onclick=&#39;x&#39;</p>',
    );
    assert.equal(bodyOf("javascript:alert(1)"), "<p>javascript:alert(1)</p>");
  });
});

test("every language of a mail says its direction, and addresses stay readable in it", () => {
  const html = htmlOfParts([
    { language: "ar", direction: "rtl", body: "مرحبًا\n\nhttps://example.com/a." },
    { language: "en", direction: "ltr", body: "Hello" },
  ]);
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(
    html,
    /<div lang="ar" dir="rtl">\n<p>مرحبًا<\/p>\n<p><a href="https:\/\/example.com\/a" dir="ltr">/,
  );
  assert.match(withParagraph(html, "a < $1"), /<p dir="auto">a &lt; \$1<\/p>\n<\/body>/);
  assert.match(html, /<hr>\n<div lang="en" dir="ltr">\n<p>Hello<\/p>/);
});
