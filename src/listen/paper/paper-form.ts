import { otherOption } from "../questionnaires/answer-check.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import type { Definition, Page, Question, Texts } from "../questionnaires/definition.ts";
import { withoutValues } from "../questionnaires/piping.ts";
import { textIn } from "../questionnaires/texts.ts";
import { fieldNames, type Special, specialsOf, specialValue } from "../respond/form.ts";
import { wordsIn } from "../respond/words.ts";

/** What was typed of a sheet, by field; a field that is blank on the sheet is absent. */
export type Typed = Readonly<Record<string, string>>;

/** What is typed for a box: the small figure beside it. */
export interface Code {
  code: string;
  /** The value of the form's field that it stands for. */
  value: string;
  label: string;
}

/** One thing that is typed. */
export interface PaperField {
  /** As the form's fields are named. */
  id: string;
  /**
   * "one": a code; "several": codes one after the other; "amount": a whole number; "number", "date" and "text": as written.
   */
  kind: "one" | "several" | "amount" | "number" | "date" | "text";
  /** Where it stands on the sheet, e.g. "3" or "3b". */
  number: string;
  /** Of a row, an option or a second field of the question; empty for the question itself. */
  label: string;
  codes: readonly Code[];
}

/** A question as it stands on the sheet. */
export interface PaperQuestion {
  question: Question;
  page: Page;
  /** Null for a statement, which asks nothing. */
  number: number | null;
  text: string;
  fields: readonly PaperField[];
}

/** A questionnaire on paper, in one language. */
export interface PaperForm {
  language: string;
  questions: readonly PaperQuestion[];
  /** A text without what is known of a respondent only. */
  say(texts: Texts): string;
}

const specialCodes: Record<Special, string> = { "not-applicable": "N", "dont-know": "D", refused: "R" };

/** What is typed for an answer that can't be read, or for two ticks where one is allowed. */
export const unreadable = "*";

/** "a" to "z", then "aa". */
export const rowLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(97 + index)
    : rowLetter(Math.floor(index / 26) - 1) + rowLetter(index % 26);

/** Numbers of options in print: all have as many digits. */
const optionCode = (index: number, count: number): string =>
  String(index + 1).padStart(String(count).length, "0");

/** Lays out what is asked, in the order of the questionnaire, with the codes that are typed. */
export function paperForm({ languages, pages }: Definition, language: string): PaperForm {
  const say = (texts: Texts) => withoutValues(textIn(texts, language, languages));
  let asked = 0;
  const questions = pages.flatMap((page) =>
    page.questions.map((question): PaperQuestion => {
      const number = question.type === "statement" ? null : ++asked;
      const fields = number === null ? [] : fieldsOf(question, String(number), language, say);
      return { question, page, number, text: say(question.text), fields };
    }),
  );
  return { language, questions, say };
}

type Say = PaperForm["say"];

/** The fields of a question, in the order of the sheet. */
function fieldsOf(question: Question, number: string, language: string, say: Say): PaperField[] {
  const { id } = question;
  const specials = specialsOf(question).map((special) => ({
    code: specialCodes[special],
    value: specialValue(special),
    label: wordsIn(language).question.specials[special],
  }));
  const main = (kind: PaperField["kind"], codes: readonly Code[] = []): PaperField => ({
    id: fieldNames.of(id),
    kind,
    number,
    label: "",
    codes,
  });
  const apart = specials.length === 0 ? [] : [{ ...main("one", specials), id: fieldNames.special(id) }];
  switch (question.type) {
    case "single-choice":
    case "dropdown":
    case "multiple-choice": {
      const { options, other, type } = question;
      const all = [...options, ...(other ? [{ id: otherOption, text: other }] : [])];
      const codes = all.map((option, index) => ({
        code: optionCode(index, all.length),
        value: option.id,
        label: say(option.text),
      }));
      const field = main(type === "multiple-choice" ? "several" : "one", [...codes, ...specials]);
      if (!other) return [field];
      const written = { ...main("text"), id: fieldNames.other(id), label: say(other) };
      return [field, written];
    }
    case "rating":
    case "zero-to-ten":
      return [main("one", [...scaleCodes(question, say), ...specials])];
    case "matrix": {
      const codes = question.columns.map((column, index) => ({
        code: optionCode(index, question.columns.length),
        value: column.id,
        label: say(column.text),
      }));
      const rows = question.rows.map((row, index) => ({
        ...main("one", codes),
        id: fieldNames.row(id, row.id),
        number: number + rowLetter(index),
        label: say(row.text),
      }));
      return [...rows, ...apart];
    }
    case "paired-rating": {
      const notApplicable = specials.filter(({ code }) => code === specialCodes["not-applicable"]);
      const codes = [...scaleCodes(question, say), ...notApplicable];
      return question.rows.flatMap((row, index) =>
        question.perspectives.map((perspective) => ({
          ...main("one", codes),
          id: fieldNames.pair(id, row.id, perspective.id),
          number: number + rowLetter(index),
          label: `${say(perspective.name)}: ${say(perspective.lead)} ${say(row.text)}`,
        })),
      );
    }
    case "ranking":
    case "constant-sum": {
      const ranks = question.type === "ranking" ? (question.ranks ?? question.options.length) : 0;
      const codes = Array.from({ length: ranks }, (_, index) => String(index + 1));
      const rows = question.options.map((option, index) => ({
        ...main(
          question.type === "ranking" ? "one" : "amount",
          codes.map((code) => ({ code, value: code, label: "" })),
        ),
        id: fieldNames.row(id, option.id),
        number: number + rowLetter(index),
        label: say(option.text),
      }));
      return [...rows, ...apart];
    }
    case "number":
    case "date":
      return [main(question.type, specials)];
    case "short-text":
    case "long-text":
      return [main("text"), ...apart];
    case "statement":
      return [];
  }
}

type Scale = Extract<Question, { type: "rating" | "zero-to-ten" | "paired-rating" }>;

/** The points of a scale, each with its anchor; between named ends without. */
function scaleCodes(question: Scale, say: Say): Code[] {
  const isZeroToTen = question.type === "zero-to-ten";
  const { minimum, maximum } = isZeroToTen ? { minimum: 0, maximum: 10 } : question;
  const anchors = isZeroToTen ? [question.low, question.high] : question.anchors;
  const points = maximum - minimum + 1;
  return Array.from({ length: points }, (_, index) => {
    const anchor =
      anchors.length === points
        ? anchors[index]
        : index === 0
          ? anchors[0]
          : index === points - 1
            ? anchors[1]
            : undefined;
    return {
      code: String(minimum + index),
      value: String(minimum + index),
      label: anchor ? say(anchor) : "",
    };
  });
}

/** The questions that what was typed leads to. */
export function askedQuestions(
  form: PaperForm,
  compiled: Compiled,
  answers: Parameters<Compiled["shownPages"]>[0],
): PaperQuestion[] {
  const shown = new Set(
    compiled.shownPages(answers).flatMap((page) => compiled.shownQuestions(page, answers)),
  );
  return form.questions.filter(({ question }) => shown.has(question));
}
