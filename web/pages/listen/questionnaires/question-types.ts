import type { Question, QuestionType } from "#listen/questionnaires/definition.ts";
import { textIn } from "#listen/questionnaires/texts.ts";

/** What a director reads of a type of question. */
export interface TypeWords {
  type: QuestionType;
  name: string;
  /** What it is good for. */
  use: string;
}

/** All types, those used most first, in groups. */
export const typeGroups: readonly { name: string; types: readonly TypeWords[] }[] = [
  {
    name: "Choosing",
    types: [
      { type: "single-choice", name: "One of several", use: "All answers are seen; one is chosen." },
      { type: "multiple-choice", name: "Several of several", use: "All that apply are ticked." },
      { type: "dropdown", name: "One from a long list", use: "The list is folded: countries, branches." },
      { type: "matrix", name: "Table", use: "The same answers for several rows." },
    ],
  },
  {
    name: "Rating",
    types: [
      { type: "rating", name: "Rating scale", use: "How satisfied, how easy: 5 or 7 named points." },
      { type: "zero-to-ten", name: "0 to 10", use: "How likely to recommend." },
      {
        type: "paired-rating",
        name: "Two points of view",
        use: "Each statement rated twice: for myself, for my organisation.",
      },
      { type: "ranking", name: "Ranking", use: "Put things in order of importance." },
      { type: "constant-sum", name: "Sharing out points", use: "Share out 100 points or hours." },
    ],
  },
  {
    name: "Writing",
    types: [
      { type: "long-text", name: "Text", use: "In their own words, several lines." },
      { type: "short-text", name: "Short text", use: "A few words on one line." },
      { type: "number", name: "Number", use: "How many, how long." },
      { type: "date", name: "Date", use: "When something happened." },
    ],
  },
  {
    name: "Showing",
    types: [{ type: "statement", name: "Text without a question", use: "Explains, or leads over." }],
  },
];

const words = new Map(typeGroups.flatMap(({ types }) => types.map((each) => [each.type, each])));

/** What a type is called. */
export const typeName = (type: QuestionType): string => words.get(type)?.name ?? type;

/** A question in a line: what it asks, in the language that is edited. */
export const questionLine = (question: Question, language: string, languages: readonly string[]): string =>
  textIn(question.text, language, languages).split("\n")[0] || `${typeName(question.type)}, not worded yet`;
