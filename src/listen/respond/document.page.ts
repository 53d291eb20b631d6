import { type Html, html } from "#platform/html/html.ts";
import type { Words } from "./words/words.ts";
import { directionOf, languageName, speaksOtherwise } from "./words.ts";

/** Addresses of what a page loads. */
export interface Assets {
  style: string;
  script: string;
}

export interface DocumentContent {
  assets: Assets;
  words: Words;
  /** The language of what the questionnaire says; the words' own where nothing of it is shown. */
  language: string;
  title: string;
  /** Whose page it is. */
  organisation?: string;
  /** The same page in other languages. */
  languages?: readonly { language: string; address: string }[];
  main: Html;
}

/** Says of an element that it holds the pages' own words, where these are in another language. */
export const ownWords = (words: Words, language: string): Html | false =>
  speaksOtherwise(words, language) && html` lang="${words.language}" dir="${directionOf(words.language)}"`;

/** A whole page. */
export function documentPage(content: DocumentContent): Html {
  const { assets, words, language, title, organisation, languages = [], main } = content;
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
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.script}" defer></script>
</head>
<body class="respond">
<header>${organisation && html`<p class="organisation">${organisation}</p>`}${
    others.length > 0 &&
    html`<nav aria-label="${words.page.language}"><ul class="languages">${others.map(
      (each) =>
        html`<li><a href="${each.address}" lang="${each.language}" hreflang="${each.language}" dir="${directionOf(each.language)}">${languageName(each.language)}</a></li>`,
    )}</ul></nav>`
  }</header>
<main>
${main}</main>
<footer${ownWords(words, language)}><p>${words.noCookies}</p></footer>
</body>
</html>
`;
}
