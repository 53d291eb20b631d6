import { type Html, html } from "#platform/html/html.ts";
import { codeBox } from "./anonymous.page.ts";
import { pageList } from "./begin.page.ts";
import { ownWords } from "./document.page.ts";
import type { Links } from "./links.ts";
import { newsLink } from "./message.page.ts";
import { paragraphs } from "./paragraphs.page.ts";
import { anchorFor } from "./problem-sentence.ts";
import { pageTitle, say, type View } from "./view.ts";
import type { AnonymousVisit, PageProgress } from "./visit.ts";
import { anonymousWords } from "./words/anonymous-words.ts";

export interface Finish {
  view: View;
  links: Links;
  closes: string | null;
  progress: readonly PageProgress[];
  pilot: boolean;
  /** The address of what was done with the answers; null where nothing is published. */
  news: string | null;
  /** Of anonymous surveys; null elsewhere. */
  anonymous: AnonymousVisit | null;
  /** Whether the respondent may come back. */
  canReturn: boolean;
}

/** What is still missing, and the button that says "I'm done". */
export function reviewPage({ view, links, progress, pilot, canReturn }: Finish): Html {
  const { words, compiled, answers } = view;
  const missing = compiled.missing(answers);
  const first = missing.filter(
    ({ problem }, index) => missing.findIndex((each) => each.problem.question === problem.question) === index,
  );
  const items = first.map(({ page, problem }) => {
    const question = page.questions.find(({ id }) => id === problem.question);
    const index = progress.findIndex((each) => each.page.id === page.id);
    return (
      question &&
      html`<li><a href="${links.page(page.id)}#${anchorFor(question, problem)}">${say(view, question.text)}</a> <span class="count">${pageTitle(view, page, index)}</span></li>`
    );
  });
  const [answered, asked] = [
    progress.reduce((sum, each) => sum + each.answered, 0),
    progress.reduce((sum, each) => sum + each.asked, 0),
  ];
  const last = progress.at(-1);
  return html`<h1${ownWords(words, view.language)}>${words.review.title}</h1>
${
  pilot &&
  html`<p class="notice">${words.trial}</p>
`
}${
  items.length > 0
    ? html`<div class="problems"><h2>${words.review.missing}</h2><ul>${items}</ul></div>
`
    : answered === 0
      ? html`<p class="lead">${words.review.nothingYet}</p>
`
      : html`<p class="lead">${answered === asked ? words.review.allAnswered : `${words.review.answered(answered, asked)}. ${words.review.blank}`}</p>
`
}${pageList({ view, links, progress })}${
  items.length === 0 &&
  answered > 0 &&
  canReturn &&
  html`<p>${words.review.finishHelp}</p>
`
}<form method="post" action="${links.complete}"><div class="actions">${
    items.length === 0 && answered > 0 && html`<button>${words.review.finish}</button>`
  }${last && html`<a class="button second" href="${links.page(last.page.id)}">${words.review.back}</a>`}</div></form>
`;
}

/** Says that all is in, and how to come back. */
export function thanksPage({ view, links, closes, pilot, news, anonymous }: Finish): Html {
  const { words, compiled } = view;
  const { thanks } = compiled.definition;
  return html`<h1${ownWords(words, view.language)}>${words.thanks.title}</h1>
${
  pilot &&
  html`<p class="notice">${words.trial}</p>
`
}<p class="lead">${words.thanks.text}</p>
${thanks && paragraphs(say(view, thanks))}
${
  closes !== null &&
  html`<p>${words.begin.changeUntil(closes)}</p>
`
}${anonymous && codeBox(anonymous, view.language)}${newsLink(news, view.language)}<p class="actions"><a class="button second" href="${links.begin}">${words.begin.change}</a></p>
`;
}

/** Says that a respondent may leave, and how to come back. */
export function savedPage({ view, links, closes, progress, anonymous }: Finish): Html {
  const { words } = view;
  const done = progress.filter(({ isDone }) => isDone).length;
  return html`<h1${ownWords(words, view.language)}>${words.saved.title}</h1>
<p class="lead">${words.begin.pagesDone(done, progress.length)}</p>
<p>${anonymous ? anonymousWords(view.language).comeBack : words.saved.comeBack}${closes !== null && html` ${words.begin.openUntil(closes)}`}</p>
${anonymous && codeBox(anonymous, view.language)}<p class="actions"><a class="button second" href="${links.begin}">${words.saved.continue}</a></p>
`;
}
