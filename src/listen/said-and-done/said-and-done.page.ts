import { type Html, html } from "#platform/html/html.ts";
import { directionOf, languageName } from "../respond/words.ts";
import type { Entry, Figure, Published } from "./said-and-done.ts";
import { textIn } from "./said-and-done.ts";
import { type NewsWords, newsWords } from "./words.ts";

/** Who publishes, as pages show it. */
interface Publisher {
  name: string;
  logo: { path: string; width: number; height: number } | null;
}

interface NewsDocument {
  /** Address of the style sheet. */
  style: string;
  language: string;
  title: string;
  organisation: string;
  publisher: Publisher | null;
  /** The same page in other languages. */
  languages?: readonly { language: string; address: string }[];
  main: Html;
}

/** Height of a logo, in pixels. */
const logoHeight = 40;

function newsDocument(content: NewsDocument): Html {
  const { style, language, title, organisation, publisher, languages = [], main } = content;
  const logo = publisher?.logo;
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body class="respond news">
<header>${
    logo &&
    html`<img class="logo" src="${logo.path}" alt="${publisher?.name ?? ""}" height="${logoHeight}" width="${Math.max(1, Math.round((logo.width * logoHeight) / logo.height))}">`
  }<p class="organisation">${organisation}${publisher && publisher.name !== "" && !logo && html` · ${publisher.name}`}</p>${
    languages.length > 1 &&
    html`<nav><ul class="languages">${languages
      .filter((each) => each.language !== language)
      .map(
        (each) =>
          html`<li><a href="${each.address}" lang="${each.language}" hreflang="${each.language}" dir="${directionOf(each.language)}">${languageName(each.language)}</a></li>`,
      )}</ul></nav>`
  }</header>
<main>
${main}</main>
</body>
</html>
`;
}

export interface NewsPage {
  style: string;
  /** The page's own address, without a language. */
  address: string;
  language: string;
  organisation: string;
  publisher: Publisher;
  timeZone: string;
  title: string;
  publishedAt: Date;
  content: Published;
}

/** What was said and what was done, for whoever has the address. */
export function newsPage(page: NewsPage): Html {
  const { content, language, title, timeZone } = page;
  const words = newsWords(language);
  const day = (moment: Date | string) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone }).format(
      new Date(moment),
    );
  const introduction = textIn(content.introduction, language, content.languages);
  return newsDocument({
    ...page,
    title: `${words.title} · ${title}`,
    languages: content.languages.map((each) => ({
      language: each,
      address: `${page.address}?language=${each}`,
    })),
    main: html`<h1>${words.title}</h1>
<p class="lead">${title}</p>
${
  introduction !== "" &&
  html`<p class="introduction">${introduction}</p>
`
}${content.entries.map((entry) => entryOf(entry, page, words, day))}<p class="count">${words.published(day(page.publishedAt))}</p>
`,
  });
}

function entryOf(
  entry: Entry,
  { content, language }: NewsPage,
  words: NewsWords,
  day: (moment: Date | string) => string,
): Html {
  const facts = [
    words.states[entry.state],
    // A day has no time zone: noon is the same day everywhere it may be shown.
    entry.on !== null && words.on(day(`${entry.on}T12:00:00Z`)),
    entry.who.trim() !== "" && words.who(entry.who),
  ].filter((fact) => fact !== false);
  const figure = entry.measure === null ? undefined : content.figures[entry.measure];
  return html`<article class="said"><h2>${words.said}</h2>
<p>${textIn(entry.said, language, content.languages)}</p>
<h3>${words.done}</h3>
<p>${textIn(entry.done, language, content.languages)}</p>
<ul class="marks">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
${figure && figureOf(figure, language, words, day)}</article>
`;
}

function figureOf(
  { name, unit, before, after }: Figure,
  language: string,
  words: NewsWords,
  day: (moment: Date | string) => string,
): Html {
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  const row = (label: string, { estimate, low, high, n }: Figure["before"]) =>
    html`<tr><th scope="row">${label}</th><td>${number(estimate)}</td><td>${
      low !== null && high !== null ? words.interval(number(low), number(high)) : ""
    }</td><td>${n === null ? "" : words.people(n)}</td></tr>`;
  return html`<div class="figure"><table><caption>${name} (${unit})</caption><tbody>${row(words.before(day(before.at)), before)}${row(words.after(day(after.at)), after)}</tbody></table></div>
`;
}

/** A page that says one thing. */
export const newsMessage = (
  style: string,
  language: string,
  { title, text, organisation = "" }: { title: string; text: string; organisation?: string },
): Html =>
  newsDocument({
    style,
    language,
    title,
    organisation,
    publisher: null,
    main: html`<h1>${title}</h1>
<p class="lead">${text}</p>
`,
  });

/** Asks whether mail about what was done is to end. */
export function stopPage(style: string, language: string, organisation: string, address: string): Html {
  const { stop } = newsWords(language);
  return newsDocument({
    style,
    language,
    title: stop.title,
    organisation,
    publisher: null,
    main: html`<h1>${stop.title}</h1>
<p>${stop.ask}</p>
<form method="post" action="${address}"><div class="actions"><button>${stop.button}</button></div></form>
`,
  });
}
