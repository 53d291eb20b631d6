import { type Html, html } from "#platform/html/html.ts";
import { minimumRaters } from "../colleagues/colleagues-disclosure.ts";
import { ownWords } from "./document.page.ts";
import { minutesFor } from "./effort.ts";
import type { Links } from "./links.ts";
import { choice } from "./question-parts.page.ts";
import type { View } from "./view.ts";
import type { Asked } from "./visit.ts";
import type { ColleagueFacts, Words } from "./words/words.ts";
import { minutesText } from "./words.ts";

export interface RequestView {
  view: View;
  links: Links;
  closes: string | null;
  asked: Asked;
}

const factsOf = ({ asked, view }: Pick<RequestView, "asked" | "view">): ColleagueFacts => ({
  subject: asked.subject,
  organisation: view.known.organisation ?? "",
  aboutPerson: asked.aboutPerson,
  minimumRaters,
  retentionMonths: asked.retentionMonths,
  operator: asked.operator,
});

/** What a colleague is told of what becomes of the answers, from the rules that hold. */
export const toldColleague = (request: Pick<RequestView, "asked" | "view">): string[] => {
  const { colleague } = request.view.words;
  const facts = factsOf(request);
  return [...colleague.seen(facts), ...colleague.kept(facts)];
};

const texts = (paragraphs: readonly string[]): Html[] =>
  paragraphs.map(
    (paragraph) => html`<p>${paragraph}</p>
`,
  );

/** Who asks, what, and what will be seen of it; accept or decline. */
export function requestPage(request: RequestView): Html {
  const { view, closes, asked, links } = request;
  const { words, compiled, language } = view;
  const { colleague } = words;
  const { subject } = asked;
  const facts = factsOf(request);
  const minutes = minutesText(minutesFor(compiled.definition), words.language);
  return html`<div${ownWords(words, language)}>
<h1>${colleague.title(subject)}</h1>
${asked.state === "declined" && html`<p class="notice">${colleague.declined(subject)}</p>`}
<p class="lead">${colleague.lead(subject, facts.organisation)}${
    asked.aboutPerson && html` ${colleague.leadPerson(subject)}`
  }</p>
<ul class="facts"><li>${words.begin.duration(minutes)}</li>${
    closes !== null && html`<li>${words.begin.openUntil(closes)}</li>`
  }<li>${words.begin.anyDevice}</li></ul>
<h2>${colleague.seenTitle(subject)}</h2>
${texts(colleague.seen(facts))}
<form method="post" action="${links.request}" autocomplete="off">
${consents(words, asked, colleague.choice)}
<div class="actions"><button name="reply" value="accept">${colleague.accept}</button>${
    asked.state !== "declined" &&
    html`<button class="second" name="reply" value="decline">${colleague.decline}</button>`
  }</div>
${asked.state !== "declined" && html`<p>${colleague.declineHelp(subject)}</p>`}
</form>
<section class="promise" aria-labelledby="promise"><h2 id="promise">${words.begin.yourAnswers}</h2>
${texts(colleague.kept(facts))}</section></div>
`;
}

/** What a colleague agrees to, as boxes: empty at first. */
function consents(
  { colleague }: Words,
  { subject, aboutPerson, agreesPerson, agreesName }: Asked,
  legend: string,
): Html {
  const fields = new Map([
    ["person", agreesPerson ? ["yes"] : []],
    ["name", agreesName ? ["yes"] : []],
  ]);
  const box = (name: string, label: string) =>
    choice(fields, { type: "checkbox", name, value: "yes", id: `consent-${name}`, label });
  return html`<fieldset class="question"><legend><span class="asked">${legend}</span></legend>
<div class="choices">${aboutPerson && box("person", colleague.ratePerson(subject))}${box("name", colleague.beNamed)}</div></fieldset>`;
}

/** What a colleague agreed to, to be changed or ended. */
export function agreedSection({ view, links, asked }: Omit<RequestView, "closes">): Html {
  const { words } = view;
  const { colleague } = words;
  return html`<form class="promise" method="post" action="${links.request}" autocomplete="off"${ownWords(words, view.language)}>
${consents(words, asked, colleague.agreed)}
<div class="actions"><button class="second" name="reply" value="change">${colleague.save}</button></div>
<details><summary>${colleague.stop}</summary>
<p>${colleague.stopHelp} ${colleague.declineHelp(asked.subject)}</p>
<button class="second" name="reply" value="decline">${colleague.stop}</button></details>
</form>
`;
}
