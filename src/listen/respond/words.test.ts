import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf, languageAmong, languageName, minutesText, spokenLanguages, wordsIn } from "./words.ts";

const values = (sentence: string) => Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name]) => name).sort();

test("every language's sentences about problems name the same values", () => {
  const { problems } = wordsIn("en");
  for (const language of spokenLanguages)
    for (const [code, sentence] of Object.entries(wordsIn(language).problems))
      assert.deepEqual(
        values(sentence),
        values(problems[code as keyof typeof problems]),
        `${language} ${code}`,
      );
});

test("nothing is left untranslated", () => {
  const same = new Set(["–", "Pages"]);
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (typeof one === "string") assert.ok(one !== other || same.has(one), `${path}: ${one}`);
    else if (typeof one === "object" && one !== null)
      for (const [key, value] of Object.entries(one))
        compare(value, Reflect.get(other as object, key), `${path}.${key}`);
  };
  for (const language of spokenLanguages.slice(1)) compare(wordsIn(language), wordsIn("en"), language);
});

test("a language is found exactly, by its base, or replaced", () => {
  assert.equal(wordsIn("de-AT").language, "de");
  assert.equal(wordsIn("pl").language, "en");
  assert.equal(languageAmong(["en", "pt-BR"], [null, "", "pt"]), "pt-BR");
  assert.equal(languageAmong(["en", "pt-BR"], ["xx", "EN"]), "en");
  assert.equal(languageAmong(["fr", "nl"], ["xx"]), "fr");
});

test("languages have their direction, their name and their plurals", () => {
  assert.deepEqual(["ar", "he-IL", "fa", "en", "de"].map(directionOf), ["rtl", "rtl", "rtl", "ltr", "ltr"]);
  assert.deepEqual(["de", "fr", "ar"].map(languageName), ["Deutsch", "français", "العربية"]);
  assert.deepEqual([minutesText(1, "en"), minutesText(15, "de")], ["1 minute", "15 Minuten"]);
});
