import assert from "node:assert/strict";
import { test } from "node:test";
import { doorKinds } from "../../doors/door.ts";
import { makePromise } from "../promise.ts";
import { textProblems } from "../texts.ts";
import { wordsIn, wordsOrEnglish } from "./catalogue.ts";
import { english } from "./english.ts";
import { mailsOrEnglish, spareMails } from "./mail-catalogue.ts";
import type { PromiseFacts } from "./promise-facts.ts";

const languages = ["ar", "de", "en", "es", "fr", "nl"];
const words = (language: string) => wordsIn(language) ?? assert.fail(language);

test("a language's words serve its regions", () => {
  assert.equal(wordsIn("de-AT"), wordsIn("de"));
  assert.equal(wordsIn("constructor"), null);
  assert.equal(wordsOrEnglish("fi"), english);
  for (const language of [...languages, "de-AT", "fi", "constructor"])
    assert.equal(mailsOrEnglish(language), wordsOrEnglish(language).mails);
});

test("a questionnaire's languages that the mails are not written in have built-in ones, where there are any", () => {
  const own = { en: english.mails, "es-MX": english.mails };
  assert.deepEqual(spareMails(own, ["en", "es", "ar", "fi", "constructor"]), { ar: words("ar").mails });
  assert.deepEqual(spareMails(own, []), {});
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
  const variants = (["named", "confidential", "anonymous"] as const).flatMap((anonymity) =>
    [true, false].map(
      (flag): PromiseFacts => ({
        of: flag ? "staff" : "customers",
        breakdowns: flag ? [] : ["attribute:Fleet", "account-manager", "question:q1"],
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
    const ways =
      facts.anonymity === "anonymous" ? (["invitation", ...doorKinds] as const) : ["invitation" as const];
    for (const way of ways) {
      const expected = makePromise(facts, ["en"], way)["en"] ?? assert.fail();
      const namesIn = (paragraph: string) =>
        ["Carla C.", "Example Rail", "IT of", "7", "9", "10", "18", "Spring 2025", "“Fleet”"].filter((fact) =>
          paragraph.includes(fact),
        );
      for (const language of languages) {
        const told = makePromise(facts, [language], way)[language] ?? assert.fail();
        assert.deepEqual(told.map(namesIn), expected.map(namesIn), `${language}, ${way}`);
      }
    }
  }
});
