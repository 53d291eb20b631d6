import type { PageBrand } from "#people/brand/page-brand.ts";
import { type Html, html } from "#platform/html/html.ts";
import type { Words } from "./words/words.ts";
import { directionOf, languageName, speaksOtherwise } from "./words.ts";

/** Addresses of what a page loads. */
export interface Assets {
  style: string;
  script: string;
}

/** How a device that stands somewhere, and is everybody's, shows respondents' pages. */
export interface Frame {
  head: Html;
  /** Of the body, besides the respondents' own. */
  className: string;
  /** Below what a page holds. */
  after: Html;
  /** In place of the sentence on cookies. */
  footer: string;
}

export interface DocumentContent {
  assets: Assets;
  words: Words;
  /** The language of what the questionnaire says; the words' own where nothing of it is shown. */
  language: string;
  title: string;
  /** Whose page it is. */
  organisation?: string;
  /** Who publishes it, where not the organisation itself. */
  publisher?: PageBrand | null;
  /** The same page in other languages. */
  languages?: readonly { language: string; address: string }[];
  main: Html;
  /** Null on respondents' own devices. */
  frame?: Frame | null;
}

/** Says of an element that it holds the pages' own words, where these are in another language. */
export const ownWords = (words: Words, language: string): Html | false =>
  speaksOtherwise(words, language) && html` lang="${words.language}" dir="${directionOf(words.language)}"`;

/** Height of a logo, in pixels. */
const logoHeight = 40;

/** Its picture; the name stands beside it in letters. */
const logoOf = ({ logo }: PageBrand): Html | null =>
  logo &&
  html`<img class="logo" referrerpolicy="no-referrer" src="${logo.path}" alt="" height="${logoHeight}" width="${Math.max(1, Math.round((logo.width * logoHeight) / logo.height))}">`;

/** A whole page. */
export function documentPage(content: DocumentContent): Html {
  const {
    assets,
    words,
    language,
    title,
    organisation,
    publisher = null,
    languages = [],
    main,
    frame,
  } = content;
  const others = languages.filter((each) => each.language !== language);
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.style}" referrerpolicy="no-referrer">
<script src="${assets.script}" referrerpolicy="no-referrer" defer></script>
${frame?.head}</head>
<body class="respond${frame && ` ${frame.className}`}">
<header>${publisher && logoOf(publisher)}${
    organisation &&
    html`<p class="organisation">${organisation}${publisher && publisher.name !== "" && ` · ${publisher.name}`}</p>`
  }${
    others.length > 0 &&
    html`<nav aria-label="${words.page.language}"><ul class="languages">${others.map(
      (each) =>
        html`<li><a href="${each.address}" lang="${each.language}" hreflang="${each.language}" dir="${directionOf(each.language)}">${languageName(each.language)}</a></li>`,
    )}</ul></nav>`
  }</header>
<main>
${main}${frame?.after}</main>
<footer${ownWords(words, language)}><p>${frame ? frame.footer : words.noCookies}</p></footer>
</body>
</html>
`;
}
