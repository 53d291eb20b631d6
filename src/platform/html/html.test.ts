import assert from "node:assert/strict";
import { test } from "node:test";
import { Html, html } from "./html.ts";

const text = (part: Html) => part.toString();

test("values are escaped, between tags and in attributes", () => {
  const hostile = `"><script>alert('1')</script>&amp;`;
  assert.equal(
    text(html`<p title="${hostile}">${hostile}</p>`),
    `<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>`,
  );
});

test("HTML nests unchanged, lists are joined, and what is not there leaves nothing", () => {
  const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
  assert.equal(text(html`<ul>${items}</ul>`), "<ul><li>a</li><li>&lt;b&gt;</li></ul>");
  assert.equal(text(html`${null}${undefined}${false}${0}${""}${[1, ["<", html`<br>`]]}`), "01&lt;<br>");
});

test("an object that looks like HTML is none", () => {
  const forged = JSON.parse(`{"text":"<script>","toString":"<script>"}`);
  assert.throws(() => html`${forged}`);
  assert.ok(!(forged instanceof Html));
});

test("the template's own text stays as it is", () => {
  assert.equal(text(html`<p class="a">&amp;</p>`), `<p class="a">&amp;</p>`);
});
