import { quoted, short } from "../fidelity-lines.ts";
import { entriesOf, type JsonRecord, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";

/** The questions that rules speak of, by id; "QID5#2" is a part of a side-by-side question. */
export interface RuleContext {
  question(id: string): JsonRecord | undefined;
}

const mostConditions = 40;

/**
 * A rule in words: "Q4 is ‘Yes’ and Q5 is answered". What it says in a way that we don't know stays in the words that
 * the tool has for it. Null where there is no rule.
 */
export function ruleInWords(rule: unknown, context: RuleContext): string | null {
  const groups = numbered(rule).map(([, group]) => groupInWords(group, context));
  const said = groups.filter(({ words }) => words !== "");
  if (said.length === 0) return null;
  return said
    .map(({ words, isAlternative }, place) => {
      const inBrackets = said.length > 1 && / (?:and|or) /.test(words) ? `(${words})` : words;
      return place === 0 ? inBrackets : `${isAlternative ? "or" : "and"} ${inBrackets}`;
    })
    .join(" ");
}

const numbered = (value: unknown): [string, JsonRecord][] =>
  entriesOf(value)
    .filter(([key]) => /^\d+$/.test(key))
    .slice(0, mostConditions)
    .map(([key, inner]) => [key, record(inner)]);

function groupInWords(group: JsonRecord, context: RuleContext): { words: string; isAlternative: boolean } {
  const parts = numbered(group).map(([, condition]) => ({
    words: conditionInWords(condition, context),
    joins: /or/i.test(textOf(condition["Conjuction"]) || textOf(condition["Conjunction"])) ? "or" : "and",
  }));
  const known = parts.filter(({ words }) => words !== "");
  const words = known
    .map((part, place) => (place === 0 ? part.words : `${part.joins} ${part.words}`))
    .join(" ");
  return { words, isAlternative: /or|else/i.test(textOf(group["Type"])) };
}

const operators = new Map(
  Object.entries({
    Selected: "is",
    NotSelected: "is not",
    Is: "is",
    IsNot: "is not",
    EqualTo: "is",
    NotEqualTo: "is not",
    GreaterThan: "is more than",
    GreaterThanOrEqual: "is at least",
    LessThan: "is less than",
    LessThanOrEqual: "is at most",
    Contains: "contains",
    DoesNotContain: "does not contain",
    MatchesRegex: "matches",
    Empty: "is not answered",
    NotEmpty: "is answered",
    Displayed: "was shown",
    NotDisplayed: "was not shown",
  }),
);

/** One comparison, or a step of skip logic, which is written the same way. */
export function conditionInWords(condition: JsonRecord, context: RuleContext): string {
  const locator = textOf(condition["LeftOperand"]) || textOf(condition["ChoiceLocator"]);
  const operator = textOf(condition["Operator"]) || textOf(condition["Condition"]);
  const words = operators.get(operator);
  const left = leftInWords(condition, locator, context);
  if (words === undefined || left === null) return inToolsWords(condition, locator, operator);
  const value = textOf(condition["RightOperand"]) || textOf(condition["Value"]);
  if (left.option !== null) {
    if (/^(?:Not)?Displayed$/.test(operator)) return `${quoted(left.option)} of ${left.name} ${words}`;
    if (/Selected|^Is/.test(operator)) return `${left.name} ${words} ${quoted(left.option)}`;
    return value === ""
      ? `${quoted(left.option)} of ${left.name} ${words}`
      : `${quoted(left.option)} of ${left.name} ${words} ${quoted(value)}`;
  }
  return value === "" || /Empty|Displayed/.test(operator)
    ? `${left.name} ${words}`
    : `${left.name} ${words} ${quoted(value)}`;
}

function leftInWords(
  condition: JsonRecord,
  locator: string,
  context: RuleContext,
): { name: string; option: string | null } | null {
  const kind = textOf(condition["LogicType"]);
  if (kind !== "" && kind !== "Question")
    return kind === "EmbeddedField" ? { name: quoted(locator), option: null } : null;
  const [, encoded = "", what = "", first = "", second = ""] =
    /^q:\/\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(locator) ?? [];
  const id = decoded(encoded);
  const question = context.question(id);
  if (question === undefined) return null;
  const tag = textOf(question["DataExportTag"]) || id;
  const choice = displayOf(question["Choices"], first);
  switch (what) {
    case "SelectableChoice":
    case "ChoiceDisplayed": {
      const answer = second === "" ? null : displayOf(question["Answers"], second);
      if (answer !== null && choice !== null) return { name: `${tag} ${quoted(choice)}`, option: answer };
      return choice === null ? null : { name: tag, option: choice };
    }
    case "SelectableAnswer":
    case "AnswerDisplayed": {
      const answer = displayOf(question["Answers"], first) ?? choice;
      return answer === null ? null : { name: tag, option: answer };
    }
    case "ChoiceTextEntryValue":
    case "ChoiceNumericEntryValue":
      return { name: choice === null ? tag : `${tag} ${quoted(choice)}`, option: null };
    case "SelectedChoicesCount":
    case "SelectedAnswerCount":
      return { name: `the number of answers to ${tag}`, option: null };
    case "QuestionDisplayed":
      return { name: tag, option: null };
    default:
      return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function displayOf(options: unknown, id: string): string | null {
  const option = record(options)[id];
  return id === "" || option === undefined ? null : plainText(textOf(record(option)["Display"])) || id;
}

/** Qualtrics keeps a description of each condition for its editor; without one the rule's own signs are all there is. */
function inToolsWords(condition: JsonRecord, locator: string, operator: string): string {
  const description = plainText(textOf(condition["Description"]))
    .replace(/^(?:if|and|or|or if|and if)\b\s*/i, "")
    .replace(/,?\s*then skip to.*$/i, "");
  if (description !== "") return quoted(short(description, 200));
  return locator === ""
    ? ""
    : quoted([locator, operator, textOf(condition["RightOperand"])].join(" ").trim());
}
