import { type Html, html } from "#platform/html/html.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Page } from "../questionnaires/definition.ts";
import { toldFirst } from "./begin.page.ts";
import { ownWords } from "./document.page.ts";
import { isElsewhere } from "./form.ts";
import type { Links } from "./links.ts";
import { writeBase } from "./merge.ts";
import { anchorFor, sentenceFor } from "./problem-sentence.ts";
import { renderPage } from "./questions.page.ts";
import { type PageProblem, pageTitle, say, type View } from "./view.ts";

export interface PageForm {
  view: View;
  page: Page;
  links: Links;
  /** The page's place among those that are shown, from 0 on. */
  index: number;
  count: number;
  /** The page's revision as it is shown, and the answers of that revision. */
  revision: number;
  base: Answers;
  /** Whether the form that was just sent was made from an older state. */
  wasOlder: boolean;
  /** Where the respondent wanted to go when problems came in the way and may go without solving them. */
  otherwise: string | null;
  pilot: boolean;
  /** Whether the respondent may go on later. */
  canReturn: boolean;
  /** Where an answer is preselected that was chosen in a mail: what has to be told before it's sent. */
  chosen: { promise: readonly string[] } | null;
}

/** A page of questions with its form. */
export function formPage(form: PageForm): Html {
  const { view, page, links, index, count, revision, base, wasOlder, pilot, chosen, canReturn } = form;
  const { words } = view;
  const asked = view.compiled.shownQuestions(page, view.answers).map(({ id }) => id);
  const { language, answers, known, fields, problems } = view;
  return html`<div class="progress"${ownWords(words, view.language)}><label for="progress">${words.page.progress(index + 1, count)}</label><progress id="progress" max="${count}" value="${index + 1}"></progress></div>
<h1>${pageTitle(view, page, index)}</h1>
${
  pilot &&
  html`<p class="notice">${words.trial}</p>
`
}${
  wasOlder &&
  !problems.some(isElsewhere) &&
  html`<p class="notice" role="status">${words.page.savedEarlier}</p>
`
}${chosen && chosenNotice(view, chosen.promise)}${problems.length > 0 && problemList(form)}<form method="post" action="${links.page(page.id)}" novalidate autocomplete="off">
<button class="default" name=".go" value="next" tabindex="-1" aria-hidden="true">${words.page.next}</button>
<input type="hidden" name=".revision" value="${revision}"><input type="hidden" name=".base" value="${writeBase(base, asked)}"><input type="hidden" name=".asked" value="${asked.join(" ")}">
${renderPage(view.compiled, page, { language, words, answers, known, fields, problems })}
<div class="actions"${ownWords(words, view.language)}><button name=".go" value="next">${words.page.next}</button>${
    index > 0 && html`<button class="second" name=".go" value="back">${words.page.back}</button>`
  }${canReturn && html`<button class="plain" name=".go" value="later">${words.page.later}</button>`}</div>
</form>
`;
}

/** Says that nothing is saved yet, and what the answers are for, which the first page would have said. */
function chosenNotice({ words, language }: View, promise: readonly string[]): Html {
  const [first, rest] = [promise.slice(0, toldFirst), promise.slice(toldFirst)];
  const paragraph = (text: string) => html`<p dir="auto">${text}</p>
`;
  return html`<div class="notice" role="status"${ownWords(words, language)}><p>${words.page.chosen}</p></div>
${
  first.length > 0 &&
  html`<section class="promise" aria-labelledby="promise"><h2 id="promise"${ownWords(words, language)}>${words.begin.yourAnswers}</h2>
${first.map(paragraph)}${
  rest.length > 0 &&
  html`<details><summary${ownWords(words, language)}>${words.begin.more}</summary>
${rest.map(paragraph)}</details>`
}</section>
`
}`;
}

function problemList({ view, page, otherwise }: PageForm): Html {
  const { words, problems } = view;
  const items = problems.flatMap((problem) => {
    const question = page.questions.find(({ id }) => id === problem.question);
    if (!question) return [];
    const asked = rowText(view, question, problem) ?? say(view, question.text);
    return html`<li><a href="#${anchorFor(question, problem)}">${shortened(asked)}</a> ${sentenceFor(inShort(problem), words)}</li>`;
  });
  return html`<div class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="problems"><h2 id="problems">${words.page.problems}</h2>
<ul>${items}</ul>
<p>${words.page.savedRest}${otherwise !== null && html` <a href="${otherwise}">${words.page.goOnWithout}</a>`}</p></div>
`;
}

/** What stands elsewhere is told in full beside its question. */
const inShort = (problem: PageProblem): PageProblem =>
  isElsewhere(problem) ? { ...problem, values: { saved: shortened(problem.values?.saved ?? "") } } : problem;

/** The row that a problem is about, in words. */
function rowText(view: View, question: Page["questions"][number], { row }: { row?: string }): string | null {
  if (row === undefined) return null;
  const rows = "rows" in question ? question.rows : "options" in question ? question.options : [];
  const found = rows.find(({ id }) => id === row);
  return found ? say(view, found.text) : null;
}

const shortened = (text: string): string => {
  const [line = "", ...others] = text.split("\n");
  if (line.length > 90) return `${line.slice(0, 88).trimEnd()}…`;
  return others.length > 0 ? `${line} …` : line;
};
