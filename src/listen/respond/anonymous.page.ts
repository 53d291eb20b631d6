import { type Html, html } from "#platform/html/html.ts";
import { inGroups, spell } from "../anonymous/ballot-code.ts";
import { type Assets, documentPage } from "./document.page.ts";
import type { Links } from "./links.ts";
import type { AnonymousVisit } from "./visit.ts";
import { type AnonymousWords, anonymousWords } from "./words/anonymous-words.ts";
import { directionOf, languageAmong, spokenLanguages, wordsIn } from "./words.ts";

/** Says of an element which language its words are in. */
const spoken = (language: string) => html` lang="${language}" dir="${directionOf(language)}"`;

/** The button by which an invitation is exchanged for the ballot of the code that is offered. */
export function exchangeForm(links: Links, { offered, enter }: AnonymousVisit, language: string): Html {
  const words = anonymousWords(language);
  return html`<form method="post" action="${links.exchange}" data-begins${spoken(words.language)}>
<input type="hidden" name="code" value="${offered && spell(offered)}"><p>${words.exchange}</p>
<div class="actions"><button>${words.begin}</button></div></form>
<p class="other-way"${spoken(words.language)}><a href="${enter}?language=${words.language}" rel="noreferrer">${words.enter.link}</a></p>
`;
}

/** The code by which a respondent comes back, or will. */
export function codeBox({ code, offered }: AnonymousVisit, language: string): Html | false {
  const { code: words, language: own } = anonymousWords(language);
  const shown = code ?? (offered && inGroups(spell(offered)));
  return (
    shown !== null &&
    html`<section class="code" aria-label="${words.name}"${spoken(own)}><h2>${words.title}</h2>
<p><code dir="ltr">${shown}</code></p><p>${code === null ? words.offered : words.help}</p></section>
`
  );
}

/** Says that an invitation was used; whoever used it types their code. */
export function usedPage({ enter }: AnonymousVisit, language: string): Html {
  const words = anonymousWords(language);
  return html`<div${spoken(words.language)}><h1>${words.used.title}</h1>
<p class="lead">${words.used.text}</p>
${codeForm(`${enter}?language=${words.language}`, words.enter, null)}</div>
`;
}

/** Where a code is typed. @param wrong what was typed and opened nothing; null where nothing was */
const codeForm = (address: string, words: AnonymousWords["enter"], wrong: string | null): Html =>
  html`<form method="post" action="${address}" rel="noreferrer" autocomplete="off" data-goes-on>
<p id="help">${words.help}</p>
<p class="field"><label for="code">${words.label}</label>
<input class="typed-code" type="text" id="code" name="code" dir="ltr" autocapitalize="characters" spellcheck="false" maxlength="60" required value="${wrong ?? ""}" aria-describedby="help${wrong !== null && " wrong"}"${wrong !== null && html` aria-invalid="true"`}></p>
${
  wrong !== null &&
  html`<p class="problem" id="wrong" role="alert">${words.wrong}</p>
`
}<div class="actions"><button>${words.button}</button></div></form>
`;

interface EnterPage {
  assets: Assets;
  /** The page's own path. */
  address: string;
  language: string;
  /** What was typed and opened nothing; null where nothing was. */
  wrong: string | null;
}

/** Where a respondent types their code. */
export function enterPage({ assets, address, language, wrong }: EnterPage): Html {
  const chosen = languageAmong(spokenLanguages, [language]);
  const { enter: words } = anonymousWords(chosen);
  const main = html`<h1>${words.title}</h1>
${codeForm(`${address}?language=${chosen}`, words, wrong)}`;
  return documentPage({
    assets,
    words: wordsIn(chosen),
    language: chosen,
    title: words.title,
    languages: spokenLanguages.map((each) => ({ language: each, address: `${address}?language=${each}` })),
    main,
  });
}
