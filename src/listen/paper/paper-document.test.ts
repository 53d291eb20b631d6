import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultBrand } from "#document/brand.ts";
import { createPdfRenderer } from "#document/pdf.renderer.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { everyType } from "../respond/every-type.fixture.ts";
import { paperDocument } from "./paper-document.ts";
import { sheetNumber } from "./sheet-number.ts";

const renderer = createPdfRenderer(defaultBrand, null);
const facts = {
  organisation: "Example Rail",
  purpose: "",
  minimumGroup: 5,
  retentionMonths: 12,
  consultants: ["Carl Consultant"],
  entries: 2 as const,
  group: null,
};

async function print(definition: Definition, language: string, sheets: string[] = []) {
  const printed = { sheets, language, facts, returnTo: "", until: "2026-12-05", today: "2026-11-22" };
  return readPdf(new Uint8Array(await renderer.render(paperDocument(definition, printed))));
}

test("every question of every type is on the sheet, with its codes", async () => {
  const { pages, isTagged, title } = await print(everyType, "en", [sheetNumber([1, 2, 3, 4, 5, 6])]);
  const text = pages.join(" ");
  assert.ok(isTagged);
  assert.match(title, /How we work together/);
  for (const said of [
    "How did you last reach us? *",
    "In person, at one of the stations along the line to the north",
    "I had to say everything twice",
    "keep promises that a colleague made",
    "Share out 100 in whole numbers",
    "day",
    "What should we do next?",
    "Please hand it in by 5 December 2026.",
    "That was all. You answered no line.",
  ])
    assert.ok(text.includes(said), said);
  assert.doesNotMatch(text, /\{\{|undefined|□/);
  for (const page of pages) assert.match(page, /Sheet 123 456/);
});

test("a specimen has no number, and says so", async () => {
  const { pages } = await print(everyType, "es");
  assert.match(pages.join(" "), /Muestra, no rellenar/);
  assert.match(pages.join(" "), /5 de diciembre de 2026/);
});

test("Arabic sheets are set with the letters that they need", async () => {
  const { pages } = await print(everyType, "ar");
  assert.doesNotMatch(pages.join(" "), /□/);
  assert.match(pages.join(" ").normalize("NFKC"), /2026/);
});

test("each copy begins on a new sheet of paper, with page 1 and its own number", async () => {
  const question = { type: "zero-to-ten", low: { en: "no" }, high: { en: "yes" } } as const;
  const questions = Array.from({ length: 20 }, (_, at) => ({
    ...question,
    id: `q${at}`,
    text: { en: `How ${at}?` },
  }));
  const definition: Definition = {
    languages: ["en"],
    title: { en: "Short" },
    pages: [{ id: "p", questions }],
  };
  const sheets = [sheetNumber([1, 1, 1, 1, 1, 1]), sheetNumber([2, 2, 2, 2, 2, 2])];
  const { pages } = await print(definition, "en", sheets);
  const first = pages.flatMap((page, at) => (/What happens to your answers/.test(page) ? [at] : []));
  assert.equal(first.length, 2);
  assert.equal((first[1] ?? 1) % 2, 0, "on a front side");
  const counts = pages.filter((page) => /How \d/.test(page)).length / 2;
  assert.ok(
    pages.some((page) => page.includes(`Page 1 / ${counts}`)),
    String(counts),
  );
  assert.ok(!pages.some((page) => page.includes("111 111") && page.includes("222 222")));
});

test("the longest texts are not cut off", async () => {
  const long = (mark: string) => ({ en: `${mark}begin ${"and so on ".repeat(47)}${mark}end` });
  const options = (mark: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `o${at}`, text: long(`${mark}${at}`) }));
  const definition: Definition = {
    languages: ["en"],
    title: { en: "Long" },
    pages: [
      {
        id: "p",
        questions: [
          { type: "single-choice", id: "a", text: long("A"), options: options("a", 9) },
          { type: "matrix", id: "b", text: long("B"), rows: options("r", 12), columns: options("c", 6) },
          { type: "ranking", id: "c", text: long("C"), options: options("k", 20) },
        ],
      },
    ],
  };
  const text = (await print(definition, "en")).pages.join(" ");
  for (const [mark, count] of [
    ["a", 9],
    ["r", 12],
    ["c", 6],
    ["k", 20],
  ] as const)
    for (let at = 0; at < count; at++) assert.ok(text.includes(`${mark}${at}end`), `${mark}${at}`);
});
