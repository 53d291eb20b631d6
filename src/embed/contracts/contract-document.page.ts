import { type Html, html } from "#platform/html/html.ts";

/** Pages that a link in a mail opens, without signing in. */
export interface DocumentContent {
  /** Address of the style sheet. */
  style: string;
  title: string;
  organisation?: string;
  main: Html;
}

/** A whole page. */
export const contractDocument = ({ style, title, organisation, main }: DocumentContent): Html =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body class="respond contract">
<header>${organisation && html`<p class="organisation">${organisation}</p>`}</header>
<main>
${main}</main>
<footer><p>This page sets no cookies. It is for whoever the link was sent to, and nobody else.</p></footer>
</body>
</html>
`;

/** A page that has nothing to fill in. */
export const contractMessage = (style: string, title: string, ...texts: readonly string[]): Html =>
  contractDocument({
    style,
    title,
    main: html`<h1>${title}</h1>
${texts.map((text, index) => html`<p${index === 0 && html` class="lead"`}>${text}</p>\n`)}`,
  });

/** A form's way into the page that shows it again. */
export const problemBox = (title: string, ...texts: readonly string[]): Html =>
  html`<div class="problems" role="alert"><p><strong>${title}</strong></p>${texts.map((text) => html`<p>${text}</p>`)}</div>
`;
