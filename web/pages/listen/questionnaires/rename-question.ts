import type { Definition } from "#listen/questionnaires/definition.ts";
import { type Expression, parseExpression, type Reference } from "#listen/questionnaires/expression.ts";

/** Gives a question another id; conditions and texts that refer to it follow. */
export function renameQuestion(definition: Definition, from: string, to: string): Definition {
  const follow = (value: unknown, name: string): unknown => {
    if (typeof value === "string")
      return name === "showIf" ? inCondition(value, from, to) : inText(value, from, to);
    if (Array.isArray(value)) return value.map((each) => follow(each, ""));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([each, inner]) => [each, follow(inner, each)]));
  };
  const renamed = follow(definition, "") as Definition;
  return {
    ...renamed,
    pages: renamed.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        question.id === from ? { ...question, id: to } : question,
      ),
    })),
  };
}

/** A condition that can't be read stays as it is. */
function inCondition(source: string, from: string, to: string): string {
  const { expression } = parseExpression(source);
  if (!expression) return source;
  const places = referencesIn(expression).filter(({ question }) => question === from);
  return places
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start }) => text.slice(0, start) + to + text.slice(start + from.length), source);
}

function referencesIn(expression: Expression): Reference[] {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.operands.flatMap(referencesIn);
    case "not":
      return referencesIn(expression.operand);
    default:
      return [expression.reference];
  }
}

const inText = (text: string, from: string, to: string): string =>
  text.includes("{{")
    ? text.replace(/(\{\{\s*)([A-Za-z][\w-]*)(?=\s*(?:\||\}\}))/g, (all, before: string, name: string) =>
        name === from ? before + to : all,
      )
    : text;
