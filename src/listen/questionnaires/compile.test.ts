import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "./answer.ts";
import { compileQuestionnaire } from "./compile.ts";
import { conditional, definitionWith, en, everyType } from "./definition.fixture.ts";
import type { Definition, Page, Question } from "./definition.ts";
import { isMissing } from "./problem.ts";

const text = (id: string, more: Partial<Question> = {}): Question =>
  ({ type: "short-text", id, text: en(`Question ${id}?`), ...more }) as Question;

const page = (id: string, questions: Question[], more: Partial<Page> = {}): Page => ({
  id,
  questions,
  ...more,
});

const compile = (...pages: Page[]) => compileQuestionnaire({ languages: ["en"], title: en("Test"), pages });

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("conditions decide on pages and questions", () => {
  const compiled = compile(
    page("one", [everyType["single-choice"], everyType.rating]),
    page("two", [text("why")], { showIf: "visited = yes" }),
    page("three", [text("more", { showIf: "satisfaction <= 2" }), text("always")]),
    page("four", [text("never", { showIf: "visited = no" })]),
  );
  const shown = (answers: Answers) =>
    compiled.shownPages(answers).map((each) => [each.id, ...ids(compiled.shownQuestions(each, answers))]);
  assert.deepEqual(shown({}), [
    ["one", "visited", "satisfaction"],
    ["three", "always"],
  ]);
  assert.deepEqual(shown({ visited: { choice: "yes" }, satisfaction: { rating: 2 } }), [
    ["one", "visited", "satisfaction"],
    ["two", "why"],
    ["three", "more", "always"],
  ]);
  assert.deepEqual(shown({ visited: { choice: "no" } }).at(-1), ["four", "never"]);
});

test("a page without a question to show is left out, one that only informs is not", () => {
  const compiled = compile(
    page("welcome", [], { introduction: en("Hello.") }),
    page("asked", [text("a")]),
    page("hidden", [text("b", { showIf: "a = x" })]),
  );
  assert.deepEqual(ids(compiled.shownPages({})), ["welcome", "asked"]);
});

test("answers to questions that aren't shown don't count, however long the chain", () => {
  const compiled = compile(
    page("one", [text("a")]),
    page("two", [text("b", { showIf: "a = x" })]),
    page("three", [text("c", { showIf: "b = y" })]),
    page("four", [text("d", { showIf: "answered(c)" })]),
  );
  const answers: Answers = {
    a: { text: "x" },
    b: { text: "y" },
    c: { text: "z" },
    d: { text: "end" },
    unknown: { text: "?" },
  };
  const { unknown: _, ...real } = answers;
  assert.deepEqual(compiled.counted(answers), real);
  assert.deepEqual(compiled.counted({ ...answers, a: { text: "no" } }), { a: { text: "no" } });
});

test("answers that don't fit their question don't count", () => {
  const compiled = compile(page("one", [everyType.rating]), page("two", [conditional("satisfaction >= 1")]));
  const answers: Answers = { satisfaction: { rating: 99 } };
  assert.deepEqual(compiled.counted(answers), {});
  assert.deepEqual(ids(compiled.shownPages(answers)), ["one"]);
});

test("a condition looks at earlier pages, never at its own", () => {
  const compiled = compile(page("one", [text("a"), text("b", { showIf: "answered(a)" })]));
  const [only] = compiled.pages;
  assert.deepEqual(only && ids(compiled.shownQuestions(only, { a: { text: "x" } })), ["a"]);
});

test("an unreadable condition hides nothing in a draft", () => {
  const compiled = compile(page("one", [text("a", { showIf: "((" }), text("b", { showIf: "  " })]));
  assert.deepEqual(
    compiled.shownPages({}).flatMap(({ questions }) => ids(questions)),
    ["a", "b"],
  );
});

test("a page is read: what is valid is accepted, the rest is said", () => {
  const compiled = compile(
    page("one", [
      text("a", { required: true }),
      text("b", { required: true }),
      { ...everyType.rating, required: true },
      everyType["zero-to-ten"],
    ]),
  );
  const [only] = compiled.pages;
  assert.ok(only);
  const given = {
    a: { text: "here" },
    satisfaction: { rating: 9 },
    recommend: { rating: 0 },
    x: { text: "" },
  };
  const { accepted, problems } = compiled.readPage(only, {}, given);
  assert.deepEqual(accepted, { a: { text: "here" }, recommend: { rating: 0 } });
  assert.deepEqual(
    problems.map(({ question, code }) => [question, code]),
    [
      ["x", "unknown-question"],
      ["b", "required"],
      ["satisfaction", "out-of-range"],
    ],
  );
  assert.deepEqual(problems.map(isMissing), [false, true, false]);
  assert.deepEqual(compiled.checkPage(only, {}, given), problems);
});

test("names of JavaScript's own properties are no questions and no answers", () => {
  const compiled = compile(page("one", [text("a", { required: true })]));
  const [only] = compiled.pages;
  assert.ok(only);
  const hostile = JSON.parse('{"__proto__":{"text":"x"},"constructor":{"text":"x"}}');
  const { accepted, problems } = compiled.readPage(only, {}, hostile);
  assert.deepEqual(accepted, {});
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["unknown-question", "unknown-question", "required"],
  );
  assert.equal(compiled.text(en("{{constructor}}{{toString}}!"), "en", hostile), "!");
});

test("what a page doesn't show is neither kept nor complained about", () => {
  const compiled = compile(
    page("one", [text("a")]),
    page("two", [text("b", { showIf: "a = x", required: true }), text("c")]),
  );
  const second = compiled.pages[1];
  assert.ok(second);
  const read = compiled.readPage(second, { a: { text: "y" } }, { b: { text: "kept?" }, c: { text: "yes" } });
  assert.deepEqual(read, { accepted: { c: { text: "yes" } }, problems: [] });
});

test("required rows are asked for one by one", () => {
  const compiled = compile(
    page("one", [
      { ...everyType.matrix, required: true },
      { ...everyType["paired-rating"], required: true },
    ]),
  );
  const answers: Answers = {
    parts: { rows: { care: "good" } },
    standards: { pairs: { "SL-1": { self: 1, organisation: null }, "SL-2": { self: 0 } } },
  };
  assert.deepEqual(
    compiled
      .missing(answers)
      .map(({ page: { id }, problem }) => [id, problem.question, problem.row, problem.perspective]),
    [
      ["one", "parts", "speed", undefined],
      ["one", "standards", "SL-2", "organisation"],
    ],
  );
  const special: Answers = { ...answers, parts: { special: "not-applicable" } };
  assert.deepEqual(
    compiled.missing(special).map(({ problem }) => problem.question),
    ["standards"],
  );
});

test("missing looks at what is shown only", () => {
  const compiled = compile(
    page("one", [text("a")]),
    page("two", [text("b", { required: true, showIf: "a = x" })]),
  );
  assert.deepEqual(compiled.missing({}), []);
  assert.deepEqual(
    compiled.missing({ a: { text: "x" } }).map(({ problem }) => problem.question),
    ["b"],
  );
});

const languages: Definition = {
  ...definitionWith(),
  languages: ["en", "de"],
};

test("texts come in the language asked for, or the nearest there is", () => {
  const { text: say } = compileQuestionnaire(languages);
  const texts = { en: "colour", de: "Farbe", "de-CH": "Farb" };
  const in_ = (language: string, given: Readonly<Record<string, string>> = texts) => say(given, language, {});
  assert.deepEqual(
    ["de-CH", "de-AT", "de", "fr", "en-US", "constructor"].map((tag) => in_(tag)),
    ["Farb", "Farbe", "Farbe", "colour", "colour", "colour"],
  );
  assert.equal(in_("de", { en: "only", de: "" }), "only");
  assert.equal(in_("de", { fr: "seul" }), "seul");
  assert.equal(in_("de", {}), "");
});

test("answers are repeated in words of the reader's language", () => {
  const { text: say } = compileQuestionnaire(languages);
  const answers: Answers = {
    visited: { choice: "other", other: "by post" },
    country: { choice: "de" },
    channels: { choices: ["phone", "mail", "other"], other: "fax" },
    satisfaction: { rating: 2 },
    recommend: { rating: 9 },
    importance: { ranking: ["care", "price"] },
    years: { number: 1.5 },
    visit: { date: "2026-03-31" },
    town: { text: "  New \t York " },
  };
  const said = (name: string, language = "en") => say(en(`{{${name}}}`), language, answers);
  assert.deepEqual(
    ["visited", "country", "channels", "satisfaction", "recommend", "importance", "years", "visit"].map(
      (name) => said(name),
    ),
    [
      "by post",
      "Option de",
      "Option phone, Option mail, and fax",
      "bad",
      "9",
      "Option care and Option price",
      "1.5",
      "March 31, 2026",
    ],
  );
  assert.deepEqual(
    ["years", "visit"].map((name) => said(name, "de")),
    ["1,5", "31. März 2026"],
  );
});

test("placeholders have words for when nothing was answered", () => {
  const { text: say } = compile(
    page("one", [text("a"), { ...everyType.rating }]),
    page("two", [text("b", { showIf: "a = x" })]),
  );
  const template = en("Dear {{name|guest}}, about {{ a | your visit }}{{b}}{{satisfaction}}{{nobody}}.");
  assert.equal(say(template, "en", {}), "Dear guest, about your visit.");
  const answers: Answers = {
    a: { text: "tea" },
    b: { text: "hidden" },
    satisfaction: { special: "not-applicable" },
  };
  assert.equal(say(template, "en", answers, { name: "Ann" }), "Dear Ann, about tea.");
  assert.equal(say(en("{{organisation}} {{"), "en", {}, { organisation: "Rail" }), "Rail {{");
});

test("what people typed is repeated once, briefly, and never read again", () => {
  const { text: say } = compile(page("one", [{ type: "long-text", id: "a", text: en("?") }, text("b")]));
  const typed: Answers = { a: { text: `{{b}} <script>${"😀".repeat(300)}` }, b: { text: "secret" } };
  const said = say(en("{{a}}"), "en", typed);
  assert.ok(said.startsWith("{{b}} <script>😀"));
  assert.equal(Array.from(said).length, 200);
  assert.ok(said.endsWith("…") && said.isWellFormed());
});
