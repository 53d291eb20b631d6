import type { Definition, Option, Question } from "#listen/questionnaires/definition.ts";
import {
  type CountedValues,
  hasGap,
  peopleIn,
  type QuestionEvidence,
  type Questions,
} from "./question-evidence.ts";
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

const none: CountedValues = new Map();

/** What forbids a question's figures by the rules on groups. */
function problemOf(columns: readonly CountedValues[], { minimum, isProtected }: Rules): Withheld | null {
  const [first = none] = columns;
  const count = peopleIn(first);
  if (count < minimum) return "too few answers";
  if (!isProtected) return null;
  const safe = columns.every((column) => {
    const people = peopleIn(column);
    return people === 0 || (people >= minimum && column.size > 1);
  });
  return safe ? null : "protects individuals";
}

interface Named {
  id: string;
  text: string;
}

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
function periods(dates: CountedValues): { options: Named[]; counts: number[] } {
  const months = dates.size <= 18;
  const counted = new Map<number, number>();
  for (const [date, count] of dates) {
    const value = months ? date : Math.floor(date / 100) * 100;
    counted.set(value, (counted.get(value) ?? 0) + count);
  }
  const found = [...counted.keys()].sort((a, b) => a - b);
  const options = found.map((value) => {
    const [year, month] = [String(Math.floor(value / 100)), String(value % 100).padStart(2, "0")];
    const id = months ? `${year}-${month}` : year;
    return { id, text: id };
  });
  return { options, counts: found.map((value) => counted.get(value) ?? 0) };
}

/** The items of a question whose answers may be looked at, given its texts' language. */
function itemsOf({ question, columns }: QuestionEvidence, language: string, rules: Rules): ItemResult[] {
  const named = (options: readonly Option[]): Named[] =>
    options.map(({ id, text }) => ({ id, text: plainText(text, language) }));
  const whole: Named = { id: question.id, text: "" };
  const [first = none] = columns;
  switch (question.type) {
    case "single-choice":
    case "dropdown": {
      const options = named(question.options);
      if (question.other) options.push({ id: "other", text: plainText(question.other, language) });
      return [shareItem(whole, options, countsOf(first, options.length), peopleIn(first), rules)];
    }
    case "multiple-choice": {
      const options = named(question.options);
      if (question.other) options.push({ id: "other", text: plainText(question.other, language) });
      const counts = columns.map((column) => column.get(1) ?? 0);
      return [shareItem(whole, options, counts, peopleIn(first), rules)];
    }
    case "rating":
      return [meanItem(whole, first, rules, points(question, language))];
    case "zero-to-ten":
      return [meanItem(whole, first, { ...rules, withScore: true }, zeroToTen(question, language))];
    case "number":
      return [meanItem(whole, first, { ...rules, withMedian: true })];
    case "date": {
      const { options, counts } = periods(first);
      return [shareItem(whole, options, counts, peopleIn(first), rules)];
    }
    case "matrix": {
      const options = named(question.columns);
      return named(question.rows).map((row, index) => {
        const column = columns[index] ?? none;
        const problem = problemOf([column], rules);
        if (problem) return withheldItem(row, problem);
        return shareItem(row, options, countsOf(column, options.length), peopleIn(column), rules);
      });
    }
    case "paired-rating":
      return pairedItems(question, columns, language, rules);
    case "ranking":
      return named(question.options).map((option, index) => rankItem(option, columns[index] ?? none, rules));
    case "constant-sum":
      return named(question.options).map((option, index) => meanItem(option, columns[index] ?? none, rules));
    default:
      return [];
  }
}

const countsOf = (column: CountedValues, options: number): number[] =>
  Array.from({ length: options }, (_, place) => column.get(place) ?? 0);

/** Each row is released from all points of view or from none, with the gap between two of them. */
function pairedItems(
  question: Extract<Question, { type: "paired-rating" }>,
  columns: readonly CountedValues[],
  language: string,
  rules: Rules,
): ItemResult[] {
  const perspectives = question.perspectives.map(({ id, name }) => ({ id, name: plainText(name, language) }));
  return question.rows.flatMap(({ id, text }, row) => {
    const width = perspectives.length + (hasGap(question) ? 1 : 0);
    const all = Array.from({ length: width }, (_, index) => columns[row * width + index] ?? none);
    const own = all.slice(0, perspectives.length);
    const gap = all.slice(perspectives.length);
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
function decidedTogether({ question, columns }: QuestionEvidence): readonly CountedValues[] {
  switch (question.type) {
    case "matrix":
    case "paired-rating":
      return [];
    case "multiple-choice":
      // An option that nobody chose says as little about anybody as one of a single choice that nobody took.
      return columns.filter((column) => column.has(1));
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
  const population = Number.isFinite(headcount)
    ? Math.max(answered, Math.round((headcount * asked) / Math.max(1, respondents)))
    : headcount;
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
    texts: isProtected || problem ? null : evidence.texts,
  };
}

/**
 * Results of every question in the whole organisation, with what may not be shown withheld. Pure.
 *
 * Protected (confidential) answers: a figure needs the minimum group whose members don't all say the same; intervals,
 * shares, medians and scores need ten, as a spread of fewer whole numbers would list them; texts are only counted. In
 * named campaigns the minimum group alone is asked for.
 *
 * @param headcount people who were invited; infinite where others came, too, and nobody knows how many could have
 */
export function questionResults(
  { languages: [language] }: Definition,
  { respondents, questions }: Questions,
  rules: { minimum: number; isProtected: boolean; headcount: number },
): QuestionResult[] {
  return questions.map((evidence) => questionResult(evidence, language, rules.headcount, respondents, rules));
}
