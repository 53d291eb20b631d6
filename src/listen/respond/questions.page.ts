import { type Html, html } from "#platform/html/html.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import type { Page, Question } from "../questionnaires/definition.ts";
import type { Known } from "../questionnaires/piping.ts";
import { dropdown, multipleChoice, scale, singleChoice } from "./choice.page.ts";
import { type Fields, fieldsOf } from "./form.ts";
import { matrix, pairedRating } from "./grid.page.ts";
import { paragraphs } from "./paragraphs.page.ts";
import { constantSum, dateField, numberField, ranking, textField } from "./typed.page.ts";
import { type PageProblem, say, type View } from "./view.ts";
import type { Words } from "./words/words.ts";

export interface PageOptions {
  /** One of the questionnaire's. */
  language: string;
  /** The pages' own words in it. */
  words: Words;
  /** Everything answered so far, on all pages. */
  answers: Answers;
  known?: Known;
  /** What stands in the fields, where it is not the answers: what was just typed. */
  fields?: Fields;
  problems?: readonly PageProblem[];
}

/** The fields of a page as the answers fill them. */
export function pageFields(page: Page, answers: Answers, language: string): Fields {
  return new Map(
    page.questions.flatMap((question) => {
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      return answer === undefined ? [] : fieldsOf(question, answer, language);
    }),
  );
}

/**
 * What a page shows: its introduction and its questions, without heading, form and buttons. Pure, so that a browser can
 * call it too; its styles are in respond.css, below an element of the class "respond".
 */
export function renderPage(
  compiled: Compiled,
  page: Page,
  { language, words, answers, known = {}, fields, problems = [] }: PageOptions,
): Html {
  const view: View = {
    compiled,
    language,
    words,
    answers,
    known,
    fields: fields ?? pageFields(page, answers, language),
    problems,
  };
  return html`${
    page.introduction &&
    html`<div class="introduction">${paragraphs(say(view, page.introduction))}</div>
`
  }${compiled.shownQuestions(page, answers).map((question) => renderQuestion(view, question))}`;
}

function renderQuestion(view: View, question: Question): Html {
  switch (question.type) {
    case "single-choice":
      return singleChoice(view, question);
    case "dropdown":
      return dropdown(view, question);
    case "multiple-choice":
      return multipleChoice(view, question);
    case "rating":
    case "zero-to-ten":
      return scale(view, question);
    case "matrix":
      return matrix(view, question);
    case "paired-rating":
      return pairedRating(view, question);
    case "ranking":
      return ranking(view, question);
    case "constant-sum":
      return constantSum(view, question);
    case "number":
      return numberField(view, question);
    case "date":
      return dateField(view, question);
    case "short-text":
    case "long-text":
      return textField(view, question);
    case "statement":
      return html`<div class="question statement">${paragraphs(say(view, question.text))}${
        question.help && html`<p class="help">${say(view, question.help)}</p>`
      }</div>
`;
  }
}
