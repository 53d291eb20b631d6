import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { itemsOf } from "./survey-items.ts";

const said = (text: string) => ({ en: text });
const asked = (...questions: Question[]): Definition => ({
  languages: ["en"],
  title: said("Survey"),
  pages: [{ id: "page", questions }],
});
const rating = (id: string, text: string, meaning?: Question["meaning"]): Question => ({
  id,
  type: "rating",
  text: said(text),
  minimum: 1,
  maximum: 5,
  anchors: [said("poor"), said("excellent")],
  ...(meaning && { meaning }),
});
const columnsOf = (definition: Definition) => itemsOf(definition).map(({ column }) => column);

test("labels say the words for everybody where something about the person is put in", () => {
  const labels = columnsOf(
    asked(
      rating("known", "How do you rate {{account_manager|the person you usually deal with}}?"),
      rating("unknown", "And you, {{ name }}: how was {{q1| }}?"),
    ),
  ).map(({ label }) => label);
  assert.deepEqual(labels, ["How do you rate the person you usually deal with?", "And you, …: how was …?"]);
});

test("where parts of the service are rated, they alone are drivers", () => {
  const person = rating("person", "Your contact", "account-person");
  const other = rating("other", "Something else");
  const driversOf = (...questions: Question[]) =>
    columnsOf(asked(...questions))
      .filter(({ driver }) => driver !== false)
      .map(({ name }) => name);
  assert.deepEqual(driversOf(rating("part", "Speed", "performance"), person, other), ["part"]);
  assert.deepEqual(driversOf(rating("whole", "All in all", "satisfaction"), person, other), [
    "person",
    "other",
  ]);
});

test("rows and options carry their question in short, but for parts of the service", () => {
  const text = said("Which of these companies have you also bought from during the last twelve months?");
  const ticked: Question = {
    id: "also",
    type: "multiple-choice",
    text,
    options: [{ id: "penny", text: said("Penny Post") }],
  };
  const parts: Question = {
    id: "parts",
    type: "matrix",
    meaning: "performance",
    text: said("How are we at"),
    rows: [{ id: "speed", text: said("Speed") }],
    columns: ["1", "2", "3"].map((id) => ({ id, text: said(id) })),
  };
  assert.deepEqual(
    columnsOf(asked(ticked, parts)).map(({ label }) => label),
    ["Penny Post (Which of these companies have you also bought from during…)", "Speed"],
  );
});
