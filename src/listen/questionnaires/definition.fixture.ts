import type { Definition, Option, Question, Texts } from "./definition.ts";

/** For tests: a text in English. */
export const en = (text: string): Texts => ({ en: text });

const options = (...ids: string[]): Option[] => ids.map((id) => ({ id, text: en(`Option ${id}`) }));

/** One valid question of every type, by type. */
export const everyType = {
  "single-choice": {
    type: "single-choice",
    id: "visited",
    text: en("Have you visited us?"),
    options: options("yes", "no", "often"),
    dontKnow: true,
    other: en("Otherwise"),
  },
  dropdown: { type: "dropdown", id: "country", text: en("Where?"), options: options("de", "fr", "1") },
  "multiple-choice": {
    type: "multiple-choice",
    id: "channels",
    text: en("Which channels?"),
    options: options("phone", "mail", "chat", "none"),
    other: en("Another"),
    exclusive: ["none"],
    minimum: 2,
    maximum: 3,
  },
  matrix: {
    type: "matrix",
    id: "parts",
    text: en("How were these?"),
    rows: options("speed", "care"),
    columns: options("bad", "fair", "good"),
    notApplicable: true,
  },
  rating: {
    type: "rating",
    id: "satisfaction",
    text: en("How satisfied are you?"),
    minimum: 1,
    maximum: 5,
    anchors: ["very bad", "bad", "neither", "good", "very good"].map(en),
    notApplicable: true,
  },
  "zero-to-ten": {
    type: "zero-to-ten",
    id: "recommend",
    text: en("Would you recommend us?"),
    low: en("never"),
    high: en("surely"),
  },
  "paired-rating": {
    type: "paired-rating",
    id: "standards",
    text: en("How far?"),
    notApplicable: true,
    rows: options("SL-1", "SL-2"),
    perspectives: [
      { id: "self", name: en("Myself"), lead: en("I") },
      { id: "organisation", name: en("Us"), lead: en("We") },
    ],
    minimum: 0,
    maximum: 3,
    anchors: ["not", "a little", "largely", "fully"].map(en),
  },
  ranking: {
    type: "ranking",
    id: "importance",
    text: en("Which matter most?"),
    options: options("price", "speed", "care"),
    ranks: 2,
  },
  "constant-sum": {
    type: "constant-sum",
    id: "time",
    text: en("Where does the time go?"),
    options: options("work", "repair", "rest"),
    total: 100,
  },
  number: { type: "number", id: "years", text: en("How many years?"), minimum: 0, maximum: 60, decimals: 1 },
  date: {
    type: "date",
    id: "visit",
    text: en("When?"),
    earliest: "2024-02-29",
    latest: "2026-12-31",
  },
  "short-text": { type: "short-text", id: "town", text: en("Which town?"), maximumLength: 10 },
  "long-text": { type: "long-text", id: "comment", text: en("Anything else?") },
  statement: { type: "statement", id: "hello", text: en("Welcome.") },
} as const satisfies Record<string, Question>;

/** All types on a first page, and a last page with these questions. */
export function definitionWith(...last: Question[]): Definition {
  return {
    languages: ["en"],
    title: en("Everything"),
    pages: [
      { id: "first", questions: Object.values(everyType) },
      ...(last.length > 0 ? [{ id: "last", questions: last }] : []),
    ],
  };
}

/** A question that is shown on a condition. */
export const conditional = (showIf: string): Question => ({
  type: "short-text",
  id: "why",
  text: en("Why?"),
  showIf,
});
