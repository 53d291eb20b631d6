import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultBrand } from "#document/brand.ts";
import { createPdfRenderer } from "#document/pdf.renderer.ts";
import { png } from "#people/brand/brand.fixture.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import { codesIn } from "./doors.fixture.ts";
import { cardsReport, type DoorToPrint, posterReport } from "./handouts.service.ts";
import { doorWords } from "./words/catalogue.ts";

const renderer = createPdfRenderer(defaultBrand, null);
const door: DoorToPrint = {
  kind: "link",
  name: "Foyer",
  address: "ab3k9xmt",
  poster: {
    en: { headline: "What do you think of us?", text: "Two minutes." },
    es: { headline: " ", text: "" },
  },
  organisation: "Nordic Rail",
  minimumGroup: 7,
  closesAt: new Date("2026-12-20T17:00:00Z"),
  timeZone: "Europe/Berlin",
};
const printing = { origin: "https://loop.example.org", date: "2026-11-22" };

const poster = async (language: string, of = door, paper: "a4" | "a3" = "a4") =>
  readPdf(new Uint8Array(await renderer.render(posterReport(of, { ...printing, language, paper }))));

test("a poster says what its door's texts say, where to go, until when, and what becomes of answers", async () => {
  const { pages, alternatives, isTagged, title } = await poster("en");
  const [page = "", ...others] = pages;
  assert.equal(others.length, 0);
  for (const words of [
    "What do you think of us?",
    "Two minutes.",
    "loop.example.org/o/ab3k-9xmt",
    "at least 7 people",
  ])
    assert.ok(page.includes(words), `${words}: ${page}`);
  assert.match(page, /Open until Sunday,? 20 December 2026/);
  assert.deepEqual(alternatives, ["QR code with the address loop.example.org/o/ab3k-9xmt"]);
  assert.ok(isTagged);
  assert.equal(title, "What do you think of us?");
});

test("where nothing is written the product's own words stand, in each language, and everything fits on a page", async () => {
  for (const language of ["en", "es", "ar", "de", "fr", "nl"]) {
    const { pages } = await poster(language, { ...door, poster: {} }, "a3");
    assert.equal(pages.length, 1, language);
  }
  const { pages } = await poster("es");
  assert.match(pages[0] ?? "", /¿Cómo ve usted el servicio de Nordic Rail\?/);
  const long = { en: { headline: "Word ".repeat(24).trim(), text: "Long sentence. ".repeat(40).trim() } };
  assert.equal((await poster("en", { ...door, poster: long })).pages.length, 1, "the longest texts");
});

test("beside a logo, headlines and texts of every length still make one page", async () => {
  const brand = { brand: defaultBrand, logo: { content: png(400, 400), extension: "png" as const } };
  for (const [headline, text] of [
    ["What gets in your way at night?", "Two minutes, no name. What comes out of it hangs here."],
    ["Word ".repeat(24).trim(), "Long sentence. ".repeat(40).trim()],
  ] as const) {
    const of = { ...door, poster: { en: { headline, text } } };
    const content = await renderer.render(
      posterReport(of, { ...printing, language: "en", paper: "a4" }),
      brand,
    );
    assert.equal((await readPdf(new Uint8Array(content))).pages.length, 1, headline);
  }
});

test("a sheet has every code once, ten a page, after a page for whoever hands them out", async () => {
  const codes = Array.from({ length: 23 }, (_, index) => `7KQ2M9XT${String(index).padStart(2, "0")}`);
  const report = cardsReport(
    { ...door, kind: "cards" },
    { team: "Night shift", codes },
    { ...printing, language: "en" },
  );
  const content = await renderer.render(report);
  const { pages, alternatives } = await readPdf(new Uint8Array(content));
  assert.equal(pages.length, 4);
  assert.match(pages[0] ?? "", /For whoever hands the cards out.*Night shift · 23.*shuffle them/s);
  assert.equal(pages.join(" ").match(/loop\.example\.org\/c\/ab3k-9xmt/g)?.length, 23);
  assert.equal(alternatives.length, 23);
  const printed = await codesIn(Buffer.from(content));
  assert.deepEqual(printed.map((code) => code.replace("-", "")).sort(), codes);
});

test("every language says all there is to say at a door, in its own words", () => {
  const seen = new Set<string>();
  for (const language of ["en", "es", "ar", "de", "fr", "nl"]) {
    const words = doorWords(language);
    assert.equal(words.language, language);
    const lines = [
      ...words.honest.link,
      ...words.honest.kiosk("3 minutes"),
      ...words.honest.cards,
      ...words.sheet.steps,
    ];
    assert.equal(lines.length, 12, language);
    for (const line of lines) {
      assert.ok(!seen.has(line), line);
      seen.add(line);
    }
    assert.ok(words.honest.kiosk("3 minutes").some((line) => line.includes("3 minutes")));
    assert.ok(words.poster.answers(7).includes("7"));
  }
  assert.equal(doorWords("de-AT").language, "de");
  assert.equal(doorWords("fi").language, "en");
});
