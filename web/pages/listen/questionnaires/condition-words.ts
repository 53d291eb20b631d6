import type { Definition, Option } from "#listen/questionnaires/definition.ts";
import { textIn } from "#listen/questionnaires/texts.ts";
import {
  isPossible,
  type Kind,
  type Rule,
  rulesOf,
  type Subject,
  subjectsFor,
  type Test,
} from "./condition-rules.ts";
import { questionLine } from "./question-types.ts";

const names: Readonly<Record<Test, string>> = {
  "=": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  in: "is one of",
  "not-in": "is none of",
  contains: "includes",
  "not-contains": "doesn't include",
  answered: "was answered",
  "not-answered": "was not answered",
};
const dates: Partial<Record<Test, string>> = {
  "<": "is before",
  "<=": "is on or before",
  ">": "is after",
  ">=": "is on or after",
};

/** A test in words, between a question and a value. */
export const testName = (test: Test, kind: Kind): string => (kind === "date" && dates[test]) || names[test];

/** Special answers, by their words in conditions. */
export const specialName = (id: string): string | undefined => specials[id];
const specials: Readonly<Record<string, string>> = {
  "not-applicable": "Doesn't apply",
  "dont-know": "I don't know",
  refused: "I'd rather not say",
};

/** A condition in words, with what questions and answers say; as it was written where rules can't say it. */
export function conditionWords(definition: Definition, source: string, language: string): string {
  const subjects = subjectsFor(definition, { kind: "page", page: definition.pages.length });
  const rules = rulesOf(source);
  if (!rules?.rules.every((rule) => isPossible(rule, subjects))) return source;
  const say = (list: readonly Option[], id: string) => {
    const text = list.find((each) => each.id === id)?.text;
    return (text && textIn(text, language, definition.languages)) || specials[id] || id;
  };
  const inWords = (rule: Rule): string => {
    const subject = subjects.find(({ question }) => question.id === rule.question) as Subject;
    const views = subject.perspectives.map(({ id, name }) => ({ id, text: name }));
    const parts = [
      questionLine(subject.question, language, definition.languages),
      ...(rule.part === null ? [] : [say(subject.parts, rule.part)]),
      ...(rule.perspective === null ? [] : [say(views, rule.perspective)]),
    ];
    const values = rule.values.map((value) => quoted(say(subject.choices, value)));
    return [quoted(parts.join(" – ")), testName(rule.test, subject.kind), values.join(", ")].join(" ").trim();
  };
  return rules.rules.map(inWords).join(` ${rules.join} `);
}

const quoted = (text: string): string => `“${text}”`;
