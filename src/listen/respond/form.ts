import type { Answer } from "../questionnaires/answer.ts";
import { answerCheck, otherOption } from "../questionnaires/answer-check.ts";
import type { Question } from "../questionnaires/definition.ts";
import type { Problem } from "../questionnaires/problem.ts";
import { numberFrom, typedNumber } from "./typed-number.ts";

/** What a form holds or brought, by the fields' names. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** Something that no answer can be made of, or that was answered otherwise elsewhere since the form was made. */
export interface FormProblem {
  question: string;
  row?: string;
  perspective?: string;
  code: "not-a-number" | "rank-twice" | "two-answers" | "saved-elsewhere" | "cleared-elsewhere";
  /** `saved`: what stands elsewhere, in words */
  values?: { saved: string };
}

/** Whether a problem is that an answer was changed elsewhere, too. */
export const isElsewhere = (problem: FormProblem | Problem): problem is FormProblem =>
  problem.code === "saved-elsewhere" || problem.code === "cleared-elsewhere";

/** Whether a problem is about what stands in a field. */
export function isAbout(problem: FormProblem | Problem, name: string): boolean {
  const { question, row } = problem;
  if (row === undefined || !isElsewhere(problem)) return isFieldOf(name, question);
  const { perspective } = problem;
  return (
    name ===
    (perspective === undefined ? fieldNames.row(question, row) : fieldNames.pair(question, row, perspective))
  );
}

/** What a form said about one question: an answer still to be checked, or null where it said nothing or has problems. */
export interface ReadAnswer {
  answer: Answer | null;
  problems: readonly (FormProblem | Problem)[];
}

export type Special = "not-applicable" | "dont-know" | "refused";

/** Values that begin like this are special answers; ids of options never do. */
const specialMark = "!";

/** Names of a question's fields. */
export const fieldNames = {
  of: (question: string): string => question,
  other: (question: string): string => `${question}+`,
  special: (question: string): string => `${question}!`,
  row: (question: string, row: string): string => `${question}:${row}`,
  pair: (question: string, row: string, perspective: string): string => `${question}:${row}:${perspective}`,
};

/** Whether a field is one of a question's. */
export const isFieldOf = (name: string, question: string): boolean =>
  name.startsWith(question) && /^(?:[+!:]|$)/.test(name.slice(question.length));

/** The special answers that a question offers, in the order in which they are shown. */
export function specialsOf(question: Question): Special[] {
  if (question.type === "statement") return [];
  const offered: [Special, boolean | undefined][] = [
    ["not-applicable", question.notApplicable],
    ["dont-know", question.dontKnow],
    ["refused", question.refused],
  ];
  return offered.flatMap(([special, isOffered]) => (isOffered ? [special] : []));
}

/** The value of a special answer among a question's other choices. */
export const specialValue = (special: Special): string => specialMark + special;

const nothing: ReadAnswer = { answer: null, problems: [] };
const said = (answer: Answer): ReadAnswer => ({ answer, problems: [] });
const wrong = (problem: FormProblem): ReadAnswer => ({ answer: null, problems: [problem] });

/** What a form says about a question. Fields that the question doesn't have are not looked at. */
export function readAnswer(question: Question, fields: Fields, language: string): ReadAnswer {
  const main = readMain(question, fields, language);
  const special = firstOf(fields, fieldNames.special(question.id));
  if (special === undefined) return main;
  if (main.answer !== null || main.problems.length > 0)
    return wrong({ question: question.id, code: "two-answers" });
  return said({ special: special as Special });
}

function readMain(question: Question, fields: Fields, language: string): ReadAnswer {
  const { id } = question;
  const own = firstOf(fields, fieldNames.of(id));
  switch (question.type) {
    case "statement":
      return nothing;
    case "single-choice":
    case "dropdown":
      return readChoice(question, own, lineOf(fields, fieldNames.other(id)));
    case "multiple-choice": {
      const other = lineOf(fields, fieldNames.other(id));
      const choices = (fields.get(fieldNames.of(id)) ?? []).filter((value) => value !== "");
      if (choices.length === 0 && other === "") return nothing;
      const all = choices.length === 0 ? [otherOption] : choices;
      return said({ choices: all, ...(other !== "" && { other }) });
    }
    case "rating":
    case "zero-to-ten":
      if (own === undefined) return nothing;
      return said(own.startsWith(specialMark) ? specialAnswer(own) : { rating: Number(own) });
    case "matrix":
      return readRows(question.rows, fields, id, (rows) => ({ rows }));
    case "paired-rating":
      return readPairs(question, fields);
    case "ranking":
      return readRanking(question, fields);
    case "constant-sum":
      return readAmounts(question, fields, language);
    case "number": {
      const text = lineOf(fields, id);
      if (text === "") return nothing;
      const number = numberFrom(text, language);
      return Number.isNaN(number) ? wrong({ question: id, code: "not-a-number" }) : said({ number });
    }
    case "date": {
      const date = lineOf(fields, id);
      return date === "" ? nothing : said({ date });
    }
    case "short-text":
    case "long-text": {
      const text = question.type === "short-text" ? lineOf(fields, id) : textOf(fields, id);
      return text === "" ? nothing : said({ text });
    }
  }
}

const specialAnswer = (value: string): Answer => ({ special: value.slice(specialMark.length) as Special });

function readChoice(
  { other: hasOther }: { other?: unknown },
  choice: string | undefined,
  other: string,
): ReadAnswer {
  if (choice?.startsWith(specialMark)) return said(specialAnswer(choice));
  // Who writes an answer of their own and marks nothing means that one.
  const meant = choice ?? (other !== "" && hasOther !== undefined ? otherOption : undefined);
  return meant === undefined ? nothing : said({ choice: meant, ...(other !== "" && { other }) });
}

function readRows(
  rows: readonly { id: string }[],
  fields: Fields,
  question: string,
  make: (rows: Record<string, string>) => Answer,
): ReadAnswer {
  const given = rows.flatMap(({ id }) => {
    const value = firstOf(fields, fieldNames.row(question, id));
    return value === undefined ? [] : [[id, value] as const];
  });
  return given.length === 0 ? nothing : said(make(Object.fromEntries(given)));
}

function readPairs(
  { id, rows, perspectives }: Extract<Question, { type: "paired-rating" }>,
  fields: Fields,
): ReadAnswer {
  const pairs = rows.flatMap((row) => {
    const ratings = perspectives.flatMap((perspective) => {
      const value = firstOf(fields, fieldNames.pair(id, row.id, perspective.id));
      if (value === undefined) return [];
      return [[perspective.id, value === specialValue("not-applicable") ? null : Number(value)] as const];
    });
    return ratings.length === 0 ? [] : [[row.id, Object.fromEntries(ratings)] as const];
  });
  return pairs.length === 0 ? nothing : said({ pairs: Object.fromEntries(pairs) });
}

function readRanking({ id, options }: Extract<Question, { type: "ranking" }>, fields: Fields): ReadAnswer {
  const ranked = options.flatMap((option) => {
    const rank = firstOf(fields, fieldNames.row(id, option.id));
    return rank === undefined ? [] : [{ option: option.id, rank: Number(rank) }];
  });
  if (ranked.length === 0) return nothing;
  if (new Set(ranked.map(({ rank }) => rank)).size < ranked.length)
    return wrong({ question: id, code: "rank-twice" });
  return said({ ranking: ranked.sort((a, b) => a.rank - b.rank).map(({ option }) => option) });
}

function readAmounts(
  question: Extract<Question, { type: "constant-sum" }>,
  fields: Fields,
  language: string,
): ReadAnswer {
  const { id, options, total } = question;
  const amounts: [string, number][] = [];
  const problems: (FormProblem | Problem)[] = [];
  for (const option of options) {
    const text = lineOf(fields, fieldNames.row(id, option.id));
    if (text === "") continue;
    const amount = numberFrom(text, language);
    if (Number.isNaN(amount)) problems.push({ question: id, row: option.id, code: "not-a-number" });
    else amounts.push([option.id, amount]);
  }
  const answer = { amounts: Object.fromEntries(amounts) };
  if (problems.length === 0) return amounts.length === 0 ? nothing : said(answer);
  const refused = answerCheck(question)(answer);
  // What couldn't be read may be what the total lacks, but never what it has too much.
  const isIncomplete = refused?.code === "sum" && Number(refused.values["given"]) < total;
  return { answer: null, problems: refused && !isIncomplete ? [refused, ...problems] : problems };
}

/** The first value that isn't empty. */
const firstOf = (fields: Fields, name: string): string | undefined =>
  fields.get(name)?.find((value) => value !== "");

/** A text as it is kept: line ends as "\n", without blanks around it. */
const textOf = (fields: Fields, name: string): string =>
  (firstOf(fields, name) ?? "").replace(/\r\n?/g, "\n").trim();

const lineOf = (fields: Fields, name: string): string => textOf(fields, name).replace(/\s+/g, " ");

/** The fields that show an answer; `readAnswer` makes the same answer of them. */
export function fieldsOf(question: Question, answer: Answer, language: string): [string, string[]][] {
  const { id } = question;
  if ("special" in answer) {
    const isAmongChoices = ["single-choice", "dropdown", "rating", "zero-to-ten"].includes(question.type);
    return isAmongChoices
      ? [[fieldNames.of(id), [specialValue(answer.special)]]]
      : [[fieldNames.special(id), [answer.special]]];
  }
  const other: [string, string[]][] =
    "other" in answer && answer.other !== undefined ? [[fieldNames.other(id), [answer.other]]] : [];
  if ("choice" in answer) return [[fieldNames.of(id), [answer.choice]], ...other];
  if ("choices" in answer) return [[fieldNames.of(id), [...answer.choices]], ...other];
  if ("rating" in answer) return [[fieldNames.of(id), [String(answer.rating)]]];
  if ("rows" in answer)
    return Object.entries(answer.rows).map(([row, column]) => [fieldNames.row(id, row), [column]]);
  if ("pairs" in answer)
    return Object.entries(answer.pairs).flatMap(([row, ratings]) =>
      Object.entries(ratings).map(([perspective, rating]): [string, string[]] => [
        fieldNames.pair(id, row, perspective),
        [rating === null ? specialValue("not-applicable") : String(rating)],
      ]),
    );
  if ("ranking" in answer)
    return answer.ranking.map((option, index) => [fieldNames.row(id, option), [String(index + 1)]]);
  if ("amounts" in answer)
    return Object.entries(answer.amounts).map(([option, amount]) => [
      fieldNames.row(id, option),
      [typedNumber(amount, language)],
    ]);
  if ("number" in answer) return [[fieldNames.of(id), [typedNumber(answer.number, language)]]];
  return [[fieldNames.of(id), ["date" in answer ? answer.date : answer.text]]];
}
