import { isDate } from "./calendar.ts";
import type {
  ChoiceQuestion,
  ConstantSumQuestion,
  DateQuestion,
  MatrixQuestion,
  MultipleChoiceQuestion,
  NumberQuestion,
  Option,
  PairedRatingQuestion,
  Question,
  RankingQuestion,
  TextQuestion,
} from "./definition.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { characters, isPlain, isPlainLine } from "./texts.ts";

type Found = Omit<Problem, "question">;
type Fields = Readonly<Record<string, unknown>>;
/** Says what is wrong with the fields of an answer that is an object, nothing where it can be accepted. */
type Check = (fields: Fields) => Found | null;

/** The id that stands for the option with a text field. */
export const otherOption = "other";
/** Characters of the text beside "other". */
const otherLength = 200;

const found = (code: ProblemCode, values: Found["values"] = {}): Found => ({ code, values });
const malformed = found("malformed");

/** Characters that a text answer may have where the question doesn't say. */
export const textLengths = { "short-text": 200, "long-text": 5000 } as const;

/**
 * Makes the check of one question's answers. It takes anything that JSON can hold, and refuses whatever the question
 * doesn't ask for. An answer that says nothing is left out, never empty.
 */
export function answerCheck(question: Question): (answer: unknown) => Problem | null {
  const check = checkOf(question);
  const special = specialCheck(question);
  return (answer) => {
    const problem = !isFields(answer)
      ? malformed
      : Object.hasOwn(answer, "special")
        ? special(answer)
        : check(answer);
    return problem && { question: question.id, ...problem };
  };
}

function checkOf(question: Question): Check {
  switch (question.type) {
    case "single-choice":
    case "dropdown":
      return choice(question);
    case "multiple-choice":
      return choices(question);
    case "matrix":
      return matrix(question);
    case "rating":
      return ({ rating, ...rest }) => nothingElse(rest) ?? wholeWithin(rating, question);
    case "zero-to-ten":
      return ({ rating, ...rest }) => nothingElse(rest) ?? wholeWithin(rating, { minimum: 0, maximum: 10 });
    case "paired-rating":
      return pairs(question);
    case "ranking":
      return ranking(question);
    case "constant-sum":
      return amounts(question);
    case "number":
      return numeric(question);
    case "date":
      return date(question);
    case "short-text":
    case "long-text":
      return text(question);
    case "statement":
      return () => malformed;
  }
}

function specialCheck(question: Question): Check {
  const offered = new Set<unknown>();
  // A paired rating offers "not applicable" at each of its ratings instead, a statement asks nothing.
  if (question.type !== "paired-rating" && question.type !== "statement") {
    if (question.notApplicable) offered.add("not-applicable");
    if (question.dontKnow) offered.add("dont-know");
    if (question.refused) offered.add("refused");
  }
  return ({ special, ...rest }) => nothingElse(rest) ?? (offered.has(special) ? null : found("not-offered"));
}

function choice({ options, other }: ChoiceQuestion): Check {
  const known = idsOf(options, other !== undefined);
  return ({ choice, other: otherText, ...rest }) => {
    if (typeof choice !== "string") return malformed;
    if (!known.has(choice)) return found("unknown-option");
    return nothingElse(rest) ?? otherProblem(otherText, other !== undefined && choice === otherOption);
  };
}

function choices({ options, other, exclusive = [], minimum = 0, maximum }: MultipleChoiceQuestion): Check {
  const known = idsOf(options, other !== undefined);
  const alone = new Set(exclusive);
  return ({ choices, other: otherText, ...rest }) => {
    if (!isList(choices) || choices.length === 0) return malformed;
    const given = new Set(choices);
    const problem = listProblem(choices, given, known);
    if (problem) return problem;
    const only = choices.find((id) => alone.has(id as string));
    if (only !== undefined && choices.length > 1) return found("exclusive", { option: only as string });
    if (only === undefined && choices.length < minimum)
      return found("too-few", { minimum, given: choices.length });
    if (maximum !== undefined && choices.length > maximum)
      return found("too-many", { maximum, given: choices.length });
    return nothingElse(rest) ?? otherProblem(otherText, other !== undefined && given.has(otherOption));
  };
}

function otherProblem(text: unknown, isChosen: boolean): Found | null {
  if (text === undefined) return null;
  if (typeof text !== "string" || text === "") return malformed;
  if (!isChosen) return found("other-without-choice");
  return lengthProblem(text, otherLength) ?? (isPlainLine(text) ? null : found("control-characters"));
}

function matrix(question: MatrixQuestion): Check {
  const known = idsOf(question.rows);
  const columns = idsOf(question.columns);
  return ({ rows, ...rest }) => {
    if (!isFields(rows)) return malformed;
    let count = 0;
    for (const row in rows) {
      if (!known.has(row)) return found("unknown-row");
      const column = rows[row];
      if (typeof column !== "string") return { row, ...malformed };
      if (!columns.has(column)) return { row, ...found("unknown-option") };
      count++;
    }
    return count === 0 ? malformed : nothingElse(rest);
  };
}

function pairs(question: PairedRatingQuestion): Check {
  const known = idsOf(question.rows);
  const perspectives = new Set(question.perspectives.map(({ id }) => id));
  return ({ pairs, ...rest }) => {
    if (!isFields(pairs)) return malformed;
    let count = 0;
    for (const row in pairs) {
      if (!known.has(row)) return found("unknown-row");
      const ratings = pairs[row];
      if (!isFields(ratings)) return { row, ...malformed };
      for (const perspective in ratings) {
        if (!perspectives.has(perspective)) return { row, ...malformed };
        const rating = ratings[perspective];
        const problem =
          rating !== null
            ? wholeWithin(rating, question)
            : question.notApplicable
              ? null
              : found("not-offered");
        if (problem) return { row, perspective, ...problem };
        count++;
      }
    }
    return count === 0 ? malformed : nothingElse(rest);
  };
}

function ranking({ options, ranks = options.length }: RankingQuestion): Check {
  const known = idsOf(options);
  return ({ ranking, ...rest }) => {
    if (!isList(ranking)) return malformed;
    const problem = listProblem(ranking, new Set(ranking), known);
    if (problem) return problem;
    return ranking.length === ranks ? nothingElse(rest) : found("ranks", { ranks, given: ranking.length });
  };
}

function amounts({ options, total }: ConstantSumQuestion): Check {
  const known = idsOf(options);
  return ({ amounts, ...rest }) => {
    if (!isFields(amounts)) return malformed;
    let sum = 0;
    for (const option in amounts) {
      if (!known.has(option)) return found("unknown-option");
      const problem = wholeWithin(amounts[option], { minimum: 0, maximum: total });
      if (problem) return { row: option, ...problem };
      sum += amounts[option] as number;
    }
    return sum === total ? nothingElse(rest) : found("sum", { total, given: sum });
  };
}

/** Beyond this doubles have gaps wider than a whole; nobody's answer is that large. */
const largest = Number.MAX_SAFE_INTEGER;

function numeric({ minimum = -largest, maximum = largest, decimals = 0 }: NumberQuestion): Check {
  return ({ number, ...rest }) => {
    if (typeof number !== "number" || !Number.isFinite(number)) return malformed;
    if (number < minimum) return found("too-small", { minimum });
    if (number > maximum) return found("too-large", { maximum });
    if (decimals === 0 && !Number.isInteger(number)) return found("not-whole");
    if (decimals > 0 && Number(number.toFixed(decimals)) !== number)
      return found("too-precise", { decimals });
    return nothingElse(rest);
  };
}

function date({ earliest, latest }: DateQuestion): Check {
  return ({ date, ...rest }) => {
    if (typeof date !== "string") return malformed;
    if (!isDate(date)) return found("no-date");
    if (earliest !== undefined && date < earliest) return found("too-early", { earliest });
    if (latest !== undefined && date > latest) return found("too-late", { latest });
    return nothingElse(rest);
  };
}

function text({ type, maximumLength = textLengths[type] }: TextQuestion): Check {
  const isAllowed = type === "short-text" ? isPlainLine : isPlain;
  return ({ text, ...rest }) => {
    if (typeof text !== "string" || text.trim() === "") return malformed;
    return (
      lengthProblem(text, maximumLength) ??
      (isAllowed(text) ? nothingElse(rest) : found("control-characters"))
    );
  };
}

function lengthProblem(text: string, maximum: number): Found | null {
  if (text.length <= maximum) return null;
  const given = characters(text);
  return given > maximum ? found("too-long", { maximum, given }) : null;
}

function wholeWithin(
  value: unknown,
  { minimum, maximum }: { minimum: number; maximum: number },
): Found | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return malformed;
  if (!Number.isInteger(value)) return found("not-whole");
  return value >= minimum && value <= maximum ? null : found("out-of-range", { minimum, maximum });
}

/** Ids in a list of the client's: known ones, each once. */
function listProblem(list: readonly unknown[], given: Set<unknown>, known: Set<unknown>): Found | null {
  if (list.length > known.size)
    return list.length > given.size ? found("duplicate") : found("unknown-option");
  for (const id of given) if (!known.has(id)) return found("unknown-option");
  return given.size === list.length ? null : found("duplicate");
}

const idsOf = (options: readonly Option[], other = false): Set<unknown> =>
  new Set([...options.map(({ id }) => id), ...(other ? [otherOption] : [])]);

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function nothingElse(rest: Fields): Found | null {
  for (const _ in rest) return malformed;
  return null;
}
