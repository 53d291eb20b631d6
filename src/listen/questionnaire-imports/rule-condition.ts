import type { Option, Question } from "../questionnaires/definition.ts";
import type { Operand, Rule, RuleComparison } from "./drafted.ts";

/** A question of the draft with what its tool's codes became. */
export interface Placed {
  question: Question;
  /** An answer's code: an option's or column's id, a point of a scale, a special answer. */
  answerOf(code: string): string | null;
  /** A row's or an option's code. */
  partOf(code: string): string | null;
}

/**
 * A rule as a condition of ours; null where it compares what conditions can't.
 *
 * @param find the question that a rule's code means
 */
export function conditionOf(rule: Rule, find: (code: string) => Placed | undefined): string | null {
  switch (rule.kind) {
    case "and":
    case "or": {
      const parts = rule.rules.map((each) => {
        const said = conditionOf(each, find);
        return said !== null && (each.kind === "and" || each.kind === "or") ? `(${said})` : said;
      });
      return parts.includes(null) ? null : parts.join(` ${rule.kind} `);
    }
    case "not": {
      const said = conditionOf(rule.rule, find);
      return said && `not (${said})`;
    }
    case "answered": {
      const placed = find(rule.of.question);
      if (!placed) return null;
      const { question } = placed;
      const part = rule.of.part === null ? null : placed.partOf(rule.of.part);
      if (rule.of.part !== null && (part === null || question.type !== "matrix")) return null;
      return `answered(${question.id}${part === null ? "" : `.${part}`})`;
    }
    case "compare": {
      const placed = find(rule.of.question);
      return placed ? comparison(placed, rule.of, rule.operator, rule.value) : null;
    }
  }
}

const numeric: readonly Question["type"][] = ["rating", "zero-to-ten", "number"];

function comparison(placed: Placed, of: Operand, operator: RuleComparison, value: string): string | null {
  const { question } = placed;
  const { id, type } = question;
  const answer = placed.answerOf(value);
  if (type === "multiple-choice") return ticked(placed, of, operator, value);
  if (type === "matrix") {
    const part = of.part === null ? null : placed.partOf(of.part);
    if (part === null) return null;
    return answer !== null && /^!?=$/.test(operator)
      ? equals(`${id}.${part}`, operator, answer)
      : inOrder(`${id}.${part}`, question.columns, operator, value);
  }
  if (of.part !== null) return null;
  if (type === "single-choice" || type === "dropdown")
    return answer !== null && /^!?=$/.test(operator)
      ? equals(id, operator, answer)
      : inOrder(id, question.options, operator, value);
  if (numeric.includes(type)) {
    const isSpecial = answer !== null && !/^-?\d/.test(answer);
    if (isSpecial) return equals(id, operator, answer);
    const number = answer ?? value;
    return /^-?\d+(?:\.\d+)?$/.test(number) && operator !== "contains" ? `${id} ${operator} ${number}` : null;
  }
  if (type === "short-text" || type === "long-text")
    return /^[^"\n]{1,200}$/.test(value) && /^(?:=|!=|contains)$/.test(operator)
      ? `${id} ${operator} "${value}"`
      : null;
  return null;
}

/** `Q1_A2 == "Y"` or `Q1 contains "A2"`: whether an option is ticked. */
function ticked(
  { question: { id }, partOf, answerOf }: Placed,
  { part }: Operand,
  operator: RuleComparison,
  value: string,
): string | null {
  if (part === null) {
    const option = answerOf(value) ?? partOf(value);
    if (option === null || (operator !== "=" && operator !== "contains" && operator !== "!=")) return null;
    return `${operator === "!=" ? "not " : ""}${id} contains ${option}`;
  }
  const option = partOf(part);
  const isYes = /^(?:Y|1|true)$/i.test(value);
  const isNo = /^(?:N|0|false)$/i.test(value);
  if (option === null || (!isYes && !isNo) || (operator !== "=" && operator !== "!=")) return null;
  return `${isYes === (operator === "=") ? "" : "not "}${id} contains ${option}`;
}

const equals = (subject: string, operator: RuleComparison, answer: string): string | null =>
  operator === "=" || operator === "!=" ? `${subject} ${operator} ${answer}` : null;

const orders: Readonly<Partial<Record<RuleComparison, (one: number, other: number) => boolean>>> = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** `Q1 <= 2` on a list whose ids are numbers, some of them: those that it holds for. */
function inOrder(
  subject: string,
  listed: readonly Option[],
  operator: RuleComparison,
  value: string,
): string | null {
  const holds = orders[operator];
  const numbers = listed.filter(({ id }) => /^\d+$/.test(id));
  if (holds === undefined || !/^-?\d+(?:\.\d+)?$/.test(value.trim()) || numbers.length === 0) return null;
  const chosen = numbers.filter(({ id }) => holds(Number(id), Number(value))).map(({ id }) => id);
  return chosen.length === 0 ? null : `${subject} in (${chosen.join(", ")})`;
}
