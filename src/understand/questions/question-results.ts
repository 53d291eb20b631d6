import type { Definition, Option, Question } from "#listen/questionnaires/definition.ts";
import { groupOf, isSafe } from "#listen/responses/disclosure.ts";
import type { QuestionEvidence, Questions } from "./question-evidence.ts";
import {
  fewestForShares,
  meanItem,
  plainText,
  type Rules,
  rankItem,
  shareItem,
  withheldItem,
} from "./question-items.ts";
import type { ItemResult, QuestionResult, Withheld } from "./question-result.ts";

/** The numbers of a question's columns as rows of people, as far as the rules on groups need them. */
function problemOf(
  columns: readonly (readonly number[])[],
  { minimum, isProtected }: Rules,
): Withheld | null {
  const count = columns[0]?.length ?? 0;
  if (count < minimum) return "too few answers";
  if (!isProtected) return null;
  const safe = columns.every((column) => isSafe(groupOf(column.map((value) => [value])), minimum));
  return safe ? null : "protects individuals";
}

interface Named {
  id: string;
  text: string;
}

const difference = (a: readonly number[], b: readonly number[]) =>
  a.map((value, person) => value - (b[person] ?? 0));

/** Scale points as options, with the words that the questionnaire gives them. */
function points(
  question: Extract<Question, { minimum: number; anchors: unknown }>,
  language: string,
): Named[] {
  const { minimum, maximum, anchors } = question;
  const wordOf = (index: number, last: number) => {
    if (anchors.length === last + 1) return anchors[index];
    return index === 0 ? anchors[0] : index === last ? anchors.at(-1) : undefined;
  };
  return Array.from({ length: maximum - minimum + 1 }, (_, index) => {
    const word = plainText(wordOf(index, maximum - minimum), language);
    const id = String(minimum + index);
    return { id, text: word === "" ? id : `${id} – ${word}` };
  });
}

function zeroToTen(question: Extract<Question, { type: "zero-to-ten" }>, language: string): Named[] {
  const ends = new Map([
    [0, question.low],
    [10, question.high],
  ]);
  return Array.from({ length: 11 }, (_, rating) => {
    const word = plainText(ends.get(rating), language);
    return { id: String(rating), text: word === "" ? String(rating) : `${rating} – ${word}` };
  });
}

/** Months, or years where they are many, that were named. */
function periods(dates: readonly number[]): { options: Named[]; values: number[] } {
  const months = new Set(dates).size <= 18;
  const values = months ? [...dates] : dates.map((date) => Math.floor(date / 100) * 100);
  const found = [...new Set(values)].sort((a, b) => a - b);
  const options = found.map((value) => {
    const [year, month] = [String(Math.floor(value / 100)), String(value % 100).padStart(2, "0")];
    const id = months ? `${year}-${month}` : year;
    return { id, text: id };
  });
  return { options, values: values.map((value) => found.indexOf(value)) };
}

/** The items of a question whose answers may be looked at, given its texts' language. */
function itemsOf({ question, columns }: QuestionEvidence, language: string, rules: Rules): ItemResult[] {
  const named = (options: readonly Option[]): Named[] =>
    options.map(({ id, text }) => ({ id, text: plainText(text, language) }));
  const whole: Named = { id: question.id, text: "" };
  const [first = []] = columns;
  switch (question.type) {
    case "single-choice":
    case "dropdown": {
      const options = named(question.options);
      if (question.other) options.push({ id: "other", text: plainText(question.other, language) });
      return [shareItem(whole, options, countsOf(first, options.length), first.length, rules)];
    }
    case "multiple-choice": {
      const options = named(question.options);
      if (question.other) options.push({ id: "other", text: plainText(question.other, language) });
      const counts = columns.map((column) => column.reduce((sum, value) => sum + value, 0));
      return [shareItem(whole, options, counts, first.length, rules)];
    }
    case "rating":
      return [meanItem(whole, first, rules, points(question, language))];
    case "zero-to-ten":
      return [meanItem(whole, first, { ...rules, withScore: true }, zeroToTen(question, language))];
    case "number":
      return [meanItem(whole, first, { ...rules, withMedian: true })];
    case "date": {
      const { options, values } = periods(first);
      return [shareItem(whole, options, countsOf(values, options.length), values.length, rules)];
    }
    case "matrix": {
      const options = named(question.columns);
      return named(question.rows).map((row, index) => {
        const column = columns[index] ?? [];
        const problem = problemOf([column], rules);
        if (problem) return withheldItem(row, problem);
        return shareItem(row, options, countsOf(column, options.length), column.length, rules);
      });
    }
    case "paired-rating":
      return pairedItems(question, columns, language, rules);
    case "ranking":
      return named(question.options).map((option, index) => rankItem(option, columns[index] ?? [], rules));
    case "constant-sum":
      return named(question.options).map((option, index) => meanItem(option, columns[index] ?? [], rules));
    default:
      return [];
  }
}

function countsOf(values: readonly number[], options: number): number[] {
  const counts = new Array<number>(options).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Each row is released from all points of view or from none, with the gap between two of them. */
function pairedItems(
  question: Extract<Question, { type: "paired-rating" }>,
  columns: readonly number[][],
  language: string,
  rules: Rules,
): ItemResult[] {
  const perspectives = question.perspectives.map(({ id, name }) => ({ id, name: plainText(name, language) }));
  return question.rows.flatMap(({ id, text }, row) => {
    const own = perspectives.map((_, index) => columns[row * perspectives.length + index] ?? []);
    const [a = [], b = []] = own;
    const gap = perspectives.length === 2 ? [difference(a, b)] : [];
    const named = { id, text: plainText(text, language) };
    const problem = problemOf([...own, ...gap], rules);
    if (problem) return [withheldItem(named, problem)];
    const scale = points(question, language);
    return [
      ...own.map((values, index) => ({
        ...meanItem(named, values, rules, scale),
        perspective: perspectives[index] ?? null,
      })),
      ...gap.map((values) => ({
        ...meanItem(named, values, rules),
        perspective: { id: "gap", name: "Gap" },
      })),
    ];
  });
}

function scaleOf(question: Question): QuestionResult["scale"] {
  if (question.type === "rating" || question.type === "paired-rating")
    return { minimum: question.minimum, maximum: question.maximum };
  if (question.type === "zero-to-ten") return { minimum: 0, maximum: 10 };
  if (question.type === "ranking") return { minimum: 1, maximum: question.options.length };
  if (question.type === "constant-sum") return { minimum: 0, maximum: question.total };
  return null;
}

/** Columns that share one decision: figures of all options of a question are about the same people. */
function decidedTogether({ question, columns }: QuestionEvidence): readonly (readonly number[])[] {
  switch (question.type) {
    case "matrix":
    case "paired-rating":
      return [];
    case "multiple-choice":
      // An option that nobody chose says as little about anybody as one of a single choice that nobody took.
      return columns.filter((column) => column.some((value) => value === 1));
    default:
      return columns;
  }
}

function questionResult(
  evidence: QuestionEvidence,
  language: string,
  headcount: number,
  respondents: number,
  { minimum, isProtected }: Omit<Rules, "population">,
): QuestionResult {
  const { question, asked, answered, special } = evidence;
  const population = Math.max(answered, Math.round((headcount * asked) / Math.max(1, respondents)));
  const rules: Rules = { minimum, isProtected, population };
  const together = decidedTogether(evidence);
  const isText = question.type === "short-text" || question.type === "long-text";
  const tooFew = answered < minimum;
  const problem = tooFew
    ? "too few answers"
    : together.length === 0 || isText
      ? null
      : problemOf(together, rules);
  const whole = { id: question.id, text: "" };
  const items = isText ? [] : problem ? [withheldItem(whole, problem)] : itemsOf(evidence, language, rules);
  const counted = answered + special.notApplicable + special.dontKnow + special.refused;
  const showSpecial = problem === null && (!isProtected || counted >= Math.max(minimum, fewestForShares));
  return {
    id: question.id,
    type: question.type,
    page: evidence.page,
    text: plainText(question.text, language),
    scale: scaleOf(question),
    n: problem ? null : answered,
    special: showSpecial ? { ...special } : null,
    items,
    texts: isProtected || problem ? null : evidence.texts.slice(0, mostTexts),
  };
}

/** Longer lists are for an export of the answers. */
const mostTexts = 2000;

/**
 * Results of every question in the whole organisation, with what may not be shown withheld. Pure.
 *
 * Protected (confidential) answers: a figure needs the minimum group whose members don't all say the same; intervals,
 * shares, medians and scores need ten, as a spread of fewer whole numbers would list them; texts are only counted. In
 * named campaigns the minimum group alone is asked for.
 *
 * @param headcount people who were invited
 */
export function questionResults(
  { languages: [language] }: Definition,
  { respondents, questions }: Questions,
  rules: { minimum: number; isProtected: boolean; headcount: number },
): QuestionResult[] {
  return questions.map((evidence) => questionResult(evidence, language, rules.headcount, respondents, rules));
}
