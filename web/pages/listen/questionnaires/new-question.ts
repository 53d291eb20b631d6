import type { Definition, Option, Question, QuestionType, Texts } from "#listen/questionnaires/definition.ts";
import { meaningsFor } from "#listen/questionnaires/meaning-check.ts";
import { isMeant, isReserved } from "#listen/questionnaires/reserved-ids.ts";

/** The first of "q1", "q2", … that is not taken. */
export function freeId(prefix: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  for (let number = 1; ; number++) if (!used.has(`${prefix}${number}`)) return `${prefix}${number}`;
}

/** Ids of all questions. */
export const questionIds = ({ pages }: Definition): string[] =>
  pages.flatMap(({ questions }) => questions.map(({ id }) => id));

/** Why an id can't be a question's; null where it can. */
export function idFault(id: string, taken: readonly string[]): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(id))
    return "Begin with a letter; then letters without accents, digits, - and _, 40 characters at most.";
  if (isReserved(id) || isMeant(id)) return "This word has a meaning of its own; take another one.";
  return taken.includes(id) ? "Another question has this id." : null;
}

const blank = (): Texts => ({});
const optionsOf = (prefix: string, count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index + 1}`, text: blank() }));
const scaleOf = (points: number) => ({
  minimum: 1,
  maximum: points,
  anchors: Array.from({ length: points }, blank),
});

/** A new question, ready to be worded. */
export function newQuestion(type: QuestionType, id: string): Question {
  const base = { id, text: blank() };
  switch (type) {
    case "single-choice":
    case "dropdown":
      return { type, ...base, options: optionsOf("o", 2) };
    case "multiple-choice":
    case "ranking":
      return { type, ...base, options: optionsOf("o", 3) };
    case "matrix":
      return { type, ...base, rows: optionsOf("r", 2), columns: optionsOf("c", 3) };
    case "rating":
      return { type, ...base, ...scaleOf(5) };
    case "zero-to-ten":
      return { type, ...base, low: blank(), high: blank() };
    case "paired-rating":
      return {
        type,
        ...base,
        notApplicable: true,
        rows: optionsOf("r", 2),
        perspectives: ["v1", "v2"].map((each) => ({ id: each, name: blank(), lead: blank() })),
        ...scaleOf(5),
      };
    case "constant-sum":
      return { type, ...base, options: optionsOf("o", 3), total: 100 };
    case "number":
    case "date":
    case "short-text":
    case "long-text":
    case "statement":
      return { type, ...base };
  }
}

const special = ["required", "notApplicable", "dontKnow", "refused"];
const choices: readonly QuestionType[] = ["single-choice", "dropdown", "multiple-choice"];

/** What a question of a type may have without having to. */
const optionalOf = (type: QuestionType): string[] => [
  "help",
  "showIf",
  ...(type === "statement" ? [] : type === "paired-rating" ? special.slice(0, 2) : special),
  ...(choices.includes(type) ? ["other"] : []),
];

/** The same question as another type: what both types have stays. */
export function asType(question: Question, type: QuestionType): Question {
  const fresh = newQuestion(type, question.id);
  const staysMeant = question.meaning !== undefined && meaningsFor(type).includes(question.meaning);
  const names = new Set([...Object.keys(fresh), ...optionalOf(type), ...(staysMeant ? ["meaning"] : [])]);
  const kept = Object.entries(question).filter(([name]) => name !== "type" && names.has(name));
  return { ...fresh, ...Object.fromEntries(kept) } as Question;
}
