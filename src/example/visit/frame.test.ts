import assert from "node:assert/strict";
import { test } from "node:test";
import { markedName, markedPage } from "./frame.ts";

const page = `<!doctype html><html><head><title>Thanks</title><link rel="icon" href="data:,"></head><body class="respond"><main>$& $1</main></body></html>`;

test("a page gets the banner before all else, a title and an icon of its own, and keeps what it says", () => {
  const marked = markedPage(page);
  assert.match(marked, /<body class="respond"><section class="example-banner"/);
  assert.match(marked, /<title>Example: Thanks<\/title>/);
  assert.equal(marked.match(/rel="icon"/g)?.length, 1);
  assert.match(marked, /href="\/example\/icon\.svg"/);
  assert.match(marked, /<main>\$& \$1<\/main>/);
});

test("what is marked already is not marked twice in its title", () => {
  assert.match(markedPage("<title>Example: Today</title>"), /^<title>Example: Today<\/title>/);
});

test("names of files begin with “example-” in both spellings, once", () => {
  const header = `attachment; filename="Report_.pdf"; filename*=UTF-8''Report%C3%A9.pdf`;
  const marked = `attachment; filename="example-Report_.pdf"; filename*=UTF-8''example-Report%C3%A9.pdf`;
  assert.equal(markedName(header), marked);
  assert.equal(markedName(marked), marked);
});
