import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";

/** How often a question was answered with something that is no value. */
interface SpecialAnswers {
  notApplicable: number;
  dontKnow: number;
  refused: number;
}

/** What was said to one question, by everybody. It never leaves this feature: results go through disclosure. */
export interface QuestionEvidence {
  question: Question;
  /** Title of its page in the questionnaire's first language, "" without one. */
  page: string;
  /** People who were asked: a condition may have kept others from it. */
  asked: number;
  /** People who gave a value. */
  answered: number;
  special: SpecialAnswers;
  /**
   * One entry a person in each column. What a column holds depends on the question's type: `columnsOf` says.
   */
  columns: number[][];
  texts: string[];
}

/** Answers of everybody to all questions, gathered person by person. */
export interface Questions {
  /** People who gave at least one value or special answer. */
  respondents: number;
  questions: QuestionEvidence[];
}

/** How many columns of numbers a question fills. */
function columnCount(question: Question): number {
  switch (question.type) {
    case "single-choice":
    case "dropdown":
    case "rating":
    case "zero-to-ten":
    case "number":
    case "date":
      return 1;
    case "multiple-choice":
      return question.options.length + (question.other ? 1 : 0);
    case "ranking":
    case "constant-sum":
      return question.options.length;
    case "matrix":
      return question.rows.length;
    case "paired-rating":
      return question.rows.length * question.perspectives.length;
    default:
      return 0;
  }
}

/** Begins with no answers. Statements ask nothing and are left out. */
export function noAnswers({ pages, languages: [language] }: Definition): Questions {
  const questions = pages.flatMap(({ title, questions: asked }) =>
    asked
      .filter(({ type }) => type !== "statement")
      .map(
        (question): QuestionEvidence => ({
          question,
          page: title?.[language] ?? "",
          asked: 0,
          answered: 0,
          special: { notApplicable: 0, dontKnow: 0, refused: 0 },
          columns: Array.from({ length: columnCount(question) }, () => []),
          texts: [],
        }),
      ),
  );
  return { respondents: 0, questions };
}

/**
 * Adds one person's answers.
 *
 * @param shown ids of the questions that this person was asked; answers to others don't count
 */
export function addAnswers(all: Questions, answers: Answers, shown: ReadonlySet<string>): void {
  let said = false;
  for (const evidence of all.questions) {
    if (!shown.has(evidence.question.id)) continue;
    evidence.asked++;
    const answer = answers[evidence.question.id];
    if (answer === undefined) continue;
    said = true;
    if ("special" in answer) countSpecial(evidence.special, answer.special);
    else if (addValue(evidence, answer)) evidence.answered++;
  }
  if (said) all.respondents++;
}

function countSpecial(special: SpecialAnswers, given: "not-applicable" | "dont-know" | "refused"): void {
  if (given === "not-applicable") special.notApplicable++;
  else if (given === "dont-know") special.dontKnow++;
  else special.refused++;
}

/** Position of a choice; the option "other" stands behind all others. */
const place = (options: readonly { id: string }[], id: string) => {
  const index = options.findIndex((option) => option.id === id);
  return index < 0 && id === "other" ? options.length : index;
};

/** @returns whether the answer holds a value that fits the question */
function addValue({ question, columns, texts }: QuestionEvidence, answer: Answer): boolean {
  switch (question.type) {
    case "single-choice":
    case "dropdown": {
      if (!("choice" in answer)) return false;
      if (answer.other) texts.push(answer.other);
      columns[0]?.push(place(question.options, answer.choice));
      return true;
    }
    case "multiple-choice": {
      if (!("choices" in answer)) return false;
      if (answer.other) texts.push(answer.other);
      const chosen = new Set(answer.choices.map((choice) => place(question.options, choice)));
      columns.forEach((column, index) => void column.push(chosen.has(index) ? 1 : 0));
      return true;
    }
    case "matrix":
      return "rows" in answer && addRows(question, columns, answer.rows);
    case "paired-rating":
      return "pairs" in answer && addPairs(question, columns, answer.pairs);
    case "rating":
    case "zero-to-ten":
      return "rating" in answer && addNumber(columns, answer.rating);
    case "number":
      return "number" in answer && addNumber(columns, answer.number);
    case "date":
      return "date" in answer && addNumber(columns, Number(answer.date.slice(0, 7).replace("-", "")));
    case "ranking":
      return "ranking" in answer && addRanks(question, columns, answer.ranking);
    case "constant-sum": {
      if (!("amounts" in answer)) return false;
      question.options.forEach(({ id }, index) => void columns[index]?.push(answer.amounts[id] ?? 0));
      return true;
    }
    case "short-text":
    case "long-text":
      return "text" in answer && texts.push(answer.text) > 0;
    default:
      return false;
  }
}

function addNumber(columns: number[][], value: number): boolean {
  columns[0]?.push(value);
  return true;
}

function addRows(
  { rows, columns: offered }: Extract<Question, { type: "matrix" }>,
  columns: number[][],
  given: Readonly<Record<string, string>>,
): boolean {
  let any = false;
  rows.forEach(({ id }, row) => {
    const choice = given[id];
    if (choice === undefined) return;
    any = true;
    columns[row]?.push(place(offered, choice));
  });
  return any;
}

/** A row counts where it is rated from every point of view: all its figures are about the same people. */
function addPairs(
  { rows, perspectives }: Extract<Question, { type: "paired-rating" }>,
  columns: number[][],
  given: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): boolean {
  let any = false;
  rows.forEach(({ id }, row) => {
    const ratings = perspectives.map((perspective) => given[id]?.[perspective.id] ?? null);
    if (!ratings.every((rating) => rating !== null)) return;
    any = true;
    ratings.forEach((rating, index) => void columns[row * perspectives.length + index]?.push(rating));
  });
  return any;
}

/** Options without a rank share the ranks that are left over, each at their mean. */
function addRanks(
  { options }: Extract<Question, { type: "ranking" }>,
  columns: number[][],
  ranking: readonly string[],
): boolean {
  const leftOver = (ranking.length + 1 + options.length) / 2;
  options.forEach(({ id }, index) => {
    const rank = ranking.indexOf(id);
    columns[index]?.push(rank < 0 ? leftOver : rank + 1);
  });
  return true;
}
