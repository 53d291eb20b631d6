import assert from "node:assert/strict";
import { test } from "node:test";
import { everyType } from "./definition.fixture.ts";
import type { Definition } from "./definition.ts";
import { textsOf } from "./definition-texts.ts";
import { type Outdated, outdatedAfter } from "./outdated.ts";
import { keyedTexts, withWordsIn } from "./text-keys.ts";

const questions = Object.values(everyType);
const whole: Definition = {
  languages: ["en", "de", "fr"],
  title: { en: "Title", de: "Titel", fr: "Titre" },
  introduction: { en: "Welcome" },
  thanks: { en: "Thanks" },
  pages: [
    { id: "one", title: { en: "One" }, questions },
    { id: "two", introduction: { en: "Two" }, questions: [] },
  ],
};
const titled = (title: Definition["title"], languages = whole.languages): Definition => ({
  ...whole,
  languages,
  title,
});
const known = (original: string, language = "de", originalLanguage = "en"): Outdated => ({
  key: "title",
  language,
  originalLanguage,
  original,
});

test("each text has a key of its own, which stays when pages and questions move", () => {
  const keys = Array.from(keyedTexts(whole), ({ key }) => key);
  assert.equal(new Set(keys).size, [...textsOf(whole)].length);
  const moved: Definition = {
    ...whole,
    pages: [
      { id: "two", introduction: { en: "Two" }, questions: questions.toReversed() },
      { id: "one", title: { en: "One" }, questions: [] },
    ],
  };
  assert.deepEqual(Array.from(keyedTexts(moved), ({ key }) => key).sort(), keys.toSorted());
});

test("two questions of one id, as a draft may have, are told apart", () => {
  const [first] = questions;
  assert.ok(first);
  const twice = { ...whole, pages: [{ id: "one", questions: [first, first] }] };
  const keys = Array.from(keyedTexts(twice), ({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(keys.includes(`questions.${first.id}.text~2`));
});

test("words are put in and taken away without touching what was given", () => {
  const before = JSON.stringify(whole);
  const changed = withWordsIn(
    whole,
    "de",
    new Map([
      ["/title", ""],
      ["/pages/0/title", "Eins"],
    ]),
  );
  assert.deepEqual(
    [changed.title, changed.pages[0]?.title],
    [
      { en: "Title", fr: "Titre" },
      { en: "One", de: "Eins" },
    ],
  );
  assert.equal(JSON.stringify(whole), before);
});

test("translations that stay while their original changes are outdated, and only they", () => {
  const now = titled({ en: "New title", de: "Titel", fr: "Nouveau titre" });
  assert.deepEqual(outdatedAfter(whole, now, []), [known("Title")]);
  assert.deepEqual(outdatedAfter(whole, titled({ en: " Title ", de: "Titel", fr: "Titre" }), []), []);
  assert.deepEqual(outdatedAfter(titled({ de: "Titel" }), whole, []), [], "it had no original before");
});

test("the oldest original is kept, until the translation changes or the original is back", () => {
  const second = titled({ en: "New title", de: "Titel" });
  const third = titled({ en: "Newer title", de: "Titel" });
  assert.deepEqual(outdatedAfter(second, third, [known("Title")]), [known("Title")]);
  assert.deepEqual(outdatedAfter(third, titled({ en: "Title", de: "Titel" }), [known("Title")]), []);
  assert.deepEqual(outdatedAfter(third, titled({ en: "Newer title", de: "Neu" }), [known("Title")]), []);
  assert.deepEqual(outdatedAfter(third, titled({ en: "Newer title" }), [known("Title")]), []);
});

test("another first language leaves what is known of the old one alone", () => {
  const [before, after] = [
    titled({ en: "New title", de: "Titel", fr: "Titre" }),
    titled({ en: "New title", de: "Titel", fr: "Titre" }, ["fr", "en", "de"]),
  ];
  assert.deepEqual(outdatedAfter(before, after, [known("Title")]), [known("Title")]);
  const reworded = titled({ en: "New title", de: "Titel", fr: "Autre" }, ["fr", "en", "de"]);
  assert.deepEqual(outdatedAfter(after, reworded, [known("Title")]), [
    known("Title"),
    { ...known("Titre", "en", "fr") },
    { ...known("Titre", "de", "fr") },
  ]);
});
