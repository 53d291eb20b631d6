import { otherOption } from "../questionnaires/answer-check.ts";
import type { Option, Question } from "../questionnaires/definition.ts";
import {
  type Comparison,
  type Expression,
  parseExpression,
  type Reference,
  type Value,
} from "../questionnaires/expression.ts";
import { wordsIn } from "../respond/words.ts";
import { type PaperForm, type PaperQuestion, rowLetter } from "./paper-form.ts";
import { paperWordsIn } from "./words/catalogue.ts";

/** A condition in words, e.g. "in question 3 you ticked “Yes”"; null where there is none, or it can't be read. */
export function conditionWords(form: PaperForm, source: string | undefined): string | null {
  if (source === undefined || source.trim() === "") return null;
  const { expression } = parseExpression(source);
  return expression ? inWords(form, expression) : null;
}

function inWords(form: PaperForm, expression: Expression): string {
  const { condition } = paperWordsIn(form.language);
  switch (expression.kind) {
    case "and":
    case "or": {
      const parts = expression.operands.map((operand) => {
        const text = inWords(form, operand);
        return operand.kind === "and" || operand.kind === "or" ? `(${text})` : text;
      });
      return listed(form.language, expression.kind, parts);
    }
    case "not":
      return negated(form, expression.operand);
    case "answered":
      return condition.answered(place(form, expression.reference));
    case "compare":
      return compared(form, expression);
    case "in":
      return isOneOf(form, expression);
  }
}

function negated(form: PaperForm, operand: Expression): string {
  const { condition } = paperWordsIn(form.language);
  const isChoice =
    (operand.kind === "in" || (operand.kind === "compare" && operand.operator === "=")) && !operand.counts;
  if (isChoice && optionsOf(form, operand.reference)) {
    const values = operand.kind === "in" ? operand.values : [operand.value];
    return condition.choseOther(place(form, operand.reference), labels(form, operand.reference, values));
  }
  return condition.not(`(${inWords(form, operand)})`);
}

function compared(
  form: PaperForm,
  { reference, counts, operator, value }: Extract<Expression, { kind: "compare" }>,
): string {
  const { condition } = paperWordsIn(form.language);
  const where = place(form, reference);
  if (counts) return condition.counted(where, operator, value.text);
  const chosen = labels(form, reference, [value]);
  const isLabel = optionsOf(form, reference) !== null || chosen[0] !== value.text;
  if (operator === "=" && isLabel) return condition.chose(where, chosen);
  if (operator === "!=" && isLabel) return condition.choseOther(where, chosen);
  if (operator === "contains" && isLabel) return condition.ticked(where, chosen[0] ?? "");
  return condition.compared(where, operator, chosen[0] ?? "");
}

function isOneOf(
  form: PaperForm,
  { reference, counts, values }: Extract<Expression, { kind: "in" }>,
): string {
  const { condition } = paperWordsIn(form.language);
  const where = place(form, reference);
  if (!counts) return condition.chose(where, labels(form, reference, values));
  const operator: Comparison = "=";
  return listed(
    form.language,
    "or",
    values.map((value) => condition.counted(where, operator, value.text)),
  );
}

/** Parts joined by "and" or "or", with commas, so that it stays clear what belongs together. */
function listed(language: string, kind: "and" | "or", parts: readonly string[]): string {
  const type = kind === "and" ? "conjunction" : "disjunction";
  return new Intl.ListFormat([paperWordsIn(language).language], { type }).format(parts);
}

const questionOf = ({ questions }: PaperForm, { question }: Reference): PaperQuestion | undefined =>
  questions.find((each) => each.question.id === question);

/** "3", "3b" or "3b, My organisation". */
function place(form: PaperForm, reference: Reference): string {
  const found = questionOf(form, reference);
  if (!found) return reference.question;
  const { question, number } = found;
  const index = partsOf(question).findIndex(({ id }) => id === reference.part);
  const perspective =
    question.type === "paired-rating" && question.perspectives.find(({ id }) => id === reference.perspective);
  return `${number}${index < 0 ? "" : rowLetter(index)}${perspective ? `, ${form.say(perspective.name)}` : ""}`;
}

/** The rows or options that stand in lines of their own. */
function partsOf(question: Question): readonly Option[] {
  if (question.type === "matrix" || question.type === "paired-rating") return question.rows;
  return question.type === "ranking" || question.type === "constant-sum" ? question.options : [];
}

/** What can be ticked, where that has names; null for numbers and texts. */
function optionsOf(form: PaperForm, reference: Reference): readonly Option[] | null {
  const question = questionOf(form, reference)?.question;
  switch (question?.type) {
    case "single-choice":
    case "dropdown":
    case "multiple-choice":
      return question.other
        ? [...question.options, { id: otherOption, text: question.other }]
        : question.options;
    case "matrix":
      return question.columns;
    default:
      return null;
  }
}

function labels(form: PaperForm, reference: Reference, values: readonly Value[]): string[] {
  const options = optionsOf(form, reference);
  const { specials } = wordsIn(form.language).question;
  return values.map(({ text }) => {
    const option = options?.find(({ id }) => id === text);
    if (option) return form.say(option.text);
    return Object.hasOwn(specials, text) ? specials[text as keyof typeof specials] : text;
  });
}
