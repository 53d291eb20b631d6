import { type Html, html } from "#platform/html/html.ts";
import type { Question } from "../questionnaires/definition.ts";
import { type Fields, fieldNames, specialsOf } from "./form.ts";
import { fieldId, sentenceFor } from "./problem-sentence.ts";
import { type PageProblem, say, type View } from "./view.ts";
import { contactPromise } from "./words/contact-promise.ts";

/** One thing to choose, as a radio button or a box. */
interface Choice {
  type: "radio" | "checkbox";
  name: string;
  value: string;
  id?: string | undefined;
  /** Shown beside it; where there are several parts, it brings their elements itself. */
  label: string | Html;
  className?: string;
  /** Whether it excludes all others. */
  isAlone?: boolean;
}

export const isSet = (fields: Fields, name: string, value: string): boolean =>
  fields.get(name)?.includes(value) === true;

/** What stands in a text field, as it was typed. */
export const typed = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? "";

export function choice(
  fields: Fields,
  { type, name, value, id, label, className = "choice", isAlone = false }: Choice,
): Html {
  const content = typeof label === "string" ? html`<span>${label}</span>` : label;
  return html`<label class="${className}"><input type="${type}" name="${name}" value="${value}"${
    id !== undefined && html` id="${id}"`
  }${isAlone && html` data-alone`}${isSet(fields, name, value) && html` checked`}>${content}</label>`;
}

/** The elements around a question's fields: what it asks, how to answer, what is wrong. */
export interface Surroundings {
  text: Html;
  notes: Html;
  /** Attributes that join fields to the notes. */
  described: Html | false;
  problems: readonly PageProblem[];
}

const noteId = (question: Question) => `n-${question.id}`;
const problemId = (question: Question) => `p-${question.id}`;

/** @param hint how to answer, from the question's settings */
export function surroundings(view: View, question: Question, hint: string): Surroundings {
  const problems = view.problems.filter((problem) => problem.question === question.id);
  const own = problems.filter((problem) => problem.row === undefined);
  const contact = question.meaning === "contact-me" ? contactPromise(view.language) : "";
  const help = [question.help ? say(view, question.help) : "", contact, hint].filter((text) => text !== "");
  const described = [help.length > 0 && noteId(question), own.length > 0 && problemId(question)].filter(
    Boolean,
  );
  const { required } = view.words.page;
  return {
    text: html`<span class="asked">${say(view, question.text)}</span>${
      question.required && html` <span class="required">${required}</span>`
    }`,
    notes: html`${help.length > 0 && html`<p class="help" id="${noteId(question)}">${help.join("\n")}</p>`}${
      own.length > 0 &&
      html`<p class="problem" id="${problemId(question)}">${sentenceFor(own[0] as PageProblem, view.words)}</p>`
    }`,
    described: described.length > 0 && html` aria-describedby="${described.join(" ")}"`,
    problems,
  };
}

/** A question with several fields. */
export function group(
  { text, notes, described, problems }: Surroundings,
  content: Html,
  className = "",
): Html {
  return html`<fieldset class="question${className && ` ${className}`}${problems.length > 0 && html` wrong`}"${described}>
<legend>${text}</legend>${notes}
${content}</fieldset>
`;
}

/** A question with one field, which has the question's own id. */
export function single(question: Question, { text, notes, problems }: Surroundings, content: Html): Html {
  return html`<div class="question${problems.length > 0 && html` wrong`}">
<label class="legend" for="${fieldId(question.id)}">${text}</label>${notes}
${content}</div>
`;
}

/** Boxes for the answers that stand instead of a typed or arranged one. */
export function specialBoxes({ words, fields }: View, question: Question): Html | false {
  const specials = specialsOf(question);
  if (specials.length === 0) return false;
  const boxes = specials.map((special) =>
    choice(fields, {
      type: "checkbox",
      name: fieldNames.special(question.id),
      value: special,
      label: words.question.specials[special],
    }),
  );
  return html`<div class="choices specials">${boxes}</div>`;
}

/** Says of a row's field that something is wrong with it, and shows what. */
export function rowProblem(
  { words, problems }: View,
  question: Question,
  row: string,
  perspective?: string,
): { note: Html; attributes: Html } | null {
  const problem = problems.find(
    (each) =>
      each.question === question.id &&
      each.row === row &&
      (perspective === undefined || ("perspective" in each && each.perspective === perspective)),
  );
  if (!problem) return null;
  const id = `p-${[question.id, row, perspective].filter(Boolean).join(":")}`;
  return {
    note: html`<p class="problem" id="${id}">${sentenceFor(problem, words)}</p>`,
    attributes: html` aria-describedby="${id}"`,
  };
}
