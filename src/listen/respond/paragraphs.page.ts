import { type Html, html } from "#platform/html/html.ts";

/** A text's paragraphs, which blank lines separate; single line breaks stay. */
export const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => html`<p>${paragraph.trim()}</p>`);
