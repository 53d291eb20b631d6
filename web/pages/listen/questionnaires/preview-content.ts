import type { Answers } from "#listen/questionnaires/answer.ts";
import { type Compiled, compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition, Page, Question, Texts } from "#listen/questionnaires/definition.ts";
import { directionOf } from "#listen/questionnaires/direction.ts";
import type { Known } from "#listen/questionnaires/piping.ts";
import { type Fields, readAnswer } from "#listen/respond/form.ts";
import { paragraphs } from "#listen/respond/paragraphs.page.ts";
import { renderPage } from "#listen/respond/questions.page.ts";
import type { Words } from "#listen/respond/words/words.ts";
import { type Html, html } from "#platform/html/html.ts";
import { conditionWords } from "./condition-words.ts";

/** What the preview shows: the beginning, a page, or the end. */
export type Stage = { kind: "begin" } | { kind: "page"; id: string } | { kind: "end" };

export interface PreviewOptions {
  language: string;
  /** Of respondents' pages, in it. */
  words: Words;
  answers: Answers;
  known: Known;
  stage: Stage;
}

/** The questionnaire with everything shown to everybody, to look at what a condition hides. */
export const withoutConditions = (definition: Definition): Definition => ({
  ...definition,
  pages: definition.pages.map(({ showIf: _, ...page }) => ({
    ...page,
    questions: page.questions.map((question) => {
      const { showIf: __, ...rest } = question;
      return rest as Question;
    }),
  })),
});

/** One stage of a questionnaire as respondents see it, with the buttons that lead on. */
export function previewContent(compiled: Compiled, options: PreviewOptions): Html {
  const { language, words, answers, known, stage } = options;
  const { definition, pages } = compiled;
  const say = (texts: Texts) => compiled.text(texts, language, answers, known);
  if (stage.kind === "begin")
    return framed(
      language,
      html`<h2>${say(definition.title)}</h2>${definition.introduction && paragraphs(say(definition.introduction))}
<div class="actions"><button name=".go" value="next">${words.begin.button}</button></div>`,
    );
  const page = stage.kind === "page" && pages.find(({ id }) => id === stage.id);
  if (!page)
    return framed(
      language,
      html`<h2>${words.thanks.title}</h2>${
        definition.thanks ? paragraphs(say(definition.thanks)) : html`<p>${words.thanks.text}</p>`
      }`,
    );
  const index = pages.indexOf(page);
  return framed(
    language,
    html`<h2>${(page.title && say(page.title)) || words.page.title(index + 1)}</h2>
${renderPage(compiled, page, { language, words, answers, known })}
<div class="actions"><button name=".go" value="next">${words.page.next}</button><button class="second" name=".go" value="back">${words.page.back}</button></div>`,
  );
}

/** All pages below each other, with who sees what: for reading and printing. */
export function wholeContent(given: Definition, language: string, words: Words): Html {
  const definition = withNamedPlaceholders(given);
  const compiled = compileQuestionnaire(withoutConditions(definition));
  const say = (texts: Texts) => compiled.text(texts, language, {});
  const render = (page: Page) => renderPage(compiled, page, { language, words, answers: {} });
  const shownIf = ({ showIf }: Page | Question, noun: string) =>
    showIf !== undefined &&
    html`<p class="condition">${`This ${noun} is shown if ${conditionWords(given, showIf, language)}.`}</p>`;
  const pageOf = (page: Page, index: number) => {
    const { introduction: _, ...rest } = page;
    const original = definition.pages[index] ?? page;
    return html`<div class="page">${shownIf(original, "page")}<h2>${
      (page.title && say(page.title)) || words.page.title(index + 1)
    }</h2>${render({ ...page, questions: [] })}${page.questions.map(
      (question, number) =>
        html`${shownIf(original.questions[number] ?? question, "question")}${render({ ...rest, questions: [question] })}`,
    )}</div>`;
  };
  const { title, introduction, thanks } = definition;
  return framed(
    language,
    html`<h2>${say(title)}</h2>${introduction && paragraphs(say(introduction))}
${compiled.pages.map(pageOf)}${thanks && html`<div class="page">${paragraphs(say(thanks))}</div>`}`,
  );
}

/** On paper nothing takes the place of "{{q1|your order}}": it becomes "[q1]". */
const withNamedPlaceholders = (definition: Definition): Definition =>
  JSON.parse(
    JSON.stringify(definition).replace(/\{\{\s*([A-Za-z][\w-]*)\s*(?:\|[^{}"]*)?\}\}/g, "[$1]"),
  ) as Definition;

const framed = (language: string, content: Html): Html =>
  html`<div class="respond" lang="${language}" dir="${directionOf(language)}"><form class="sheet" novalidate>${content}</form></div>`;

/** The answers after a page's fields changed; what can't be accepted yet is left out. */
export function withFields(
  compiled: Compiled,
  page: Page,
  answers: Answers,
  fields: Fields,
  language: string,
): Answers {
  const all = { ...answers };
  for (const question of page.questions) {
    const { answer } = readAnswer(question, fields, language);
    if (answer !== null && compiled.checkAnswer(question, answer) === null) all[question.id] = answer;
    else delete all[question.id];
  }
  return all;
}
