import { type RuleToken, ruleTokens } from "../survey-files/definitions/logic-expression.ts";
import type { Operand, Rule, RuleComparison } from "./drafted.ts";

const operators = new Map<string, RuleComparison>(
  Object.entries({
    "==": "=",
    "=": "=",
    eq: "=",
    equal: "=",
    "!=": "!=",
    "<>": "!=",
    ne: "!=",
    notequal: "!=",
    ">": ">",
    gt: ">",
    greater: ">",
    ">=": ">=",
    ge: ">=",
    greaterorequal: ">=",
    "<": "<",
    lt: "<",
    less: "<",
    "<=": "<=",
    le: "<=",
    lessorequal: "<=",
    contains: "contains",
    contain: "contains",
    "*=": "contains",
    anyof: "=",
    allof: "contains",
  }),
);
const mirrored: Readonly<Record<RuleComparison, RuleComparison | null>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  contains: null,
};
const conjunctions = new Map<string, "and" | "or">([
  ["and", "and"],
  ["&&", "and"],
  ["&", "and"],
  ["or", "or"],
  ["||", "or"],
  ["|", "or"],
]);

const deepest = 30;

/**
 * Reads a rule of SurveyJS or LimeSurvey. Null where it holds anything besides comparisons of one variable with values,
 * "answered", and, or, not and brackets.
 */
export function readToolRule(written: string, operandOf: (name: string) => Operand | null): Rule | null {
  const tokens = ruleTokens(written);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const sign = (text: string): boolean => tokens[at]?.kind === "sign" && tokens[at]?.text === text;
  const take = (text: string): boolean => {
    if (!sign(text)) return false;
    at++;
    return true;
  };
  const word = (): string => (tokens[at]?.kind === "text" ? "" : (tokens[at]?.text.toLowerCase() ?? ""));

  /** "or" binds loosest, then "and". */
  const chain = (kind: "or" | "and", depth: number): Rule | null => {
    const rules: Rule[] = [];
    do {
      const next = kind === "or" ? chain("and", depth) : single(depth);
      if (next === null) return null;
      rules.push(next);
    } while (conjunctions.get(word()) === kind && at++ >= 0);
    const [only] = rules;
    return rules.length === 1 && only ? only : { kind, rules };
  };

  const single = (depth: number): Rule | null => {
    if (depth > deepest) return null;
    if (sign("!") || word() === "not") {
      at++;
      const rule = single(depth + 1);
      return rule && { kind: "not", rule };
    }
    if (take("(")) {
      const inner = chain("or", depth + 1);
      return inner !== null && take(")") ? inner : null;
    }
    return comparison();
  };

  const comparison = (): Rule | null => {
    const first = tokens[at++];
    if (first === undefined || first.kind === "sign") return null;
    if (first.kind === "name" && /^(?:is_)?empty$/i.test(first.text) && take("(")) {
      const inner = tokens[at++];
      const of = inner?.kind === "name" ? operandOf(inner.text) : null;
      return of !== null && take(")") ? { kind: "not", rule: { kind: "answered", of } } : null;
    }
    const operator = word();
    if (first.kind === "name" && (operator === "empty" || operator === "notempty")) {
      at++;
      const of = operandOf(first.text);
      if (of === null) return null;
      const rule: Rule = { kind: "answered", of };
      return operator === "empty" ? { kind: "not", rule } : rule;
    }
    const isNegated = /^not(?:contains?)$|^noneof$/.test(operator);
    const plain = operator === "noneof" ? "anyof" : operator.replace(/^not(?=contain)/, "");
    const compared = operators.get(plain);
    if (compared === undefined) return null;
    at++;
    const values = operands();
    const rule = values && comparing(first, compared, values, plain === "allof" ? "and" : "or");
    return rule && (isNegated ? { kind: "not", rule } : rule);
  };

  const operands = (): RuleToken[] | null => {
    if (!take("[")) {
      const only = tokens[at++];
      return only === undefined || only.kind === "sign" ? null : [only];
    }
    const list: RuleToken[] = [];
    while (!take("]")) {
      const item = tokens[at++];
      if (item === undefined || item.kind === "sign") return null;
      list.push(item);
      take(",");
    }
    return list;
  };

  const comparing = (
    first: RuleToken,
    operator: RuleComparison,
    values: readonly RuleToken[],
    kind: "and" | "or",
  ): Rule | null => {
    const [other] = values;
    const isSwapped = first.kind !== "name" && values.length === 1 && other?.kind === "name";
    const [subject, against] = isSwapped && other ? [other, [first]] : [first, values];
    const turned = isSwapped ? mirrored[operator] : operator;
    const of = subject.kind === "name" ? operandOf(subject.text) : null;
    if (of === null || turned === null || against.length === 0) return null;
    const rules = against.map((value): Rule | null => {
      const isVariable = value.kind === "name" && !/^(?:true|false)$/i.test(value.text);
      if (isVariable) return null;
      if (value.kind === "text" && value.text.trim() === "" && (turned === "=" || turned === "!=")) {
        const answered: Rule = { kind: "answered", of };
        return turned === "=" ? { kind: "not", rule: answered } : answered;
      }
      return { kind: "compare", of, operator: turned, value: value.text };
    });
    const known = rules.filter((rule) => rule !== null);
    if (known.length < rules.length) return null;
    const [only] = known;
    return known.length === 1 && only ? only : { kind, rules: known };
  };

  const whole = chain("or", 0);
  return at === tokens.length ? whole : null;
}
