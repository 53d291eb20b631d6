import { textLengths } from "../questionnaires/answer-check.ts";
import type { Page, Question } from "../questionnaires/definition.ts";
import { type Fields, fieldNames, isFieldOf } from "./form.ts";

/** Bytes of a form that any page takes. */
export const usualRoom = 256 * 1024;
/** Bytes of a form that no page takes. */
export const mostRoom = 4 * 2 ** 20;
/** Bytes of a form's other fields. */
const besideTexts = 64 * 1024;
/** Bytes of the longest character as forms send it: four bytes, each written "%F0". */
const bytesOfCharacter = 12;
/** Characters of the text beside "other". */
const otherCharacters = 200;
/** Characters of a line that isn't a text, e.g. of a number or an option's id. */
const lineCharacters = 200;
/** Who wrote at most so many times too much gets it back whole, to shorten it. */
const timesTooMuch = 4;

const lengthOf = (question: Question): number | null =>
  question.type === "short-text" || question.type === "long-text"
    ? (question.maximumLength ?? textLengths[question.type])
    : null;

/** Bytes of a form in which the longest answers to a page fit, in any script. */
export function roomFor({ questions }: Page): number {
  const characters = questions
    .map((question) => lengthOf(question) ?? ("other" in question ? otherCharacters : 0))
    .reduce((sum, each) => sum + each, 0);
  return Math.min(mostRoom, Math.max(usualRoom, besideTexts + characters * bytesOfCharacter));
}

/** What of a form is shown again: texts that are too long within reason, of everything else what its field can hold. */
export function shownAgain({ questions }: Page, fields: Fields): Fields {
  const shown = new Map<string, readonly string[]>();
  for (const [name, values] of fields) {
    const question = questions.find(({ id }) => isFieldOf(name, id));
    if (!question) continue;
    const length = name === fieldNames.of(question.id) ? lengthOf(question) : null;
    const most = length === null ? lineCharacters : length * timesTooMuch;
    const count = "options" in question ? question.options.length + 1 : 1;
    shown.set(
      name,
      values.slice(0, count).map((value) => firstCharacters(value, most)),
    );
  }
  return shown;
}

/** Counted as answers are: a character outside the first plane is one. */
function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (let count = 0; count < most && end < text.length; count++)
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(0, end);
}
