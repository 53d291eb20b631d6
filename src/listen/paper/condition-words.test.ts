import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definition } from "../questionnaires/definition.ts";
import { everyType } from "../respond/every-type.fixture.ts";
import { conditionWords } from "./condition-words.ts";
import { paperForm } from "./paper-form.ts";
import { paperParts } from "./paper-parts.ts";

const form = paperForm(everyType, "en");
const said: [string, RegExp][] = [
  ["channel = o1", /^in question 1 you ticked “By telephone”$/],
  ["channel != o1", /^in question 1 you ticked something other than “By telephone”$/],
  ["channel in (o1, o2)", /^in question 1 you ticked “By telephone” or “By e-mail”$/],
  ["not channel in (o1, other)", /other than “By telephone” or “Another way”$/],
  ["channel = dont-know", /“I don't know”$/],
  ["reasons contains o2", /^in question 2 you ticked “A refund”, perhaps among others$/],
  ["count(reasons) >= 2", /^the number of your answers to question 2 is at least 2$/],
  ["recommend <= 6", /^your answer to question 6 is at most 6$/],
  ["matrix.o2 = o5", /^in question 7b you ticked “Strongly agree”$/],
  ["pairs.o1.organisation < 2", /^your answer to question 8a, My organisation is less than 2$/],
  ["answered(comment)", /^you answered question 14$/],
  ["not answered(comment)", /^this is not so: \(you answered question 14\)$/],
  ["channel = o1 and recommend > 8 and ease >= 3", /, and|and your answer to question 4 is at least 3$/],
  ["channel = o1 and (recommend > 8 or ease >= 3)", /and \(your answer to question 6 is more than 8 or /],
];

test("conditions are told in words with the numbers on the sheet", () => {
  for (const [source, words] of said) assert.match(conditionWords(form, source) ?? "", words, source);
  assert.equal(conditionWords(form, undefined), null);
  assert.equal(conditionWords(form, "((("), null);
});

test("every language tells every condition", () => {
  for (const language of ["en", "de", "fr", "es", "nl", "ar", "sv"])
    for (const [source] of said) {
      const words =
        conditionWords(paperForm({ ...everyType, languages: [language] }, language), source) ?? "";
      assert.ok(words.length > 10 && !words.includes("undefined"), `${language}: ${words}`);
    }
});

test("a condition says where to go on otherwise", () => {
  const definition: Definition = {
    ...everyType,
    pages: everyType.pages.map((page) => ({
      ...page,
      ...(page.id === "scales" && { showIf: "channel = o1" }),
      questions: page.questions.map((question) =>
        ["times", "day", "comment"].includes(question.id)
          ? { ...question, showIf: question.id === "comment" ? "ease > 1" : "channel = o2" }
          : question,
      ),
    })),
  };
  const parts = paperParts(paperForm(definition, "en"), definition);
  const conditions = parts.flatMap(({ condition }) => (condition === null ? [] : [condition]));
  assert.match(conditions[0] ?? "", /^Answer this part only if .*Otherwise go on with question 7\.$/);
  assert.match(conditions[1] ?? "", /Otherwise go on with question 13\.$/);
  assert.match(conditions[2] ?? "", /Otherwise go on with question 13\.$/);
  assert.match(conditions[3] ?? "", /Otherwise you are done\.$/);
});
