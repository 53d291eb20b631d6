import { otherOption } from "./answer-check.ts";
import { isDate } from "./calendar.ts";
import type { Option, Question } from "./definition.ts";
import type { Comparison, Expression, Reference, Value } from "./expression.ts";
import type { ExpressionProblem, Span } from "./expression-problem.ts";

/** What a condition may refer to. */
export interface Scope {
  /** Questions on earlier pages, by id. */
  earlier: ReadonlyMap<string, Question>;
  /** Ids of all questions of the questionnaire. */
  all: ReadonlySet<string>;
}

/** What a reference means: it decides which values and operators make sense. */
type Meaning =
  | { kind: "number" }
  | { kind: "date" }
  | { kind: "text" }
  /** One of these ids. */
  | { kind: "one"; ids: readonly string[] }
  /** Several of these ids. */
  | { kind: "several"; ids: readonly string[] };

const specialWords: readonly string[] = ["not-applicable", "dont-know", "refused"];

/**
 * Finds what a condition says that can't be meant: questions that aren't there or come later, options that don't
 * exist, comparisons that don't fit the kind of question.
 */
export function checkExpression(expression: Expression, scope: Scope): ExpressionProblem[] {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.operands.flatMap((operand) => checkExpression(operand, scope));
    case "not":
      return checkExpression(expression.operand, scope);
    case "answered":
      return withQuestion(expression.reference, scope, (question) =>
        partProblems(question, expression.reference),
      );
    case "compare":
      return checkComparison(expression, expression.operator, [expression.value], scope);
    case "in":
      return checkComparison(expression, "=", expression.values, scope);
  }
}

type Asked = { reference: Reference; counts: boolean };

function checkComparison(
  { reference, counts }: Asked,
  operator: Comparison,
  values: readonly Value[],
  scope: Scope,
): ExpressionProblem[] {
  return withQuestion(reference, scope, (question) => {
    const wrongPart = partProblems(question, reference);
    if (wrongPart.length > 0) return wrongPart;
    const meaning = meaningOf(question, reference);
    if (counts) return countProblems(meaning, reference, operator, values);
    return values.flatMap((value) => {
      if (value.kind === "word" && specialWords.includes(value.text))
        return specialProblems(question, reference, operator, value);
      if (!meaning) return [wholeProblem(question, reference)];
      return operatorProblems(meaning, reference, operator) ?? valueProblems(meaning, reference, value);
    });
  });
}

function withQuestion(
  reference: Reference,
  { earlier, all }: Scope,
  check: (question: Question) => ExpressionProblem[],
): ExpressionProblem[] {
  const { question: id } = reference;
  const question = earlier.get(id);
  if (!question)
    return all.has(id)
      ? [
          at(
            reference,
            `${id} is not on an earlier page. A condition looks at earlier pages only: move ${id} to one, or ask for an answer that comes before.`,
          ),
        ]
      : [at(reference, `There is no question ${id}.${suggestion(id, all)}`)];
  return question.type === "statement"
    ? [at(reference, `${id} only shows a text; it has no answer.`)]
    : check(question);
}

/** What may stand after the dot in a question's name. */
function partsOf(question: Question): { noun: string; parts: readonly Option[] } | null {
  if (question.type === "matrix" || question.type === "paired-rating")
    return { noun: "row", parts: question.rows };
  if (question.type === "ranking" || question.type === "constant-sum")
    return { noun: "option", parts: question.options };
  return null;
}

function partProblems(question: Question, reference: Reference): ExpressionProblem[] {
  const { part, perspective } = reference;
  if (part === undefined) return [];
  const known = partsOf(question);
  if (!known) return [at(reference, `${question.id} has no parts. Leave out ".${part}".`)];
  const { noun, parts } = known;
  if (!parts.some(({ id }) => id === part))
    return [
      at(
        reference,
        `${question.id} has no ${noun} ${part}.${suggestion(
          part,
          parts.map(({ id }) => id),
        )}`,
      ),
    ];
  if (question.type !== "paired-rating")
    return perspective === undefined
      ? []
      : [at(reference, `${question.id}.${part} has no parts. Leave out ".${perspective}".`)];
  const ids = question.perspectives.map(({ id }) => id);
  if (perspective !== undefined && ids.includes(perspective)) return [];
  return [at(reference, `Say which rating of ${question.id}.${part} is meant: ${alternatives(ids)}.`)];
}

/** Null where the question as a whole has nothing to compare, only its rows do. */
function meaningOf(question: Question, { part }: Reference): Meaning | null {
  switch (question.type) {
    case "single-choice":
    case "dropdown":
      return { kind: "one", ids: optionIds(question.options, question.other !== undefined) };
    case "multiple-choice":
      return { kind: "several", ids: optionIds(question.options, question.other !== undefined) };
    case "ranking":
      return part === undefined ? { kind: "several", ids: optionIds(question.options) } : { kind: "number" };
    case "constant-sum":
      return part === undefined ? null : { kind: "number" };
    case "matrix":
      return part === undefined ? null : { kind: "one", ids: optionIds(question.columns) };
    case "paired-rating":
      return part === undefined ? null : { kind: "number" };
    case "rating":
    case "zero-to-ten":
    case "number":
      return { kind: "number" };
    case "date":
      return { kind: "date" };
    case "short-text":
    case "long-text":
      return { kind: "text" };
    case "statement":
      return null;
  }
}

function wholeProblem(question: Question, reference: Reference): ExpressionProblem {
  const parts = partsOf(question);
  const example = [question.id, parts?.parts[0]?.id ?? "row"];
  if (question.type === "paired-rating") example.push(question.perspectives[0]?.id ?? "self");
  return at(
    reference,
    `Say which ${parts?.noun ?? "row"} of ${question.id} is meant, e.g. ${example.join(".")}.`,
  );
}

function countProblems(
  meaning: Meaning | null,
  reference: Reference,
  operator: Comparison,
  values: readonly Value[],
): ExpressionProblem[] {
  if (meaning !== null && meaning.kind !== "several")
    return [at(reference, `${nameOf(reference)} has one answer; count() is for questions with several.`)];
  if (operator === "contains") return [at(reference, "Compare a count with a number, e.g. count(q1) >= 2.")];
  return values
    .filter(({ kind }) => kind !== "number")
    .map((value) => at(value, "Compare a count with a number."));
}

function specialProblems(
  question: Question,
  reference: Reference,
  operator: Comparison,
  value: Value,
): ExpressionProblem[] {
  if (operator !== "=" && operator !== "!=") return [at(value, `Ask for ${value.text} by = or !=.`)];
  const flag = { "not-applicable": "notApplicable", "dont-know": "dontKnow", refused: "refused" }[value.text];
  const offers = flag !== undefined && Object.hasOwn(question, flag) && question[flag as "refused"] === true;
  if (question.type === "paired-rating") {
    if (reference.part === undefined) return [wholeProblem(question, reference)];
    return offers && value.text === "not-applicable" ? [] : [notOffered(question, value)];
  }
  if (reference.part !== undefined)
    return [
      at(
        value,
        `${value.text} is said of the whole question: write ${question.id} ${operator} ${value.text}.`,
      ),
    ];
  return offers ? [] : [notOffered(question, value)];
}

const notOffered = (question: Question, value: Value): ExpressionProblem =>
  at(value, `${question.id} doesn't offer ${value.text} as an answer.`);

/** Null where the operator fits. */
function operatorProblems(
  { kind }: Meaning,
  reference: Reference,
  operator: Comparison,
): ExpressionProblem[] | null {
  const name = nameOf(reference);
  const isOrder = operator !== "=" && operator !== "!=" && operator !== "contains";
  if (kind === "several" && operator !== "contains")
    return [
      at(reference, `${name} can have several answers: write ${name} contains …, or count(${name}) >= 2.`),
    ];
  if (kind === "one" && operator !== "=" && operator !== "!=")
    return [at(reference, `${name} is one of several options: ask by =, != or in (…).`)];
  if (kind === "text" && isOrder) return [at(reference, `${name} is a text: ask by =, != or contains.`)];
  if ((kind === "number" || kind === "date") && operator === "contains")
    return [at(reference, `${name} is a ${kind}: ask by =, !=, <, <=, > or >=.`)];
  return null;
}

function valueProblems(meaning: Meaning, reference: Reference, value: Value): ExpressionProblem[] {
  const name = nameOf(reference);
  switch (meaning.kind) {
    case "number":
      return value.kind === "number" ? [] : [at(value, `${name} is a number; compare it with a number.`)];
    case "date":
      return isDate(value.text)
        ? []
        : [at(value, `${name} is a date; compare it with one, e.g. 2026-01-31.`)];
    case "text":
      return value.text.trim() === "" ? [at(value, `Write answered(${name}) or not answered(${name}).`)] : [];
    case "one":
    case "several":
      return meaning.ids.includes(value.text)
        ? []
        : [at(value, `${name} has no option ${quoted(value.text)}.${suggestion(value.text, meaning.ids)}`)];
  }
}

const at = ({ start, end }: Span, message: string): ExpressionProblem => ({ message, start, end });
const nameOf = ({ question, part, perspective }: Reference): string =>
  [question, part, perspective].filter((each) => each !== undefined).join(".");
const optionIds = (options: readonly Option[], other = false): string[] => [
  ...options.map(({ id }) => id),
  ...(other ? [otherOption] : []),
];
const quoted = (text: string): string => (/^[\w-]+$/.test(text) ? text : `"${text}"`);
const alternatives = (ids: readonly string[]): string => ids.join(" or ");

/** " Do you mean …?" where something similar exists, else what there is. */
function suggestion(wanted: string, known: Iterable<string>): string {
  const ids = [...known];
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const similar = ids.find((id) => plain(id) === plain(wanted));
  if (similar !== undefined) return ` Do you mean ${similar}?`;
  return ids.length === 0 || ids.length > 12 ? "" : ` There is ${ids.join(", ")}.`;
}
