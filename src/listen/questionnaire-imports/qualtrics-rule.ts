import { entriesOf, type JsonRecord, record, textOf } from "../survey-files/definitions/json-value.ts";
import type { Operand, Rule, RuleComparison } from "./drafted.ts";

const mostConditions = 40;

const numbered = (value: unknown): JsonRecord[] =>
  entriesOf(value)
    .filter(([key]) => /^\d+$/.test(key))
    .slice(0, mostConditions)
    .map(([, inner]) => record(inner));

/** A rule of Qualtrics; null where it says something that has no counterpart. It is read in groups, from left to right. */
export function readQualtricsRule(rule: unknown, codeOf: (id: string) => string | null): Rule | null {
  const groups = numbered(rule).map((group) => ({
    rule: joined(
      numbered(group).map((condition) => ({
        rule: conditionOf(condition, codeOf),
        isOr: /or/i.test(textOf(condition["Conjuction"]) || textOf(condition["Conjunction"])),
      })),
    ),
    isOr: /or|else/i.test(textOf(group["Type"])),
  }));
  return joined(groups);
}

/** One after the other, as the tool does: "a or b and c" is "(a or b) and c". */
function joined(parts: readonly { rule: Rule | null; isOr: boolean }[]): Rule | null {
  const [first, ...more] = parts;
  let whole = first?.rule ?? null;
  for (const { rule, isOr } of more) {
    if (whole === null || rule === null) return null;
    whole = { kind: isOr ? "or" : "and", rules: [whole, rule] };
  }
  return whole;
}

const comparisons = new Map<string, RuleComparison>(
  Object.entries({
    EqualTo: "=",
    NotEqualTo: "!=",
    GreaterThan: ">",
    GreaterThanOrEqual: ">=",
    LessThan: "<",
    LessThanOrEqual: "<=",
    Contains: "contains",
  }),
);

function conditionOf(condition: JsonRecord, codeOf: (id: string) => string | null): Rule | null {
  const kind = textOf(condition["LogicType"]);
  if (kind !== "" && kind !== "Question") return null;
  const locator = textOf(condition["LeftOperand"]) || textOf(condition["ChoiceLocator"]);
  const [, id = "", what = "", first = "", second = ""] =
    /^q:\/\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(locator) ?? [];
  const question = codeOf(id);
  if (question === null) return null;
  const operator = textOf(condition["Operator"]);
  const whole: Operand = { question, part: null };
  if (what === "SelectableChoice" || what === "SelectableAnswer") {
    const of: Operand = second === "" ? whole : { question, part: first };
    const value = second === "" ? first : second;
    const isNot = operator === "NotSelected" || operator === "IsNot";
    if (!isNot && operator !== "Selected" && operator !== "Is") return null;
    const chosen: Rule = { kind: "compare", of, operator: "=", value };
    return isNot ? { kind: "not", rule: chosen } : chosen;
  }
  if (operator === "NotEmpty") return { kind: "answered", of: whole };
  if (operator === "Empty") return { kind: "not", rule: { kind: "answered", of: whole } };
  const compared = comparisons.get(operator);
  const value = textOf(condition["RightOperand"]);
  const isEntry = what === "ChoiceTextEntryValue" || what === "ChoiceNumericEntryValue";
  if (compared === undefined || value === "" || !isEntry) return null;
  return { kind: "compare", of: whole, operator: compared, value };
}
