import assert from "node:assert/strict";
import { test } from "node:test";
import { textProblems } from "../texts.ts";
import type { PromiseFacts } from "./campaign-words.ts";
import { wordsIn, wordsOrEnglish } from "./catalogue.ts";
import { english } from "./english.ts";

const languages = ["de", "en", "es", "fr", "nl"];
const words = (language: string) => wordsIn(language) ?? assert.fail(language);

test("a language's words serve its regions", () => {
  assert.equal(wordsIn("de-AT"), wordsIn("de"));
  assert.equal(wordsIn("constructor"), null);
  assert.equal(wordsOrEnglish("fi"), english);
});

test("every language's mails can be sent as they are", () => {
  for (const language of languages) {
    const { mails } = words(language);
    assert.deepEqual(textProblems({ [language]: mails }), []);
    for (const { subject, body } of [mails.invitation, mails.reminder]) {
      assert.match(subject, /\{\{organisation\}\}/);
      for (const mark of ["{{name}}", "{{organisation}}", "{{closes}}"]) assert.ok(body.includes(mark), mark);
    }
  }
});

test("every language promises the same as English, paragraph by paragraph", () => {
  const variants = (["named", "confidential"] as const).flatMap((anonymity) =>
    [true, false].map(
      (flag): PromiseFacts => ({
        organisation: "Example Rail",
        operator: "IT of Example Rail",
        purpose: "To serve better.",
        anonymity,
        minimumGroup: 7,
        retentionMonths: 18,
        confidants: [{ name: "Carla C.", director: flag }],
        mailServer: flag,
        follows: flag ? "Spring 2025" : null,
      }),
    ),
  );
  for (const facts of variants) {
    const expected = english.promise(facts);
    const namesIn = (paragraph: string) =>
      ["Carla C.", "Example Rail", "IT of", "7", "18", "Spring 2025"].filter((fact) =>
        paragraph.includes(fact),
      );
    for (const language of languages) {
      assert.deepEqual(words(language).promise(facts).map(namesIn), expected.map(namesIn), language);
    }
  }
});
