import { type Html, html } from "#platform/html/html.ts";
import type { Promised } from "../campaigns/promise.ts";
import { closingText } from "../campaigns/texts.ts";
import { toldFirst } from "../respond/begin.page.ts";
import { type Assets, documentPage, type Frame, ownWords } from "../respond/document.page.ts";
import { minutesFor } from "../respond/effort.ts";
import { messagePage } from "../respond/message.page.ts";
import { paragraphs } from "../respond/paragraphs.page.ts";
import { promiseIn } from "../respond/respondent.page.ts";
import { say, type View } from "../respond/view.ts";
import type { Visit } from "../respond/visit.ts";
import { languageAmong, minutesText, spokenLanguages, wordsIn } from "../respond/words.ts";
import type { CardProblem } from "./door-visit.service.ts";
import { doorWords } from "./words/catalogue.ts";
import type { DoorWords } from "./words/door-words.ts";

/** Who stands before a door. */
export interface Comer {
  assets: Assets;
  /** The door's path. */
  path: string;
  /** Languages that they want, the most wanted first. */
  wanted: readonly string[];
  /** On a device that is everybody's. */
  frame?: (language: string) => Frame;
}

interface DoorPage {
  visit: Visit;
  promise: Promised | null;
  /** What nobody checks at this door. */
  honest(words: DoorWords, language: string): readonly string[];
  /** What is in the form that begins, above its button. */
  fields(words: DoorWords): Html;
  /** Where the form goes, and what its button says. */
  action: string;
  button(words: DoorWords): string | null;
  /** Sentences that stand first. */
  notice?: (words: DoorWords) => string | null;
}

/** The language in which somebody reads of a questionnaire. */
export const languageOf = (visit: Visit, wanted: readonly string[]): string =>
  languageAmong(visit.compiled.definition.languages, [...wanted, visit.language]);

const withLanguage = (path: string, language: string): string => `${path}?language=${language}`;

/** What a door opens: who asks and what for, what is promised, what nobody checks, and a button that begins. */
export function doorPage(comer: Comer, page: DoorPage): Html {
  const { assets, path, wanted, frame } = comer;
  const { visit, promise } = page;
  const { compiled } = visit;
  const language = languageOf(visit, wanted);
  const view: View = {
    compiled,
    language,
    words: wordsIn(language),
    answers: {},
    known: visit.known,
    fields: new Map(),
    problems: [],
  };
  const { words } = view;
  const own = doorWords(language);
  const { introduction } = compiled.definition;
  const told = promiseIn(promise, language);
  const title = say(view, compiled.definition.title);
  const closes = visit.closes && closingText(visit.closes, words.language, visit.timeZone);
  const notice = page.notice?.(own) ?? null;
  const line = (text: string) => html`<p>${text}</p>
`;
  const main = html`<h1>${title}</h1>
${
  notice !== null &&
  html`<p class="notice" role="status"${ownWords(words, language)}>${notice}</p>
`
}${introduction && html`<div class="introduction">${paragraphs(say(view, introduction))}</div>`}
${told.length > 0 && html`<div class="notice">${told.slice(0, toldFirst).map(line)}</div>`}
<section class="promise" aria-labelledby="door"${ownWords(words, language)}><h2 id="door">${own.honest.title}</h2>
${page.honest(own, words.language).map(line)}</section>
<ul class="facts"${ownWords(words, language)}><li>${words.begin.duration(minutesText(minutesFor(compiled.definition), words.language))}</li>${
    closes !== null && html`<li>${words.begin.openUntil(closes)}</li>`
  }</ul>
<form class="starts" method="post" action="${withLanguage(page.action, language)}" autocomplete="off"${ownWords(words, language)}>${page.fields(own)}<div class="actions"><button class="begin">${page.button(own) ?? words.begin.button}</button></div></form>
${
  told.length > toldFirst &&
  html`<section class="promise" aria-labelledby="promise"><h2 id="promise"${ownWords(words, language)}>${words.begin.yourAnswers}</h2>
${told.slice(toldFirst).map(line)}</section>
`
}`;
  return documentPage({
    assets,
    words,
    language,
    title,
    organisation: visit.known.organisation ?? "",
    publisher: visit.publisher,
    languages: compiled.definition.languages.map((each) => ({
      language: each,
      address: withLanguage(path, each),
    })),
    main,
    frame: frame?.(language) ?? null,
  });
}

/** Where the code of a card is typed. @param entered what stands in the field, and why that lets nobody in */
export function codeField(
  { card }: DoorWords,
  nonce: string,
  entered: { code: string; problem: CardProblem | null; enter: string | null },
): Html {
  const { code, problem, enter } = entered;
  const why = problem === null || problem === "enough" ? null : card[problem];
  return html`<input type="hidden" name="nonce" value="${nonce}"><div class="field"><label for="code">${card.label}</label>
<span class="help" id="help">${card.help}</span>
${
  why !== null && html`<span class="problem" id="wrong" role="alert">${why}</span>`
}<input id="code" name="code" dir="ltr" autocapitalize="characters" spellcheck="false" maxlength="60" required value="${code}" aria-describedby="help${why !== null && " wrong"}"${why !== null && html` aria-invalid="true"`}></div>
${problem === "used" && enter !== null && html`<p><a href="${enter}">${card.goOn}</a></p>`}`;
}

/** Says why nobody gets in. @param visit null where nothing is known of what is asked */
export function doorMessage(
  { assets, wanted, path, frame }: Comer,
  kind: keyof DoorWords & ("shut" | "soon" | "enough" | "unknown" | "slowed"),
  visit: Visit | null = null,
): Html {
  const language = visit ? languageOf(visit, wanted) : languageAmong(spokenLanguages, wanted);
  const own = doorWords(language);
  const words = wordsIn(own.language);
  return documentPage({
    assets,
    words,
    language: words.language,
    title: own[kind].title,
    organisation: visit?.known.organisation ?? "",
    publisher: visit?.publisher ?? null,
    languages: spokenLanguages.map((each) => ({ language: each, address: withLanguage(path, each) })),
    main: messagePage(own[kind]),
    frame: frame?.(language) ?? null,
  });
}
