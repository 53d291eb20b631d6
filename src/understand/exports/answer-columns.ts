import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Option, Question, Texts } from "#listen/questionnaires/definition.ts";
import { plainText } from "../questions/question-items.ts";
import type { AnswerCell, AnswerColumn, Code, TextPlace } from "./answer-column.ts";

/** A column and how its cell is taken from the answer to its question. */
export interface AnsweredColumn extends AnswerColumn {
  question: string;
  read: (answer: Answer) => AnswerCell;
  /** Of texts. */
  place?: TextPlace;
}

/** Columns of one question with several answers, which are 1 where one was ticked. */
interface TickedQuestion {
  question: string;
  label: string;
  columns: string[];
}

const specials = [
  { special: "not-applicable", label: "Not applicable" },
  { special: "dont-know", label: "Don't know" },
  { special: "refused", label: "Refused" },
] as const;

/** Codes of what is no figure: below every figure that can be given. */
const usualCodes = [-97, -98, -99] as const;
const farCodes = [-9_999_999_997, -9_999_999_998, -9_999_999_999] as const;

type Say = (texts: Texts | undefined) => string;

/**
 * The columns of all questions in their order, in the questionnaire's first language: items named as everywhere, and texts.
 * Statements have none.
 */
export function answerColumns(definition: Definition): AnsweredColumn[] {
  const say: Say = (texts) => plainText(texts, definition.languages[0]).replace(/\s+/g, " ").trim();
  return definition.pages.flatMap(({ questions }) => questions.flatMap((each) => columnsOf(each, say)));
}

/** The questions with several answers. */
export const tickedQuestions = (
  columns: readonly AnsweredColumn[],
  definition: Definition,
): TickedQuestion[] =>
  definition.pages
    .flatMap(({ questions }) => questions)
    .filter(({ type }) => type === "multiple-choice")
    .map(({ id, text }) => ({
      question: id,
      label: plainText(text, definition.languages[0]),
      columns: columns
        .filter(({ question, kind }) => question === id && kind === "tick")
        .map(({ name }) => name),
    }));

/** A person's cells, in the order of the columns. */
export const cellsOf = (columns: readonly AnsweredColumn[], counted: Answers): AnswerCell[] =>
  columns.map(({ question, read }) => {
    const answer = Object.hasOwn(counted, question) ? counted[question] : undefined;
    return answer === undefined ? null : read(answer);
  });

function columnsOf(question: Question, say: Say): AnsweredColumn[] {
  const { id, text } = question;
  const codes = question.type === "number" && (question.minimum ?? -1e9) < -90 ? farCodes : usualCodes;
  const offered = {
    "not-applicable": question.notApplicable === true || question.type === "paired-rating",
    "dont-know": question.dontKnow === true,
    refused: question.refused === true,
  };
  const missing = specials.flatMap(({ special, label }, index) =>
    offered[special] ? [{ value: codes[index] ?? codes[0], label }] : [],
  );
  const column = (
    end: string,
    own: string,
    kind: AnswerColumn["kind"],
    read: AnsweredColumn["read"],
    more: Partial<AnsweredColumn> = {},
  ): AnsweredColumn => ({
    name: end === "" ? id : `${id}.${end}`,
    label: own === "" ? say(text) : `${say(text)} – ${own}`,
    question: id,
    kind,
    codes: [],
    missing,
    decimals: 0,
    read: (answer) => {
      if (!("special" in answer)) return read(answer);
      if (kind === "text" || kind === "date") return null;
      return codes[specials.findIndex(({ special }) => special === answer.special)] ?? null;
    },
    ...more,
  });
  const otherText = (ending: string, texts: Texts) =>
    column(
      ending,
      say(texts),
      "text",
      (answer) => ("other" in answer && answer.other ? answer.other : null),
      {
        place: { question: id, key: "other" },
      },
    );

  switch (question.type) {
    case "single-choice":
    case "dropdown": {
      const all = question.other
        ? [...question.options, { id: "other", text: question.other }]
        : question.options;
      return [
        column("", "", "choice", (answer) => ("choice" in answer ? codeIn(all, answer.choice) : null), {
          codes: codesOf(all, say),
        }),
        ...(question.other ? [otherText("other-text", question.other)] : []),
      ];
    }
    case "multiple-choice": {
      const all = question.other
        ? [...question.options, { id: "other", text: question.other }]
        : question.options;
      return [
        ...all.map((option) =>
          column(option.id, say(option.text), "tick", (answer) =>
            "choices" in answer ? Number(answer.choices.includes(option.id)) : null,
          ),
        ),
        ...(question.other ? [otherText("other-text", question.other)] : []),
      ];
    }
    case "matrix":
      return question.rows.map((row) => {
        const { codes: named, missing: none, code } = matrixCodes(question.columns, missing, say);
        const kind = question.columns.some(isPoint) ? "rating" : "choice";
        const read = (answer: Answer) => ("rows" in answer ? code(own(answer.rows, row.id)) : null);
        return column(row.id, say(row.text), kind, read, { codes: named, missing: none });
      });
    case "rating":
    case "zero-to-ten":
      return [
        column("", "", "rating", (answer) => ("rating" in answer ? answer.rating : null), {
          codes: anchorsOf(question, say),
        }),
      ];
    case "paired-rating":
      return question.rows.flatMap((row) =>
        question.perspectives.map((perspective) =>
          column(
            `${row.id}.${perspective.id}`,
            `${say(row.text)} (${say(perspective.name)})`,
            "rating",
            (answer) => {
              if (!("pairs" in answer)) return null;
              const rating = own(own(answer.pairs, row.id) ?? {}, perspective.id);
              return rating === null ? codes[0] : (rating ?? null);
            },
            { codes: anchorsOf(question, say) },
          ),
        ),
      );
    case "ranking":
      return question.options.map((option) =>
        column(option.id, say(option.text), "rank", (answer) => {
          const place = "ranking" in answer ? answer.ranking.indexOf(option.id) : -1;
          return place < 0 ? null : place + 1;
        }),
      );
    case "constant-sum":
      return question.options.map((option) =>
        column(option.id, say(option.text), "number", (answer) =>
          "amounts" in answer ? (own(answer.amounts, option.id) ?? 0) : null,
        ),
      );
    case "number":
      return [
        column("", "", "number", (answer) => ("number" in answer ? answer.number : null), {
          decimals: question.decimals ?? 0,
        }),
      ];
    case "date":
      return [column("", "", "date", (answer) => ("date" in answer ? answer.date : null), { missing: [] })];
    case "short-text":
    case "long-text":
      return [
        column("", "", "text", (answer) => ("text" in answer ? answer.text : null), {
          missing: [],
          place: { question: id, key: "text" },
        }),
      ];
    case "statement":
      return [];
  }
}

const own = <Each>(record: Readonly<Record<string, Each>>, key: string): Each | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const codeIn = (options: readonly Option[], id: string): number | null => {
  const place = options.findIndex((option) => option.id === id);
  return place < 0 ? null : place + 1;
};

/** Options as codes from 1; where two read the same their ids are told, too. */
function codesOf(options: readonly Option[], say: Say): Code[] {
  const texts = options.map(({ text }) => say(text));
  return options.map(({ id }, index) => {
    const text = texts[index] || id;
    const isOnly = texts.filter((each) => each === text).length < 2;
    return { value: index + 1, label: isOnly ? text : `${text} (${id})` };
  });
}

const isPoint = ({ id }: Option) => /^\d+$/.test(id);

/** Of a matrix: columns with whole numbers are points of a scale, all others no figures; without such, columns are choices. */
function matrixCodes(columns: readonly Option[], special: readonly Code[], say: Say) {
  if (!columns.some(isPoint)) {
    return {
      codes: codesOf(columns, say),
      missing: special,
      code: (id: string | undefined) => (id === undefined ? null : codeIn(columns, id)),
    };
  }
  const others = columns.filter((each) => !isPoint(each));
  const codeOfOther = (id: string) => -90 + others.findIndex((each) => each.id === id);
  return {
    codes: columns.filter(isPoint).map(({ id, text }) => ({ value: Number(id), label: say(text) || id })),
    missing: [
      ...special,
      ...others.map(({ id, text }, index) => ({ value: -90 + index, label: say(text) || id })),
    ],
    code: (id: string | undefined) => {
      if (id === undefined) return null;
      return /^\d+$/.test(id) ? Number(id) : codeOfOther(id);
    },
  };
}

function anchorsOf(
  question: Extract<Question, { type: "rating" | "zero-to-ten" | "paired-rating" }>,
  say: Say,
): Code[] {
  if (question.type === "zero-to-ten")
    return [
      { value: 0, label: say(question.low) },
      { value: 10, label: say(question.high) },
    ].filter(({ label }) => label !== "");
  const { anchors, minimum, maximum } = question;
  const isEach = anchors.length === maximum - minimum + 1;
  return anchors
    .map((anchor, index) => ({
      value: isEach ? minimum + index : index === 0 ? minimum : maximum,
      label: say(anchor),
    }))
    .filter(({ label }) => label !== "");
}
