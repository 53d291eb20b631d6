import type { Option, Question, Texts } from "../questionnaires/definition.ts";
import { codedAnswers, type ListedAnswer } from "../survey-files/definitions/answer-list.ts";

/** What all questions of a draft have. */
export interface Base {
  id: string;
  text: Texts;
  help?: Texts;
  required?: boolean;
}

/** A question, and what its answers' codes became. */
export interface Made {
  question: Question;
  answers: ReadonlyMap<string, string>;
}

export const none: ReadonlyMap<string, string> = new Map();

/** Answers of their own that a question offers besides its list. */
const flags = { "not applicable": "notApplicable", "don't know": "dontKnow", refused: "refused" } as const;
const specials = { notApplicable: "not-applicable", dontKnow: "dont-know", refused: "refused" } as const;

/**
 * A choice of one: a rating where every answer is a number of a scale, else a list. "Not applicable" and its like become
 * answers of their own.
 */
export function oneOf(
  base: Base,
  listed: readonly ListedAnswer[],
  {
    language,
    other,
    type = "single-choice",
  }: { language: string; other?: string | undefined; type?: "single-choice" | "dropdown" },
): Made {
  const { kind, values, missing } = codedAnswers(listed, "list");
  const offered: { notApplicable?: true; dontKnow?: true; refused?: true } = {};
  const answers = new Map<string, string>();
  for (const { cell, reason } of missing) {
    const flag = reason in flags ? flags[reason as keyof typeof flags] : null;
    if (flag === null) continue;
    offered[flag] = true;
    answers.set(cell, specials[flag]);
  }
  const said = (text: string): Texts => ({ [language]: text });
  const points = values.toSorted((one, two) => one.value - two.value);
  const low = points[0]?.value ?? 0;
  const isScale =
    kind === "rating" &&
    other === undefined &&
    points.length <= 21 &&
    points.every(({ value }, place) => value === low + place);
  if (isScale) {
    for (const { cell, value } of points) answers.set(cell, String(value));
    const anchors = points.map(({ label }) => said(label));
    const question: Question = {
      type: "rating",
      ...base,
      ...offered,
      minimum: low,
      maximum: low + points.length - 1,
      anchors,
    };
    return { question, answers };
  }
  const options = listed
    .filter(({ code }) => !answers.has(code))
    .map(({ code, label }): Option => ({ id: code, text: said(label || code) }));
  const question: Question = {
    type,
    ...base,
    ...offered,
    options,
    ...(other === undefined ? {} : { other: said(other) }),
  };
  return { question, answers };
}

/** A grid: columns that are points of a scale get whole numbers as ids, so that the rows count as ratings. */
export function gridOf(
  base: Base,
  rows: readonly Option[],
  listed: readonly ListedAnswer[],
  language: string,
): Made {
  const { kind, values } = codedAnswers(listed, "scale");
  const numbers = new Map(values.map(({ cell, value }) => [cell, value]));
  const areUsable = values.every(({ value }) => Number.isInteger(value) && value >= 0);
  const answers = new Map<string, string>();
  let aside = 0;
  const columns = listed.map(({ code, label }, place): Option => {
    const number = numbers.get(code);
    const point = areUsable ? number : place + 1;
    const id = kind !== "rating" ? code : number === undefined ? `none-${++aside}` : String(point);
    answers.set(code, id);
    return { id, text: { [language]: label || code } };
  });
  return { question: { type: "matrix", ...base, rows, columns }, answers };
}

const mostPoints = 21;

/** A scale of which at most the ends are named; 0 to 10 is a type of its own, and what has too many points a number. */
export function scaleOf(
  base: Base,
  { minimum, maximum, low, high }: { minimum: number; maximum: number; low: string; high: string },
  language: string,
): Made {
  const ends = { low: { [language]: low || String(minimum) }, high: { [language]: high || String(maximum) } };
  const points = maximum - minimum + 1;
  const isShort = Number.isInteger(minimum) && Number.isInteger(points) && points > 1 && points <= mostPoints;
  if (!isShort || Math.max(Math.abs(minimum), Math.abs(maximum)) > 100)
    return { question: { type: "number", ...base, minimum, maximum }, answers: none };
  const question: Question =
    minimum === 0 && maximum === 10
      ? { type: "zero-to-ten", ...base, ...ends }
      : { type: "rating", ...base, minimum, maximum, anchors: [ends.low, ends.high] };
  return { question, answers: none };
}
