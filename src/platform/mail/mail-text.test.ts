import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { htmlOf } from "./mail-text.ts";

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
