import { type Html, html } from "#platform/html/html.ts";
import { type Assets, documentPage, type Frame, ownWords } from "../respond/document.page.ts";
import type { Links } from "../respond/links.ts";
import { linksFor } from "../respond/links.ts";
import { paragraphs } from "../respond/paragraphs.page.ts";
import { say, type View } from "../respond/view.ts";
import { answersOf, type Visit } from "../respond/visit.ts";
import { minutesText, wordsIn } from "../respond/words.ts";
import { languageOf } from "./door.page.ts";
import { doorWords } from "./words/catalogue.ts";

/** Seconds for which the last page stays. */
const thanksFor = 20;

/** "3 minutes" in the language of a door's words. */
export const idleText = (minutes: number, language: string): string =>
  minutesText(minutes, doorWords(language).language);

/** Addresses of one visit's pages. They carry a sign of the visit and no code; where others begin these look back. */
export function kioskLinks(path: string, sign: string, language: string | null): Links {
  const links = linksFor(path, language);
  const signed = (address: string) => `${address}${address.includes("?") ? "&" : "?"}s=${sign}`;
  return {
    ...links,
    begin: signed(links.review),
    page: (id) => signed(links.page(id)),
    review: signed(links.review),
    complete: signed(links.complete),
    thanks: signed(links.thanks),
    saved: signed(links.review),
  };
}

interface Around {
  /** The door's. */
  path: string;
  seconds: number;
  minutes: number;
  language: string;
}

/** Asks with a script whether somebody is still there, and begins again without one. */
const watch = ({ path, seconds, language }: Omit<Around, "minutes">): Html => {
  const { kiosk } = doorWords(language);
  return html`<dialog data-idle="${seconds}" data-leave="${path}/idle?language=${language}" data-alive="${path}/alive" aria-labelledby="still"><h2 id="still">${kiosk.still}</h2><output></output><button autofocus>${kiosk.stay}</button></dialog>
`;
};

const refresh = ({ path, seconds, language }: Omit<Around, "minutes">): Html =>
  html`<noscript><meta http-equiv="refresh" content="${seconds};url=${path}/idle?language=${language}"></noscript>
`;

/** What is around the page where everybody begins. */
export function startFrame({ minutes, language }: Pick<Around, "minutes" | "language">): Frame {
  const { kiosk } = doorWords(language);
  return {
    head: html``,
    className: "kiosk",
    after: html``,
    footer: kiosk.cookie(idleText(minutes, language)),
  };
}

/** What is around the pages of questions. */
export function kioskFrame(around: Around): Frame {
  const { path, minutes, language } = around;
  const words = doorWords(language);
  const { kiosk } = words;
  return {
    ...startFrame(around),
    head: refresh(around),
    after: html`<form class="leave" method="post" action="${path}/leave?language=${language}"${ownWords(wordsIn(words.language), language)}><button class="second">${kiosk.leave}</button></form>
<noscript><p class="notice">${kiosk.hurry(idleText(minutes, language))}</p></noscript>
${watch(around)}`,
  };
}

interface Thanks {
  assets: Assets;
  path: string;
  visit: Visit;
  minutes: number;
  wanted: readonly string[];
}

/** The last page: it stays for a moment, knows nothing any more, and begins again by itself. */
export function kioskThanks({ assets, path, visit, minutes, wanted }: Thanks): Html {
  const language = languageOf(visit, wanted);
  const words = wordsIn(language);
  const { kiosk } = doorWords(language);
  const { compiled } = visit;
  const view: View = {
    compiled,
    language,
    words,
    answers: answersOf(visit),
    known: visit.known,
    fields: new Map(),
    problems: [],
  };
  const { thanks } = compiled.definition;
  const around = { path, seconds: thanksFor, language };
  return documentPage({
    assets,
    words,
    language,
    title: words.thanks.title,
    organisation: visit.known.organisation ?? "",
    publisher: visit.publisher,
    main: html`<h1${ownWords(words, language)}>${words.thanks.title}</h1>
<p class="lead"${ownWords(words, language)}>${words.thanks.text}</p>
${thanks && paragraphs(say(view, thanks))}
<p>${kiosk.again}</p>
<form method="post" action="${path}/leave?language=${language}"><div class="actions"><button class="begin">${kiosk.next}</button></div></form>
`,
    frame: {
      ...startFrame({ minutes, language }),
      head: html`<noscript><meta http-equiv="refresh" content="${thanksFor};url=${path}"></noscript>
`,
      after: watch(around),
    },
  });
}
