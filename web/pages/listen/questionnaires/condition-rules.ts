import { otherOption } from "#listen/questionnaires/answer-check.ts";
import type { Definition, Option, Question, Texts } from "#listen/questionnaires/definition.ts";
import {
  type Expression,
  parseExpression,
  type Reference,
  type Value,
} from "#listen/questionnaires/expression.ts";
import type { Place } from "./place.ts";

/** What a rule asks of an answer. */
export type Test =
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not-in"
  | "contains"
  | "not-contains"
  | "answered"
  | "not-answered";

/** One line of a condition: "[question] [is] [values]". */
export interface Rule {
  question: string;
  part: string | null;
  perspective: string | null;
  test: Test;
  /** One, but any number for "in" and none for "answered". */
  values: readonly string[];
}

/** A condition as the builder shows it: rules that all hold, or of which one holds. */
export interface Rules {
  join: "and" | "or";
  rules: readonly Rule[];
}

const valueless: readonly Test[] = ["answered", "not-answered"];
const listed: readonly Test[] = ["in", "not-in"];

/** A condition as rules; null where it can't be read or says more than rules can. */
export function rulesOf(source: string): Rules | null {
  if (source.trim() === "") return { join: "and", rules: [] };
  const { expression } = parseExpression(source);
  if (!expression) return null;
  const isChain = expression.kind === "and" || expression.kind === "or";
  const rules = (isChain ? expression.operands : [expression]).map(ruleOf);
  if (rules.some((rule) => rule === null)) return null;
  return { join: isChain ? expression.kind : "and", rules: rules as Rule[] };
}

function ruleOf(expression: Expression): Rule | null {
  switch (expression.kind) {
    case "and":
    case "or":
      return null;
    case "not": {
      const inner = ruleOf(expression.operand);
      const test = inner && opposites[inner.test];
      return inner && test ? { ...inner, test } : null;
    }
    case "answered":
      return { ...named(expression.reference), test: "answered", values: [] };
    case "compare":
      if (expression.counts) return null;
      return { ...named(expression.reference), test: expression.operator, values: [expression.value.text] };
    case "in":
      if (expression.counts) return null;
      return {
        ...named(expression.reference),
        test: "in",
        values: expression.values.map(({ text }: Value) => text),
      };
  }
}

/** What "not" makes of a test, where a test of its own says it. */
const opposites: Partial<Record<Test, Test>> = {
  answered: "not-answered",
  contains: "not-contains",
  in: "not-in",
};

const named = ({ question, part, perspective }: Reference) => ({
  question,
  part: part ?? null,
  perspective: perspective ?? null,
});

/** Rules as the text of a condition; rules without a value yet are written as far as they go. */
export const sourceOf = ({ join, rules }: Rules): string => rules.map(textOfRule).join(` ${join} `);

function textOfRule({ question, part, perspective, test, values }: Rule): string {
  const name = [question, part, perspective].filter((each) => each !== null).join(".");
  const [first = ""] = values;
  switch (test) {
    case "answered":
      return `answered(${name})`;
    case "not-answered":
      return `not answered(${name})`;
    case "in":
    case "not-in":
      return `${name} ${test === "in" ? "in" : "not in"} (${values.map(written).join(", ")})`;
    case "not-contains":
      return `not ${name} contains ${written(first)}`;
    default:
      return `${name} ${test} ${written(first)}`;
  }
}

/** A value as conditions write it: as it is where it is a plain word, figure or date, else in quotes. */
const written = (value: string): string =>
  /^-?[0-9]+(\.[0-9]+)?$|^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(value) && !reserved.test(value)
    ? value
    : `"${value.replaceAll('"', "'")}"`;
const reserved = /^(?:and|or|not|in|contains|answered|count)$/i;

/** Which kind of value answers have. */
export type Kind = "number" | "date" | "text" | "one" | "several";

/** What a rule can be about: a question of an earlier page, its rows and what may be chosen. */
export interface Subject {
  question: Question;
  /** Which page it is on, from 0. */
  page: number;
  kind: Kind;
  /** Rows or options of which one has to be named; empty where the question itself is asked for. */
  parts: readonly Option[];
  perspectives: readonly { id: string; name: Texts }[];
  /** Ids and texts of what can be chosen. */
  choices: readonly Option[];
  /** Special answers that are offered, by their words in conditions. */
  specials: readonly string[];
}

/** The questions that a condition at a place may look at. */
export const subjectsFor = ({ pages }: Definition, place: Place): Subject[] =>
  place.kind === "whole"
    ? []
    : pages
        .slice(0, place.page)
        .flatMap(({ questions }, page) => questions.flatMap((each) => subjectOf(each, page) ?? []));

function subjectOf(question: Question, page: number): Subject | null {
  const base = { question, page, parts: [], perspectives: [], choices: [], specials: specialsOf(question) };
  switch (question.type) {
    case "statement":
      return null;
    case "single-choice":
    case "dropdown":
      return { ...base, kind: "one", choices: withOther(question) };
    case "multiple-choice":
      return { ...base, kind: "several", choices: withOther(question) };
    case "ranking":
      return { ...base, kind: "number", parts: question.options };
    case "constant-sum":
      return { ...base, kind: "number", parts: question.options };
    case "matrix":
      return { ...base, kind: "one", parts: question.rows, choices: question.columns };
    case "paired-rating":
      return { ...base, kind: "number", parts: question.rows, perspectives: question.perspectives };
    case "rating":
    case "zero-to-ten":
    case "number":
      return { ...base, kind: "number" };
    case "date":
      return { ...base, kind: "date" };
    case "short-text":
    case "long-text":
      return { ...base, kind: "text" };
  }
}

const withOther = ({ options, other }: { options: readonly Option[]; other?: Texts }): Option[] => [
  ...options,
  ...(other ? [{ id: otherOption, text: other }] : []),
];

const specialsOf = ({ notApplicable, dontKnow, refused }: Question): string[] => [
  ...(notApplicable ? ["not-applicable"] : []),
  ...(dontKnow ? ["dont-know"] : []),
  ...(refused ? ["refused"] : []),
];

const order: readonly Test[] = ["=", "!=", "<", "<=", ">", ">="];
const tests: Readonly<Record<Kind, readonly Test[]>> = {
  one: ["=", "!=", "in", "not-in"],
  several: ["contains", "not-contains"],
  number: order,
  date: order,
  text: ["=", "!=", "contains"],
};

/** Whether the builder can show a rule: its question, row and options are there. */
export function isPossible(
  { question, part, perspective, test, values }: Rule,
  subjects: readonly Subject[],
) {
  const subject = subjects.find((each) => each.question.id === question);
  if (!subject || !testsFor(subject).includes(test)) return false;
  const { kind, parts, perspectives, choices, specials } = subject;
  const isThere = (list: readonly { id: string }[], id: string) => list.some((each) => each.id === id);
  if (part === null ? parts.length > 0 : !isThere(parts, part)) return false;
  if (perspective === null ? perspectives.length > 0 : !isThere(perspectives, perspective)) return false;
  if (kind !== "one" && kind !== "several") return true;
  return values.every((value) => specials.includes(value) || isThere(choices, value));
}

/** What can be asked of a subject. */
export const testsFor = ({ kind }: Subject): readonly Test[] => [...tests[kind], ...valueless];

/** A rule about a subject as it begins. */
export function ruleAbout({ question, kind, parts, perspectives, choices }: Subject): Rule {
  const part = parts[0]?.id ?? null;
  const perspective = perspectives[0]?.id ?? null;
  const base = { question: question.id, part, perspective };
  if (kind === "date" || kind === "text") return { ...base, part: null, test: "answered", values: [] };
  const value = kind === "number" ? String(firstNumber(question)) : (choices[0]?.id ?? "");
  return { ...base, test: kind === "several" ? "contains" : "=", values: [value] };
}

const firstNumber = (question: Question): number => ("minimum" in question ? (question.minimum ?? 0) : 1);

/** A rule with another test; values stay as far as the test takes them. */
export function withTest(rule: Rule, test: Test, subject: Subject): Rule {
  if (valueless.includes(test)) return { ...rule, test, values: [] };
  if (listed.includes(test)) return { ...rule, test, values: rule.values.filter((value) => value !== "") };
  const [value = ruleAbout(subject).values[0] ?? (subject.kind === "date" ? today() : "…")] = rule.values;
  return { ...rule, test, values: [value] };
}

const today = (): string => new Date().toISOString().slice(0, 10);
