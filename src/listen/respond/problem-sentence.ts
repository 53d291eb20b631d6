import type { Question } from "../questionnaires/definition.ts";
import { fieldNames } from "./form.ts";
import type { PageProblem } from "./view.ts";
import type { Words } from "./words/words.ts";

/** What to tell the respondent about a problem. */
export function sentenceFor(problem: PageProblem, words: Words): string {
  const values: Readonly<Record<string, string | number>> = problem.values ?? {};
  return words.problems[problem.code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The id of the element that a problem is about: a question's first field, or the first of one of its rows. */
export function anchorFor(question: Question, problem: PageProblem): string {
  if (problem.row === undefined) return firstFieldOf(question);
  if ("perspective" in problem && problem.perspective !== undefined)
    return fieldId(fieldNames.pair(question.id, problem.row, problem.perspective));
  return fieldId(fieldNames.row(question.id, problem.row));
}

/** Ids of elements: the fields' names with a prefix, so that no question can take the name of another element. */
export const fieldId = (name: string): string => `f-${name}`;

/** The id of a question's first field. */
export function firstFieldOf(question: Question): string {
  const { id } = question;
  if (question.type === "matrix") return fieldId(fieldNames.row(id, question.rows[0]?.id ?? ""));
  if (question.type === "paired-rating")
    return fieldId(fieldNames.pair(id, question.rows[0]?.id ?? "", question.perspectives[0]?.id ?? ""));
  if (question.type === "ranking" || question.type === "constant-sum")
    return fieldId(fieldNames.row(id, question.options[0]?.id ?? ""));
  return fieldId(id);
}
