import type { Answer } from "./answer.ts";
import type { Comparison, Expression, Reference, Value } from "./expression.ts";

/** Unknown where the answer isn't there. */
export type Truth = boolean | "unknown";

/** Finds the answer to a question; undefined where there is none. */
export type Lookup = (question: string) => Answer | undefined;

/**
 * Whether a condition holds.
 *
 * Logic has three values (Kleene): comparing an answer that isn't there is unknown, `not unknown` is unknown, `and` is
 * false where one side is, `or` true where one side is. A condition holds only where it is true. `answered(q)` and
 * `count(q)` are always known: false and 0 for a missing answer.
 *
 * "Not applicable", "don't know" and "refused" are answers: equal to themselves, unequal to every option, no number
 * (ordering them is unknown), no option (they contain nothing, count 0), and answered.
 */
export function evaluate(expression: Expression, lookup: Lookup): Truth {
  switch (expression.kind) {
    case "not":
      return negated(evaluate(expression.operand, lookup));
    case "and":
      return combined(expression.operands, lookup, false);
    case "or":
      return combined(expression.operands, lookup, true);
    case "answered":
      return pick(lookup(expression.reference.question), expression.reference) !== undefined;
    case "compare":
      return compare(expression, lookup, expression.operator, expression.value);
    case "in":
      return isOneOf(expression, lookup);
  }
}

/** The three values of "is one of": true where one is equal, unknown where the answer is missing. */
function isOneOf(expression: Expression & { kind: "in" }, lookup: Lookup): Truth {
  let truth: Truth = false;
  for (const value of expression.values) {
    const equal = compare(expression, lookup, "=", value);
    if (equal === true) return true;
    if (equal === "unknown") truth = equal;
  }
  return truth;
}

/** `decisive` settles it: false for "and", true for "or". */
function combined(operands: readonly Expression[], lookup: Lookup, decisive: boolean): Truth {
  let isUnknown = false;
  for (const operand of operands) {
    const truth = evaluate(operand, lookup);
    if (truth === decisive) return decisive;
    if (truth === "unknown") isUnknown = true;
  }
  return isUnknown ? "unknown" : !decisive;
}

const negated = (truth: Truth): Truth => (truth === "unknown" ? truth : !truth);

type Compared = { reference: Reference; counts: boolean };

function compare({ reference, counts }: Compared, lookup: Lookup, operator: Comparison, value: Value): Truth {
  const picked = pick(lookup(reference.question), reference);
  if (counts) return compareNumbers(countOf(picked), operator, value);
  if (picked === undefined) return "unknown";
  if (typeof picked === "number") return compareNumbers(picked, operator, value);
  if (typeof picked === "string") return compareIds(picked, operator, value.text);
  if ("special" in picked) return compareSpecial(picked.special, operator, value);
  if ("list" in picked) return operator === "contains" ? picked.list.includes(value.text) : "unknown";
  return compareText(folded(picked.text), operator, folded(value.text));
}

function compareNumbers(number: number, operator: Comparison, { kind, text }: Value): Truth {
  const other = kind === "number" ? Number(text) : Number.NaN;
  if (operator === "=") return number === other;
  if (operator === "!=") return number !== other;
  return operator === "contains" || Number.isNaN(other) ? "unknown" : isInOrder(number, operator, other);
}

/** Ids of options, and dates, which are in order as texts. */
function compareIds(id: string, operator: Comparison, other: string): Truth {
  if (operator === "=") return id === other;
  if (operator === "!=") return id !== other;
  return operator === "contains" ? "unknown" : isInOrder(id, operator, other);
}

function compareSpecial(special: string, operator: Comparison, { kind, text }: Value): Truth {
  const isSame = kind === "word" && special === text;
  if (operator === "=") return isSame;
  if (operator === "!=") return !isSame;
  return operator === "contains" ? false : "unknown";
}

/** What people wrote, without regard to capitals and outer spaces. */
function compareText(text: string, operator: Comparison, other: string): Truth {
  if (operator === "=") return text === other;
  if (operator === "!=") return text !== other;
  return operator === "contains" ? text.includes(other) : "unknown";
}

const folded = (text: string): string => text.trim().toLowerCase();

function isInOrder<Each extends number | string>(
  one: Each,
  operator: Exclude<Comparison, "=" | "!=" | "contains">,
  other: Each,
): boolean {
  if (operator === "<") return one < other;
  if (operator === "<=") return one <= other;
  return operator === ">" ? one > other : one >= other;
}

type Picked =
  | number
  | string
  | { special: string }
  | { list: readonly string[] }
  | { text: string }
  | undefined;

/** The one thing that a reference means in an answer: a number, an id or date, a list, a text. */
function pick(answer: Answer | undefined, { part, perspective }: Reference): Picked {
  if (answer === undefined || "special" in answer) return answer;
  if ("pairs" in answer) {
    if (part === undefined) return { list: Object.keys(answer.pairs) };
    const ratings = own(answer.pairs, part);
    const rating = ratings && own(ratings, perspective ?? "");
    return rating === null ? { special: "not-applicable" } : rating;
  }
  if ("rows" in answer)
    return part === undefined ? { list: Object.keys(answer.rows) } : own(answer.rows, part);
  if ("amounts" in answer)
    return part === undefined ? { list: chosenAmounts(answer.amounts) } : own(answer.amounts, part);
  if ("ranking" in answer) {
    if (part === undefined) return { list: answer.ranking };
    const rank = answer.ranking.indexOf(part) + 1;
    return rank === 0 ? undefined : rank;
  }
  if ("choices" in answer) return { list: answer.choices };
  if ("choice" in answer) return answer.choice;
  if ("rating" in answer) return answer.rating;
  if ("number" in answer) return answer.number;
  if ("date" in answer) return answer.date;
  return { text: answer.text };
}

const chosenAmounts = (amounts: Readonly<Record<string, number>>): string[] =>
  Object.keys(amounts).filter((option) => (amounts[option] ?? 0) > 0);

function own<Each>(record: Readonly<Record<string, Each>>, key: string): Each | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function countOf(picked: Picked): number {
  return typeof picked === "object" && "list" in picked ? picked.list.length : 0;
}
