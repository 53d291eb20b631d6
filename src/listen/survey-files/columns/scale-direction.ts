import type { AnswerValue, Note } from "../survey-file.ts";
import { answerDirection, areNumbered } from "./answer-direction.ts";
import { type Detected, note } from "./detected.ts";

/** A rating whose answers' words don't tell which end is the good one. */
export interface UndirectedScale {
  name: string;
  values: readonly AnswerValue[];
}

/** Whether a rating has named answers, and nothing in their words or numbers says which end is high. */
export const isUndirected = ({ kind, values, reversed, because }: Detected): boolean =>
  kind === "rating" &&
  !reversed &&
  values.length >= 3 &&
  !because.startsWith("words") &&
  !because.startsWith("answer codes") &&
  !areNumbered(values) &&
  answerDirection(values) === null;

/** One note for all of them: which end counts as high, and how to turn it. */
export function directionNote(scales: readonly UndirectedScale[]): Note[] {
  const [first] = scales;
  if (first === undefined) return [];
  const tops = [...new Set(scales.map(({ values }) => topOf(values)))];
  const where = scales.length === 1 ? `“${first.name}”` : `${scales.length} columns (“${first.name}” …)`;
  const shown = tops.slice(0, 5).join(", ") + (tops.length > 5 ? ` and ${tops.length - 5} more` : "");
  const text = `The words of the answers of ${where} don't say which end is the good one; ${shown} ${tops.length === 1 ? "counts" : "count"} as high. Where that is the bad end, turn the column round: \`reversed: true\`.`;
  return [note("scale.direction", scales.length === 1 ? first.name : null, "check", text)];
}

function topOf(values: readonly AnswerValue[]): string {
  const top = values.reduce((high, answer) => (answer.value > high.value ? answer : high));
  return `“${top.label}” (${top.value})`;
}
