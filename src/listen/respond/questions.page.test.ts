import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "../questionnaires/answer.ts";
import { compileQuestionnaire } from "../questionnaires/compile.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { everyType } from "./every-type.fixture.ts";
import { renderPage } from "./questions.page.ts";
import { wordsIn } from "./words.ts";

const answers: Answers = {
  channel: { choice: "other", other: `"><script>` },
  reasons: { choices: ["o1", "o2"] },
  line: { special: "not-applicable" },
  recommend: { rating: 10 },
  pairs: { pairs: { o1: { self: null } } },
  comment: { text: "\n</textarea><script>" },
};

const rendered = (definition: Definition, language = "en") =>
  compileQuestionnaire(definition)
    .pages.map((page) =>
      renderPage(compileQuestionnaire(definition), page, {
        language,
        words: wordsIn(language),
        answers,
        known: { name: "<b>Eve</b>" },
      }),
    )
    .join("");

test("a page shows the answers in their fields", () => {
  const text = rendered(everyType);
  const checked = Array.from(
    text.matchAll(/name="([^"]+)" value="([^"]+)"(?: id="[^"]+")?(?: data-alone)? checked/g),
    (match) => match.slice(1, 3).join("="),
  );
  assert.deepEqual(checked, [
    "channel=other",
    "reasons=o1",
    "reasons=o2",
    "recommend=10",
    "pairs:o1:self=!not-applicable",
  ]);
  assert.match(text, /<option value="!not-applicable" selected>/);
});

test("nothing that a questionnaire or a respondent says becomes markup", () => {
  const hostile = JSON.parse(
    JSON.stringify(everyType).replaceAll(/"(en|de|ar)":"([^"]*)"/g, (_, language, text) =>
      JSON.stringify({ [language]: `${text}<script>"'&{{name}}` }).slice(1, -1),
    ),
  );
  for (const language of ["en", "ar"]) {
    const text = rendered(hostile, language);
    assert.ok(text.includes("&lt;script&gt;") && text.includes("&lt;b&gt;Eve"));
    assert.ok(!/<script|<b>Eve|<\/textarea><script/i.test(text));
  }
});

test("every field has an id or a label around it, and ids are unique", () => {
  const ids = Array.from(rendered(everyType).matchAll(/ id="([^"]+)"/g), ([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length > 40);
});
