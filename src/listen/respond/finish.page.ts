import { type Html, html } from "#platform/html/html.ts";
import { pageList } from "./begin.page.ts";
import { ownWords } from "./document.page.ts";
import type { Links } from "./links.ts";
import { paragraphs } from "./paragraphs.page.ts";
import { anchorFor } from "./problem-sentence.ts";
import { pageTitle, say, type View } from "./view.ts";
import type { PageProgress } from "./visit.ts";

export interface Finish {
  view: View;
  links: Links;
  closes: string | null;
  progress: readonly PageProgress[];
  pilot: boolean;
}

/** What is still missing, and the button that says "I'm done". */
export function reviewPage({ view, links, progress, pilot }: Finish): Html {
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
  html`<p>${words.review.finishHelp}</p>
`
}<form method="post" action="${links.complete}"><div class="actions">${
    items.length === 0 && answered > 0 && html`<button>${words.review.finish}</button>`
  }${last && html`<a class="button second" href="${links.page(last.page.id)}">${words.review.back}</a>`}</div></form>
`;
}

/** Says that all is in, and how to come back. */
export function thanksPage({ view, links, closes, pilot }: Finish): Html {
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
}<p class="actions"><a class="button second" href="${links.begin}">${words.begin.change}</a></p>
`;
}

/** Says that a respondent may leave, and how to come back. */
export function savedPage({ view, links, closes, progress }: Finish): Html {
  const { words } = view;
  const done = progress.filter(({ isDone }) => isDone).length;
  return html`<h1${ownWords(words, view.language)}>${words.saved.title}</h1>
<p class="lead">${words.begin.pagesDone(done, progress.length)}</p>
<p>${words.saved.comeBack}${closes !== null && html` ${words.begin.openUntil(closes)}`}</p>
<p class="actions"><a class="button second" href="${links.begin}">${words.saved.continue}</a></p>
`;
}
