import assert from "node:assert/strict";
import { test } from "node:test";
import type { Texts } from "../questionnaires/definition.ts";
import { checkDefinition } from "../questionnaires/definition-check.ts";
import { definitionOfProfile, profileLosses } from "../questionnaires/profile-definition.ts";
import { coachingTextsOf } from "../translations/coaching-texts.ts";
import { builtInTexts, withBuiltIn } from "./built-in-texts.service.ts";
import { profileLanguages, profileWordsIn } from "./profile-languages.ts";
import { readQuestionnaire, serviceCommitmentFile } from "./questionnaire.import.ts";

const profile = await readQuestionnaire(serviceCommitmentFile);
const languages = profileLanguages.map(({ language }) => language);

test("the profile comes in Spanish and Arabic, found by base language", () => {
  assert.deepEqual(languages, ["es", "ar"]);
  assert.equal(profileWordsIn("es-MX")?.language, "es");
  assert.equal(profileWordsIn("en"), undefined);
});

test("every language has the same competencies, statements, anchors and clauses as English", () => {
  for (const words of profileLanguages) {
    assert.deepEqual(
      Object.entries(words.competencies).map(([code, { statements }]) => [code, Object.keys(statements)]),
      profile.competencies.map(({ code, statements }) => [code, statements.map((each) => each.code)]),
    );
    assert.equal(words.anchors.length, profile.scale.anchors.length);
    assert.equal(words.introduction.length, profile.introduction.length);
    assert.equal(words.contract.clauses.length, profile.contract.clauses.length);
  }
});

test("statements are predicates that follow their lead: no full stop, each said once", () => {
  for (const { language, competencies } of profileLanguages) {
    const statements = Object.values(competencies).flatMap((each) => Object.values(each.statements));
    for (const { topic, text } of statements) {
      assert.doesNotMatch(text, /[.!?؟]$|^\s|\s$/u, `${language}: ${text}`);
      assert.doesNotMatch(topic, /[.!?؟]$|^\s|\s$/u, `${language}: ${topic}`);
    }
    assert.equal(new Set(statements.map(({ text }) => text)).size, 48, language);
    assert.equal(new Set(statements.map(({ topic }) => topic)).size, 48, language);
  }
});

/** All texts of a definition, wherever they stand. */
function textsIn(value: unknown): Texts[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value) return [value as Texts];
  return Object.values(value).flatMap(textsIn);
}

test("as a questionnaire it is valid, complete in all languages, and loses nothing of the profile", () => {
  const definition = definitionOfProfile(profile, profileLanguages);
  assert.deepEqual(definition.languages, ["en", ...languages]);
  assert.deepEqual(checkDefinition(definition), []);
  assert.deepEqual(profileLosses(profile, definition), []);
  const texts = textsIn(definition);
  assert.ok(texts.length > 60);
  for (const text of texts) {
    assert.deepEqual(Object.keys(text), ["en", ...languages]);
    assert.ok(languages.every((language) => text[language] !== text["en"]));
  }
});

test("introduction, definitions, topics and contract of the report come translated", async () => {
  for (const language of languages) {
    const built = await builtInTexts(profile, language);
    const expected = coachingTextsOf(profile).filter(({ key }) =>
      /^(introduction|contract)\.|\.(definition|topic)$/.test(key),
    );
    assert.deepEqual(
      [...built.keys()],
      expected.map(({ key }) => key),
    );
  }
  assert.equal((await builtInTexts(profile, "de")).size, 0);
});

test("a text that an organisation has changed or translated keeps its own words", async () => {
  const [first] = profile.competencies;
  assert.ok(first);
  const changed = {
    ...profile,
    competencies: [{ ...first, definition: "Ours." }, ...profile.competencies.slice(1)],
  };
  const texts = new Map(
    coachingTextsOf(changed).map(({ key, words }) => [key, { words, isTranslation: false }]),
  );
  texts.set("SL-1.topic", { words: "El nuestro", isTranslation: true });
  const total = texts.size;
  const coaching = { language: "es", total, translated: 1, texts, originals: new Set<string>() };
  const full = await withBuiltIn(changed, coaching);
  assert.equal(full.texts.get("SL.definition")?.words, "Ours.");
  assert.equal(full.texts.get("SL-1.topic")?.words, "El nuestro");
  assert.equal(full.texts.get("SL-2.topic")?.words, "Tiempo para el servicio");
  assert.ok(full.originals.has("Ours.") && !full.originals.has(profile.introduction[0] ?? ""));
  assert.equal(
    full.translated,
    total - [...full.texts.values()].filter((each) => !each.isTranslation).length,
  );
});
