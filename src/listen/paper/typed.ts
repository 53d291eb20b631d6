import type { Answer, Answers } from "../questionnaires/answer.ts";
import { otherOption } from "../questionnaires/answer-check.ts";
import { isDate } from "../questionnaires/calendar.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import { fieldNames, readAnswer } from "../respond/form.ts";
import { sentenceFor } from "../respond/problem-sentence.ts";
import { numberFrom } from "../respond/typed-number.ts";
import { english } from "../respond/words/english.ts";
import {
  askedQuestions,
  type PaperField,
  type PaperForm,
  type PaperQuestion,
  type Typed,
  unreadable,
} from "./paper-form.ts";

/** The mark of special answers among a field's values, as the form's fields have it. */
const specialMark = "!";

/** Codes as they stand on the sheet: Arabic digits are digits, small letters capitals. */
const asCode = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

const codeValue = ({ codes }: PaperField, text: string): string | null =>
  codes.find(({ code }) => code === asCode(text))?.value ?? null;

/** Reads codes that stand one after the other, with or without blanks and commas between them; null where one is none. */
function severalValues({ codes }: PaperField, text: string): string[] | null {
  let rest = asCode(text).replace(/[\s,;.،]/g, "");
  const values: string[] = [];
  while (rest !== "") {
    const found = codes.find(({ code }) => rest.startsWith(code));
    if (!found) return null;
    values.push(found.value);
    rest = rest.slice(found.code.length);
  }
  return values;
}

/**
 * Reads a date as its boxes are filled: day, month, year, with or without points between them, or as an ISO date.
 *
 * @returns an ISO date; null where it is no date
 */
function dateFrom(text: string): string | null {
  const clean = asCode(text);
  if (/^\d{4}-\d\d-\d\d$/.test(clean)) return isDate(clean) ? clean : null;
  const parts = /^(\d\d)(\d\d)(\d{4})$/.exec(clean) ?? /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(clean);
  const [, day = "", month = "", year = ""] = parts ?? [];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(iso) ? iso : null;
}

/** The values of the form's field that something typed stands for; null where it can't be one. */
function valuesOf(field: PaperField, text: string, language: string): string[] | null {
  switch (field.kind) {
    case "one": {
      const value = codeValue(field, text);
      return value === null ? null : [value];
    }
    case "several":
      return severalValues(field, text);
    case "amount":
      return /^\d{1,9}$/.test(asCode(text)) ? [String(Number(asCode(text)))] : null;
    case "number": {
      const special = codeValue(field, text);
      if (special !== null) return [special];
      return Number.isNaN(numberFrom(text, language)) ? null : [text.trim()];
    }
    case "date": {
      const value = codeValue(field, text) ?? dateFrom(text);
      return value === null ? null : [value];
    }
    case "text":
      return [text];
  }
}

/** What has to be typed into a field, in words. */
function expected({ kind, codes }: PaperField): string {
  const list = codes.map(({ code }) => code).join(", ");
  switch (kind) {
    case "one":
      return `one of the codes ${list}`;
    case "several":
      return `one or more of the codes ${list}`;
    case "amount":
      return "the amount as a whole number";
    case "number":
      return `a number in digits${list && `, or ${list}`}`;
    case "date":
      return `day, month and year, e.g. 31032026${list && `, or ${list}`}`;
    case "text":
      return "what is written";
  }
}

/** Says why something typed can't stand in a field; null where it can. Nothing typed is a blank. */
export function typingProblem(field: PaperField, text: string, language: string): string | null {
  if (text.trim() === "" || text.trim() === unreadable) return null;
  if (valuesOf(field, text, language) !== null) return null;
  return `Type ${expected(field)}. Leave it empty where nothing is filled in, or type ${unreadable} where it can't be read.`;
}

/** What a question's answer is, or why it can't be used. */
interface ReadQuestion {
  answer: Answer | null;
  /** A sentence; null where there is an answer, or the question is blank. */
  problem: string | null;
}

/** Reads one question of what was typed. What can't be read of it is left out, and said. */
function readTyped(
  { question, fields }: PaperQuestion,
  typed: Typed,
  compiled: Compiled,
  language: string,
): ReadQuestion {
  const values = new Map<string, string[]>();
  let isUnclear = false;
  for (const field of fields) {
    const text = typed[field.id] ?? "";
    if (text.trim() === "") continue;
    const read = text.trim() === unreadable ? null : valuesOf(field, text, language);
    if (read === null) isUnclear = true;
    else values.set(field.id, read);
  }
  moveSpecial(question, values);
  const { answer, problems } = readAnswer(question, values, language);
  const refused = answer && compiled.checkAnswer(question, answer);
  const [first] = refused ? [refused] : problems;
  if (first) return { answer: null, problem: sentenceFor(first, english) };
  return { answer, problem: isUnclear ? "Part of this can't be read." : null };
}

/** Special answers have a field of their own in forms, where the codes of a question have one for all. */
function moveSpecial({ id, type }: PaperQuestion["question"], values: Map<string, string[]>): void {
  const special = fieldNames.special(id);
  const own = values.get(special)?.[0];
  if (own?.startsWith(specialMark)) values.set(special, [own.slice(specialMark.length)]);
  if (type !== "multiple-choice" && type !== "number" && type !== "date") return;
  const given = values.get(id) ?? [];
  const found = given.find((value) => value.startsWith(specialMark));
  if (found === undefined) return;
  values.set(special, [found.slice(specialMark.length)]);
  const rest = given.filter((value) => !value.startsWith(specialMark));
  if (rest.length > 0) values.set(id, rest);
  else values.delete(id);
}

/** What a sheet says, as far as it can be used. */
export interface ReadSheet {
  answers: Answers;
  /** The questions that what was typed leads to. */
  asked: readonly PaperQuestion[];
  /** By question why its answer, or part of it, can't be used. */
  problems: ReadonlyMap<string, string>;
}

/** Reads a whole sheet. Questions that the answers don't lead to are left out. */
export function readSheet(form: PaperForm, compiled: Compiled, typed: Typed): ReadSheet {
  const read = form.questions.map((each) => ({ each, ...readTyped(each, typed, compiled, form.language) }));
  const all = Object.fromEntries(
    read.flatMap(({ each, answer }) => (answer === null ? [] : [[each.question.id, answer] as const])),
  );
  const asked = askedQuestions(form, compiled, all);
  const answers = compiled.counted(all);
  const isAsked = new Set(asked);
  return {
    answers,
    asked,
    problems: new Map(
      read.flatMap(({ each, problem }) =>
        problem !== null && isAsked.has(each) ? [[each.question.id, problem] as const] : [],
      ),
    ),
  };
}

/** The fields that are typed, in order: a line beside "other" only where its box is ticked. */
export function typedFields({ asked }: ReadSheet, typed: Typed): PaperField[] {
  return asked.flatMap(({ question, fields }) =>
    fields.filter(({ id, kind }) => {
      if (kind !== "text" || id !== fieldNames.other(question.id)) return true;
      const [main] = fields;
      return main !== undefined && (valuesOf(main, typed[main.id] ?? "", "en") ?? []).includes(otherOption);
    }),
  );
}

/** The same for entries that mean the same. */
function meant(field: PaperField, typed: Typed, language: string): string {
  const text = (typed[field.id] ?? "").trim();
  if (text === "" || text === unreadable) return text;
  const values = valuesOf(field, text, language);
  if (values === null) return text;
  if (field.kind === "several") return [...values].sort().join("\n");
  if (field.kind === "number") return String(numberFrom(values[0] ?? "", language) || values[0]);
  return values.join("\n").replace(/\s+/g, " ").trim();
}

/** A field in which two entries of a sheet differ. */
export interface Difference {
  field: PaperField;
  question: PaperQuestion;
  first: string;
  second: string;
}

/** Compares two entries of a sheet, in the fields that either leads to. */
export function compareEntries(
  form: PaperForm,
  compiled: Compiled,
  first: Typed,
  second: Typed,
): { compared: { field: PaperField; question: PaperQuestion }[]; differences: Difference[] } {
  const wanted = new Set(
    [first, second]
      .flatMap((typed) => typedFields(readSheet(form, compiled, typed), typed))
      .map(({ id }) => id),
  );
  const compared = form.questions.flatMap((question) =>
    question.fields.filter(({ id }) => wanted.has(id)).map((field) => ({ field, question })),
  );
  const differences = compared.flatMap(({ field, question }) =>
    meant(field, first, form.language) === meant(field, second, form.language)
      ? []
      : [{ field, question, first: first[field.id] ?? "", second: second[field.id] ?? "" }],
  );
  return { compared, differences };
}

/** Both entries as one: where they differ, what was decided. */
export const settledEntry = (first: Typed, second: Typed, decided: Typed): Typed => ({
  ...second,
  ...first,
  ...decided,
});

/** Removes what is blank, and what isn't a field of the form. */
export function tidied(form: PaperForm, typed: Typed): Record<string, string> {
  const known = form.questions.flatMap(({ fields }) => fields);
  return Object.fromEntries(
    known.flatMap(({ id }) => {
      const text = Object.hasOwn(typed, id) ? (typed[id] ?? "").trim() : "";
      return text === "" ? [] : [[id, text] as const];
    }),
  );
}
