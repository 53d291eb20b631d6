import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultBrand } from "#document/brand.ts";
import { createPdfRenderer } from "#document/pdf.renderer.ts";
import { emptySheet } from "#listen/profile/answers.ts";
import { withBuiltIn } from "#listen/profile/built-in-texts.service.ts";
import { profileLanguages } from "#listen/profile/profile-languages.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { coachingTextsOf, profileWithCoaching } from "#listen/translations/coaching-texts.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import { profileInLanguage } from "../personal-reports/report-language.ts";
import { personalReport } from "./personal-report.ts";

const profile = await readQuestionnaire(serviceCommitmentFile);
const definition = definitionOfProfile(profile, profileLanguages);
const renderer = createPdfRenderer(defaultBrand, null);

/** A report of somebody whose second competency is all low, nothing translated but what comes with the product. */
async function reportIn(language: string, name: string) {
  const sheet = emptySheet(48);
  sheet.self.fill(2);
  sheet.organisation.fill(3);
  sheet.self.fill(0, 8, 16);
  sheet.organisation.fill(1, 8, 16);
  const isOwn = language === profile.language;
  const all = coachingTextsOf(profile);
  const coaching = await withBuiltIn(profile, {
    language,
    total: all.length,
    translated: 0,
    texts: new Map(all.map(({ key, words }) => [key, { words, isTranslation: isOwn }])),
    originals: new Set(isOwn ? [] : all.map(({ words }) => words)),
  });
  return personalReport({
    questionnaire: profileWithCoaching(profileInLanguage(profile, definition, language), coaching),
    originals: { language: "en", texts: coaching.originals },
    person: {
      id: "p",
      name,
      email: null,
      department: "Sales",
      managerId: null,
      job: null,
      level: null,
      location: null,
    },
    score: scorePerson(profile, "p", sheet),
    consultant: "",
    date: "2026-11-21",
  });
}

const kinds = (report: Awaited<ReturnType<typeof reportIn>>) => report.blocks.map(({ kind }) => kind);

test("a report has the same parts in every language, and says which texts are in English", async () => {
  const english = await reportIn("en", "Ann");
  assert.doesNotMatch(JSON.stringify(english), /have not been translated|"language":"en","text"/);
  for (const [language, says] of [
    ["es", /no se han traducido\. Se imprimen en su idioma original: inglés/],
    ["ar", /لم تُترجم بعض النصوص الطويلة.*الإنجليزية/],
  ] as const) {
    const report = await reportIn(language, "Ann");
    assert.equal(report.language, language);
    const [note] = report.blocks.filter((block) => block.kind === "paragraph" && block.style === "note");
    assert.match(JSON.stringify(note), says);
    const noted = report.blocks.indexOf(note ?? assert.fail());
    assert.deepEqual(kinds(report).toSpliced(noted, 1), kinds(english));
    const [coaching] = report.blocks.filter((block) => block.kind === "coaching");
    assert.ok(coaching?.essay.every((text) => typeof text !== "string" && text.language === "en"));
    assert.notEqual(coaching?.topic, profile.competencies[1]?.statements[0]?.topic);
  }
});

test("the Arabic PDF prints every letter, names of both directions whole, and its charts in words", async () => {
  const name = "Anna-Maria Long-Name (HR 2), Dr.";
  const content = await renderer.render(await reportIn("ar", name));
  const pdf = await readPdf(new Uint8Array(content));
  const text = pdf.pages.join("\n");
  assert.doesNotMatch(text, /□/);
  assert.equal(pdf.title, `ملف الالتزام بالخدمة – ${name}`);
  assert.ok(pdf.pages[0]?.includes(name), pdf.pages[0]);
  assert.ok(pdf.isTagged);
  assert.ok(pdf.bookmarks.includes("عقدي للتغيير"));
  assert.match(
    pdf.alternatives.join("\n"),
    /القيادة والرؤية والالتزام: أنا بتقييمي 16 من 24، مؤسستي بتقييمي 24 من 24\./,
  );
});

test("an Arabic name stands whole in a Spanish report", async () => {
  const report = await reportIn("es", "مريم الخطيب (فرع 2)");
  assert.equal(report.subject, "\u2068مريم الخطيب (فرع 2)\u2069");
  const pdf = await readPdf(new Uint8Array(await renderer.render(report)));
  assert.equal(pdf.title, "Perfil de compromiso con el servicio – مريم الخطيب (فرع 2)");
  assert.doesNotMatch(pdf.pages.join("\n"), /□/);
  assert.match(pdf.pages[0] ?? "", /21 de noviembre de 2026/);
});
