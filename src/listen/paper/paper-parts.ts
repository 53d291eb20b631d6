import type { PaperBody, PaperPart } from "#document/paper.ts";
import type { Definition, Page, Question } from "../questionnaires/definition.ts";
import { typedNumber } from "../respond/typed-number.ts";
import { wordsIn } from "../respond/words.ts";
import { conditionWords } from "./condition-words.ts";
import { type Code, type PaperField, type PaperForm, type PaperQuestion, rowLetter } from "./paper-form.ts";
import { paperWordsIn } from "./words/catalogue.ts";

/** The sections and questions of a sheet, ready to be printed. */
export function paperParts(form: PaperForm, { pages }: Definition): PaperPart[] {
  return pages.flatMap((page): PaperPart[] => {
    const questions = form.questions.filter((each) => each.page === page);
    const condition = pageCondition(form, page);
    const { title, introduction } = page;
    const section: PaperPart = {
      kind: "section",
      title: title ? form.say(title) : "",
      introduction: introduction ? form.say(introduction) : "",
      condition,
    };
    const isEmpty = section.title === "" && section.introduction === "" && condition === null;
    return [...(isEmpty ? [] : [section]), ...questions.map((question) => questionPart(form, question))];
  });
}

/** The number of the first question, from some place on, that isn't guarded by the same condition; null where none is. */
const goOn = (form: PaperForm, from: number, isGuarded: (each: PaperQuestion) => boolean): number | null =>
  form.questions.find((each, index) => index >= from && each.number !== null && !isGuarded(each))?.number ??
  null;

function pageCondition(form: PaperForm, page: Page): string | null {
  const text = conditionWords(form, page.showIf);
  if (text === null) return null;
  const from = form.questions.findIndex((each) => each.page === page);
  const next = goOn(
    form,
    Math.max(0, from),
    (each) => each.page === page || each.page.showIf === page.showIf,
  );
  return paperWordsIn(form.language).condition.part(text, next);
}

function questionPart(form: PaperForm, paper: PaperQuestion): PaperPart {
  const { question, number, text } = paper;
  const condition = conditionWords(form, question.showIf);
  const at = form.questions.indexOf(paper);
  const next = goOn(form, at, (each) => each === paper || each.question.showIf === question.showIf);
  const body = bodyOf(form, paper);
  return {
    kind: "question",
    number: number === null ? "" : String(number),
    text,
    help: question.help ? form.say(question.help) : "",
    isRequired: question.required === true && number !== null,
    condition: condition === null ? null : paperWordsIn(form.language).condition.question(condition, next),
    isShort:
      linesOf(body.body) + text.length / 80 + (question.help ? form.say(question.help).length / 100 : 0) < 22,
    ...body,
  };
}

type Body = { instruction: string; body: PaperBody[] };

/** Labels up to this many characters stand beneath the boxes of a scale; longer ones in a list. */
const shortLabel = 24;

function bodyOf(form: PaperForm, { question, fields }: PaperQuestion): Body {
  const words = paperWordsIn(form.language);
  const asked = wordsIn(form.language).question;
  const [main] = fields;
  if (!main) return { instruction: "", body: [] };
  const special = specialPart(words.orTick, fields, question);
  switch (question.type) {
    case "single-choice":
    case "dropdown":
    case "multiple-choice":
      return {
        instruction: question.type === "multiple-choice" ? severalWords(form, question) : words.tickOne,
        body: [
          { kind: "boxes", boxes: boxesOf(main), line: question.other ? form.say(question.other) : null },
        ],
      };
    case "rating":
    case "zero-to-ten":
      return { instruction: words.tickOne, body: [scale(main)] };
    case "matrix": {
      const rows = fields.filter(({ kind, id }) => kind === "one" && !id.endsWith("!"));
      return { instruction: words.tickInEachLine, body: [grid(main.codes, rows.map(rowOf)), ...special] };
    }
    case "paired-rating":
      return {
        instruction: words.tickInEachLine,
        body: [
          grid(
            main.codes,
            question.rows.flatMap((row, index) => [
              { letter: rowLetter(index), text: form.say(row.text), isGroup: true },
              ...question.perspectives.map(({ name, lead }) => ({
                letter: "",
                text: `${form.say(name)}: ${form.say(lead)} …`,
                isGroup: false,
              })),
            ]),
          ),
        ],
      };
    case "ranking": {
      const rows = question.options.map((option, index) => ({
        letter: rowLetter(index),
        text: form.say(option.text),
      }));
      const ranks = question.ranks ?? question.options.length;
      return {
        instruction: asked.rankHelp(ranks),
        body: [{ kind: "blanks", rows, places: String(ranks).length, total: null }, ...special],
      };
    }
    case "constant-sum": {
      const rows = question.options.map((option, index) => ({
        letter: rowLetter(index),
        text: form.say(option.text),
      }));
      const { total } = question;
      return {
        instruction: asked.sumHelp(total),
        body: [
          {
            kind: "blanks",
            rows,
            places: String(total).length,
            total: { label: words.total, value: String(total) },
          },
          ...special,
        ],
      };
    }
    case "number":
      return {
        instruction: rangeWords(form, question),
        body: [
          { kind: "blank", places: placesOf(question), unit: question.unit ? form.say(question.unit) : "" },
          ...special,
        ],
      };
    case "date":
      return {
        instruction: "",
        body: [{ kind: "date", labels: [words.day, words.month, words.year] }, ...special],
      };
    case "short-text":
    case "long-text":
      return {
        instruction: "",
        body: [{ kind: "lines", lines: question.type === "short-text" ? 1 : 6 }, ...special],
      };
    case "statement":
      return { instruction: "", body: [] };
  }
}

/** About how many pages a sheet has, rather too many. */
export function pagesOf(parts: readonly PaperPart[]): number {
  const lines = parts.map((part) =>
    part.kind === "section"
      ? 4 + part.introduction.length / 90
      : 3 + (part.text.length + part.help.length) / 80 + linesOf(part.body),
  );
  return Math.ceil((30 + lines.reduce((sum, each) => sum + each, 0)) / 42);
}

/** About how many lines of text a question's body is high. */
function linesOf(body: readonly PaperBody[]): number {
  const high = (labels: readonly { label: string }[], letters: number) =>
    labels.reduce((sum, { label }) => sum + Math.ceil((label.length + 1) / letters), 0);
  const lines = body.map((each) => {
    switch (each.kind) {
      case "boxes":
      case "apart":
        return 1.4 * high(each.boxes, 85);
      case "scale":
        return 4 + 1.4 * each.specials.length;
      case "grid":
        return (
          4 +
          high(each.key, 60) +
          1.6 *
            high(
              each.rows.map(({ text }) => ({ label: text })),
              42,
            )
        );
      case "blanks":
        return (
          2 *
            high(
              each.rows.map(({ text }) => ({ label: text })),
              60,
            ) +
          1
        );
      case "lines":
        return 2 * each.lines;
      default:
        return 3;
    }
  });
  return lines.reduce((sum, each) => sum + each, 0);
}

const boxesOf = ({ codes }: PaperField) => codes.map(({ code, label }) => ({ code, label }));
const rowOf = ({ number, label }: PaperField) => ({
  letter: number.replace(/^\d+/, ""),
  text: label,
  isGroup: false,
});

/** "I don't know" and its like, apart from the answers. */
function specialPart(label: string, fields: readonly PaperField[], { type }: Question): PaperBody[] {
  const codes =
    type === "number" || type === "date"
      ? (fields[0]?.codes ?? [])
      : (fields.find(({ id }) => id.endsWith("!"))?.codes ?? []);
  return codes.length === 0
    ? []
    : [{ kind: "apart", label, boxes: codes.map(({ code, label: text }) => ({ code, label: text })) }];
}

/** A scale in a row of boxes where its labels are short, else in a list. */
function scale(field: PaperField): PaperBody {
  const boxes = boxesOf(field);
  const points = boxes.filter(({ code }) => /\d/.test(code));
  const specials = boxes.filter(({ code }) => !/\d/.test(code));
  const [first, last] = [points[0]?.label ?? "", points.at(-1)?.label ?? ""];
  const isNamed = points.slice(1, -1).some(({ label }) => label !== "");
  const isRow = isNamed
    ? points.length <= 7 && points.every(({ label }) => label.length <= shortLabel)
    : true;
  if (!isRow) return { kind: "boxes", boxes, line: null };
  return {
    kind: "scale",
    boxes: points.map(({ code, label }) => ({ code, label: isNamed ? label : "" })),
    ends: isNamed ? null : [first, last],
    specials,
  };
}

/** A grid names its columns in its head where that leaves them room, else in a key above it. */
function grid(
  columns: readonly Code[],
  rows: { letter: string; text: string; isGroup: boolean }[],
): PaperBody {
  const named = columns.filter(({ label }) => label !== "");
  const letters = Math.max(0, ...named.map(({ label }) => label.length));
  const longestWord = Math.max(
    0,
    ...named.flatMap(({ label }) => label.split(/\s+/).map((word) => word.length)),
  );
  const isKeyed =
    columns.length > 7 || letters > 40 || longestWord > 14 || (columns.length > 5 && letters > 26);
  return {
    kind: "grid",
    columns: columns.map(({ code, label }) => ({ code, label: isKeyed ? "" : label })),
    key: isKeyed ? named.map(({ code, label }) => ({ code, label })) : [],
    rows,
  };
}

function severalWords(
  { language }: PaperForm,
  { minimum = 0, maximum }: Extract<Question, { type: "multiple-choice" }>,
): string {
  const words = wordsIn(language).question;
  if (maximum !== undefined)
    return minimum > 0 ? words.chooseBetween(minimum, maximum) : words.chooseAtMost(maximum);
  return minimum > 0 ? words.chooseAtLeast(minimum) : paperWordsIn(language).tickSeveral;
}

function rangeWords(
  { language }: PaperForm,
  { minimum, maximum }: Extract<Question, { type: "number" }>,
): string {
  const words = wordsIn(language).question;
  const [low, high] = [minimum, maximum].map((each) =>
    each === undefined ? undefined : typedNumber(each, language),
  );
  if (low !== undefined && high !== undefined) return words.range(low, high);
  if (low !== undefined) return words.atLeast(low);
  return high === undefined ? "" : words.atMost(high);
}

/** How many signs a number may need. */
function placesOf({ minimum, maximum, decimals = 0 }: Extract<Question, { type: "number" }>): number {
  const widest = [minimum, maximum].map((each) => (each === undefined ? 6 : String(Math.trunc(each)).length));
  return Math.min(14, Math.max(2, ...widest) + (decimals > 0 ? decimals + 1 : 0));
}
