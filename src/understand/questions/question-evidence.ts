import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";

/** How often a question was answered with something that is no value. */
interface SpecialAnswers {
  notApplicable: number;
  dontKnow: number;
  refused: number;
}

/** How many people gave each value. */
export type CountedValues = Map<number, number>;

/** How many people are in a column. */
export const peopleIn = (column: CountedValues): number =>
  column.values().reduce((sum, count) => sum + count, 0);

/** Longer lists are for an export of the answers. */
const mostTexts = 2000;

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
  /** What was said, a value of each column a person, counted. What a column holds depends on the question's type. */
  columns: CountedValues[];
  /** The first of them, as many as are shown. */
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
      return question.rows.length * (question.perspectives.length + (hasGap(question) ? 1 : 0));
    default:
      return 0;
  }
}

/** Whether a row's ratings have a difference, which is a column behind them. */
export const hasGap = ({ perspectives }: Extract<Question, { type: "paired-rating" }>): boolean =>
  perspectives.length === 2;

const count = (column: CountedValues | undefined, value: number): void => {
  column?.set(value, (column.get(value) ?? 0) + 1);
};

const keep = (texts: string[], text: string): void => {
  if (texts.length < mostTexts) texts.push(text);
};

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
          columns: Array.from({ length: columnCount(question) }, () => new Map()),
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
      if (answer.other) keep(texts, answer.other);
      count(columns[0], place(question.options, answer.choice));
      return true;
    }
    case "multiple-choice": {
      if (!("choices" in answer)) return false;
      if (answer.other) keep(texts, answer.other);
      const chosen = new Set(answer.choices.map((choice) => place(question.options, choice)));
      columns.forEach((column, index) => {
        count(column, chosen.has(index) ? 1 : 0);
      });
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
      question.options.forEach(({ id }, index) => {
        count(columns[index], answer.amounts[id] ?? 0);
      });
      return true;
    }
    case "short-text":
    case "long-text":
      if (!("text" in answer)) return false;
      keep(texts, answer.text);
      return true;
    default:
      return false;
  }
}

function addNumber(columns: CountedValues[], value: number): boolean {
  count(columns[0], value);
  return true;
}

function addRows(
  { rows, columns: offered }: Extract<Question, { type: "matrix" }>,
  columns: CountedValues[],
  given: Readonly<Record<string, string>>,
): boolean {
  let any = false;
  rows.forEach(({ id }, row) => {
    const choice = given[id];
    if (choice === undefined) return;
    any = true;
    count(columns[row], place(offered, choice));
  });
  return any;
}

/** A row counts where it is rated from every point of view: all its figures are about the same people. */
function addPairs(
  question: Extract<Question, { type: "paired-rating" }>,
  columns: CountedValues[],
  given: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): boolean {
  const { rows, perspectives } = question;
  const width = perspectives.length + (hasGap(question) ? 1 : 0);
  let any = false;
  rows.forEach(({ id }, row) => {
    const ratings = perspectives.map((perspective) => given[id]?.[perspective.id] ?? null);
    if (!ratings.every((rating) => rating !== null)) return;
    any = true;
    const [first = 0, second = 0] = ratings;
    const all = hasGap(question) ? [...ratings, first - second] : ratings;
    all.forEach((rating, index) => {
      count(columns[row * width + index], rating);
    });
  });
  return any;
}

/** Options without a rank share the ranks that are left over, each at their mean. */
function addRanks(
  { options }: Extract<Question, { type: "ranking" }>,
  columns: CountedValues[],
  ranking: readonly string[],
): boolean {
  const leftOver = (ranking.length + 1 + options.length) / 2;
  options.forEach(({ id }, index) => {
    const rank = ranking.indexOf(id);
    count(columns[index], rank < 0 ? leftOver : rank + 1);
  });
  return true;
}
