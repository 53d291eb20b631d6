import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultBrand } from "./brand.ts";
import { createPdfRenderer } from "./pdf.renderer.ts";
import { printableJson } from "./printable-text.ts";

const printed = (text: string): string => JSON.parse(printableJson(JSON.stringify(text), /x/gu, "□"));

test("control characters are left out, halves of characters replaced, escapes stay what they are", () => {
  assert.equal(printed("a\0b\u0001c\bd\u001f\u007f\u009fe\ufefff"), "abcdef");
  assert.equal(printed("half \ud83d and \udc00"), "half □ and □");
  assert.equal(
    printed('"\\u0001" \\b tab\t line\r\n \\\\ud800 \u0085'),
    '"\\u0001" \\b tab\t line\r\n \\\\ud800 \u0085',
  );
  assert.equal(printed("axb"), "a□b");
});

test("a report with all of them is laid out", async () => {
  const points = [
    0, 1, 8, 0xb, 0x1b, 0x1c, 0x1f, 0x7f, 0x85, 0x9f, 0xfdd0, 0xfeff, 0xfffe, 0xffff, 0x1fffe, 0xe000, 0xd800,
  ];
  const text = `A ${points.map((point) => String.fromCodePoint(point)).join("x")} b`;
  const made = await createPdfRenderer(defaultBrand, null).render({
    language: "en",
    title: text,
    subject: text,
    shortSubject: text,
    date: "2026-03-01",
    cover: { kicker: text, facts: [{ label: text, value: text }], notice: text },
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    blocks: [{ kind: "chapter", title: text }],
  });
  assert.equal(made.subarray(0, 5).toString(), "%PDF-");
});
