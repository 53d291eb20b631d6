import { type Html, html } from "#platform/html/html.ts";
import { codeBox, exchangeForm } from "./anonymous.page.ts";
import { ownWords } from "./document.page.ts";
import { minutesFor } from "./effort.ts";
import type { Links } from "./links.ts";
import { paragraphs } from "./paragraphs.page.ts";
import { pageTitle, say, type View } from "./view.ts";
import type { AnonymousVisit, PageProgress } from "./visit.ts";
import { nextToDo } from "./visit.ts";
import { anonymousWords } from "./words/anonymous-words.ts";
import { optOutWords } from "./words/opt-out-words.ts";
import { directionOf, languageAmong, minutesText, spokenLanguages } from "./words.ts";

export interface Begin {
  view: View;
  links: Links;
  /** When it closes, in words; null where that isn't settled. */
  closes: string | null;
  /** What respondents are told about their answers. */
  promise: readonly string[];
  progress: readonly PageProgress[];
  started: boolean;
  completed: boolean;
  pilot: boolean;
  title: string;
  /** Stands below everything else. */
  ending: Html | null;
  /** Where a customer asks for no more surveys; null for everybody else. */
  optOut: string | null;
  /** Of anonymous surveys; null elsewhere. */
  anonymous: AnonymousVisit | null;
}

// What the answers are for is written in one language, whatever the page's, so each paragraph of a promise has its own direction.

/** So many paragraphs of a promise tell what the answers are for and who sees them: they are read before beginning. */
export const toldFirst = 3;

/** What a link opens: who asks and what for, or how far the respondent is. */
export function beginPage(begin: Begin): Html {
  const { view, pilot, completed: isCompleted, started } = begin;
  const { words } = view;
  const promise = isCompleted || started ? begin.promise : begin.promise.slice(toldFirst);
  return html`${
    pilot &&
    html`<p class="notice">${words.trial}</p>
`
  }<h1>${begin.title}</h1>
${isCompleted ? completed(begin) : started ? welcomeBack(begin) : introduction(begin)}
${begin.anonymous && (isCompleted || started) && codeBox(begin.anonymous, view.language)}${
  promise.length > 0 &&
  html`<section class="promise" aria-labelledby="promise"><h2 id="promise"${ownWords(words, view.language)}>${words.begin.yourAnswers}</h2>
${promise.map(
  (paragraph) => html`<p dir="auto">${paragraph}</p>
`,
)}</section>
`
}${begin.ending}${begin.optOut !== null && optOutLink(begin.optOut, view.language)}`;
}

/** It stands on the page whether somebody has answered or not, so who follows it tells nothing. */
function optOutLink(address: string, language: string): Html {
  const words = optOutWords(language);
  const spoken = languageAmong(spokenLanguages, [language]);
  return html`<p class="opt-out"><a href="${address}?language=${spoken}" lang="${words.language}" dir="${directionOf(words.language)}">${words.link}</a></p>
`;
}

function introduction({ view, links, closes, promise, progress, anonymous }: Begin): Html {
  const { words, compiled, language } = view;
  const { introduction: text } = compiled.definition;
  const [first] = progress;
  const facts = [
    words.begin.duration(minutesText(minutesFor(compiled.definition), words.language)),
    closes !== null && words.begin.openUntil(closes),
    anonymous ? anonymousWords(language).comeBack : words.begin.anyDevice,
  ];
  return html`${
    text &&
    html`<div class="introduction">${paragraphs(say(view, text))}</div>
`
  }${
    promise.length > 0 &&
    html`<div class="notice">${promise.slice(0, toldFirst).map(
      (paragraph) => html`<p dir="auto">${paragraph}</p>
`,
    )}</div>
`
  }<ul class="facts"${ownWords(words, language)}>${facts.map((fact) => fact && html`<li>${fact}</li>`)}</ul>
${anonymous && codeBox(anonymous, language)}${
  anonymous && anonymous.offered !== null
    ? exchangeForm(links, anonymous, language)
    : first &&
      html`<p class="actions"><a class="button" href="${links.page(first.page.id)}">${words.begin.button}</a></p>`
}`;
}

function welcomeBack(begin: Begin): Html {
  const { view, links, closes, progress } = begin;
  const { words } = view;
  const next = nextToDo(progress);
  const done = progress.filter(({ isDone }) => isDone).length;
  return html`<p class="lead">${words.begin.welcomeBack}. ${words.begin.pagesDone(done, progress.length)}</p>
${
  closes !== null &&
  html`<p>${words.begin.openUntil(closes)}</p>
`
}<p class="actions">${
    next
      ? html`<a class="button" href="${links.page(next.id)}">${words.begin.continue}</a>`
      : html`<a class="button" href="${links.review}">${words.begin.toReview}</a>`
  }</p>
${pageList(begin)}`;
}

function completed(begin: Begin): Html {
  const { words } = begin.view;
  return html`<p class="lead">${words.begin.completed}</p>
${
  begin.closes !== null &&
  html`<p>${words.begin.changeUntil(begin.closes)}</p>
`
}${pageList(begin)}`;
}

/** The pages with how much of each is answered. */
export function pageList({ view, links, progress }: Pick<Begin, "view" | "links" | "progress">): Html {
  const { words } = view;
  const items = progress.map(
    ({ page, answered, asked, isDone }, index) =>
      html`<li${markOf(answered, asked, isDone)}><a href="${links.page(page.id)}">${pageTitle(view, page, index)}</a>${
        asked > 0 && html` <span class="count">${words.review.answered(answered, asked)}</span>`
      }</li>`,
  );
  return html`<ol class="pages" aria-label="${words.begin.pages}">${items}</ol>
`;
}

/** A page's mark, beside which the count says the same in words: full, half or (by itself) empty. */
function markOf(answered: number, asked: number, isDone: boolean): Html | false {
  if (asked === 0 ? isDone : answered === asked) return html` class="full"`;
  return answered > 0 && html` class="half"`;
}
