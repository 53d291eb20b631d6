import assert from "node:assert/strict";
import { test } from "node:test";
import { reportLanguages, reportWordsIn } from "./catalogue.ts";
import { english } from "./english.ts";
import type { ReportWords } from "./report-words.ts";

const languages = ["es", "ar"];

test("words are found by base language, English stands in", () => {
  assert.equal(reportWordsIn("es-MX").language, "es");
  assert.equal(reportWordsIn("de").language, "en");
  assert.deepEqual(reportLanguages(["de", "en", "ar", "es-MX"]), ["en", "ar", "es-MX"]);
});

test("nothing is left untranslated", () => {
  const alike = new Set(["Logo", ", "]);
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (typeof one === "string") assert.ok(one !== other || alike.has(one), `${path}: ${one}`);
    else if (typeof one === "object" && one !== null)
      for (const [key, value] of Object.entries(one))
        compare(value, Reflect.get(other as object, key), `${path}.${key}`);
  };
  for (const language of languages) compare(reportWordsIn(language), english, language);
});

/** Sentences with everything that is put into them, by what they are. */
const filled = (words: ReportWords): Record<string, [sentence: string, ...facts: string[]]> => ({
  all: [words.introduction.all(96), "96"],
  some: [words.introduction.some(90, 96), "90", "96"],
  pages: [words.introduction.pages(13), "13"],
  colleagues: [words.glance.colleagues(14), "14"],
  alike: [words.standsOut.alike("12.5", true), "12.5"],
  range: [words.standsOut.range("AA", "20", "BB", "5"), "AA", "20", "BB", "5"],
  above: [words.standsOut.gap("AA", "7", "above"), "AA", "7"],
  below: [words.standsOut.gap("AA", "7", "below"), "AA", "7"],
  away: [words.standsOut.gap("AA", "7", "away from"), "AA", "7"],
  of: [words.charts.ofMaximum("17.5", 24), "17.5", "24"],
  totals: [words.charts.totals(24), "24"],
  pairs: [words.charts.pairs(0, 3), "0", "3"],
  lead: [words.change.lead("Spring", "1 May"), "Spring", "1 May"],
  scale: [words.reading.scale("LEAD", "OURS"), "LEAD", "OURS"],
  total: [
    words.reading.total.text({ statements: 16, minimum: 1, maximum: 5, minimumAnswered: 0.75 }),
    "16",
    "80",
    "12",
  ],
  uneven: [
    words.reading.total.text({ statements: null, minimum: 1, maximum: 5, minimumAnswered: 0.75 }),
    "75",
  ],
  flag: [words.reading.page.text("3"), "3"],
  low: [words.priorities.low("self", "9.5", 24), "9.5", "24"],
  lowOther: [words.priorities.low("organisation", "9.5", 24), "9.5", "24"],
  gap: [
    words.priorities.gap("self", { own: "9", maximum: 24, other: "15", distance: "6" }),
    "9",
    "24",
    "15",
    "6",
  ],
  gapOther: [
    words.priorities.gap("organisation", { own: "9", maximum: 24, other: "15", distance: "6" }),
    "9",
    "24",
    "15",
    "6",
  ],
  lowest: [words.priorities.lowest("SL-1", "TOPIC"), "SL-1", "TOPIC"],
  rated: [words.chapter.rated(24, 7, 8), "24", "7", "8"],
  tooFew: [words.chapter.tooFew(3, 8), "3", "8"],
  untranslated: [words.untranslated("LANG"), "LANG"],
});

test("every sentence says every figure and name that it is given, in every language", () => {
  for (const words of [english, ...languages.map(reportWordsIn)])
    for (const [name, [sentence, ...facts]] of Object.entries(filled(words))) {
      for (const fact of facts) assert.ok(sentence.includes(fact), `${words.language} ${name}: ${sentence}`);
      assert.doesNotMatch(sentence, /undefined|#|\{|null/, `${words.language} ${name}`);
    }
});

test("Arabic counts statements with one, two, a few, many and hundreds", () => {
  const { pages } = reportWordsIn("ar").introduction;
  const begins = [1, 2, 3, 11, 100].map((count) => pages(count).split("،")[0]?.replace(" تحت الحد", ""));
  assert.deepEqual(begins, [
    "وقعت عبارة واحدة",
    "وقعت عبارتان",
    "وقعت 3 عبارات",
    "وقعت 11 عبارة",
    "وقعت 100 عبارة",
  ]);
  const { colleagues } = reportWordsIn("ar").glance;
  assert.match(colleagues(3), /3 زملاء/);
  assert.match(colleagues(11), /11 زميلًا/);
  assert.match(colleagues(100), /100 زميل،/);
});

test("Spanish counts one and several", () => {
  const { pages } = reportWordsIn("es").introduction;
  assert.match(pages(1), /^Una frase quedó/);
  assert.match(pages(2), /^2 frases quedaron/);
  assert.equal(reportWordsIn("es").competencies(6), "Las 6 competencias");
});
