import assert from "node:assert/strict";
import { test } from "node:test";
import { conditional, definitionWith, en, everyType } from "./definition.fixture.ts";
import type { Definition, Question } from "./definition.ts";
import { compareDefinitions } from "./definition-diff.ts";

const before = definitionWith(conditional("visited = yes"));

const said = (after: Definition, earlier = before) =>
  compareDefinitions(earlier, after).map(
    ({ kind, subject, id, details }) => `${kind} ${subject} ${id}: ${details.join("; ")}`,
  );

const withQuestion = (id: string, changes: object): Definition => ({
  ...before,
  pages: before.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) =>
      question.id === id ? ({ ...question, ...changes } as Question) : question,
    ),
  })),
});

test("nothing changed", () => {
  assert.deepEqual(said(structuredClone(before)), []);
  const reordered = withQuestion("visited", { text: { de: "x", en: "y" } });
  assert.deepEqual(said(withQuestion("visited", { text: { en: "y", de: "x" } }), reordered), []);
});

test("what is new and what is gone", () => {
  assert.deepEqual(said(definitionWith()), ["removed page last: ", "removed question why: "]);
  assert.deepEqual(said(before, definitionWith()), ["added page last: ", "added question why: "]);
});

test("changes of a question, in words", () => {
  const cases: [string, object, string][] = [
    ["visited", { text: { en: "Were you here?" } }, "wording changed (en)"],
    ["visited", { text: { en: everyType["single-choice"].text["en"], de: "?" } }, "wording changed (de)"],
    ["visited", { help: en("Say.") }, "help added"],
    ["visited", { required: true }, "now required"],
    ["visited", { dontKnow: false }, "no longer “don't know” offered"],
    ["visited", { required: false }, ""],
    ["visited", { type: "dropdown" }, "type changed from single-choice to dropdown"],
    ["recommend", { low: en("no") }, "lower end changed (en)"],
    ["satisfaction", { maximum: 7 }, "highest changed from 5 to 7"],
    ["satisfaction", { anchors: [en("low"), en("high")] }, "names of the points changed"],
    ["importance", { ranks: 3 }, "number of ranks changed from 2 to 3"],
    ["years", { minimum: undefined }, "lowest changed from 0 to none"],
    ["why", { showIf: "visited = no" }, "now shown if visited = no"],
    ["why", { showIf: "" }, "now shown to everybody"],
    [
      "country",
      {
        options: ["fr", "de", "es"].map((id) => ({ id, text: en(id === "fr" ? "France" : `Option ${id}`) })),
      },
      "option added: es; option removed: 1; option reworded: fr; order of the options changed",
    ],
  ];
  for (const [id, changes, expected] of cases)
    assert.deepEqual(
      said(withQuestion(id, changes)),
      expected === "" ? [] : [`changed question ${id}: ${expected}`],
      JSON.stringify(changes),
    );
});

test("a question that moved is said, those it passed are not", () => {
  const [first, last] = before.pages;
  assert.ok(first && last);
  const [one, two, ...rest] = first.questions;
  assert.ok(one && two);
  const down = { ...before, pages: [{ ...first, questions: [two, ...rest, one] }, last] };
  assert.deepEqual(said(down), ["changed question visited: moved to another place"]);
  const away = {
    ...before,
    pages: [
      { ...first, questions: [two, ...rest] },
      { ...last, questions: [one, ...last.questions] },
    ],
  };
  assert.deepEqual(said(away), ["changed question visited: moved to page last"]);
  assert.deepEqual(said({ ...before, pages: [last, first] }).length, 1);
});

test("the questionnaire's own texts and languages", () => {
  const after: Definition = {
    ...before,
    languages: ["de", "en"],
    title: { en: "Other", de: "Anderes" },
    thanks: en("Bye"),
  };
  assert.deepEqual(said(after), [
    "changed questionnaire : title changed (en, de); closing words added; languages added: de; first language is now de",
  ]);
});
