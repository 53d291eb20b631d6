import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultBrand } from "#document/brand.ts";
import { hatchPatterns } from "#document/chart/svg-markup.ts";
import type { Imprint } from "#document/pdf.renderer.ts";
import { Html, type HtmlPart, html } from "#platform/html/html.ts";
import { shortStyle } from "#platform/html/short-style.ts";
import type { SurveyResults } from "../../surveys/survey-results.ts";
import type { StoryChapter, StoryPart, StorySource, StoryTable, SurveyStory } from "../story.ts";
import { surveyStory } from "../survey-story.ts";
import { browserScript } from "./browser-script.assets.ts";
import { chartFigure } from "./chart-figure.page.ts";
import { brandStyle, paletteStyle } from "./palette.ts";
import { chartsOf, figuresOf, type PlacedChart, printedDate, sourceWords } from "./report-figures.ts";

const pathOf = (file: string) => join(import.meta.dirname, file);

let assets: { style: string; script: string; policy: string } | null = null;

/** Style and script of the page, and the policy that allows just these; made once in a process. */
function pageAssets() {
  if (assets) return assets;
  // What holds for narrow windows and paper stands at the end of the second one.
  const css = ["survey-charts.css", "survey-report.css"]
    .map((file) => readFileSync(pathOf(file), "utf8"))
    .join("");
  const style = paletteStyle() + shortStyle(css);
  const script = browserScript(pathOf("survey-report.js"));
  if (/<\/script|<!--/i.test(script)) throw new Error("The page's script would end its own element.");
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  assets = { style, script, policy };
  return assets;
}

/** Data for a script element: nothing in it can end the element or begin a comment. */
const jsonInHtml = (value: unknown): Html =>
  new Html(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );

/** Text in which options of the command stay in one piece. */
const withOptions = (text: string): HtmlPart =>
  text.split(/(--[a-z][a-z-]*)/).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));

/** So many rows are seen at a glance. */
const fewRows = 15;

function tablePart({ title, columns, rows, note }: StoryTable): Html {
  const classOf = (at: number) => columns[at]?.align === "end" && html` class="end"`;
  const head = columns.map(
    ({ title: name }, at) => html`<th scope="col"${classOf(at)}><bdi>${name}</bdi></th>`,
  );
  const body = rows.map((cells) => {
    const line = cells.map((cell, at) =>
      at === 0
        ? html`<th scope="row"><bdi>${cell}</bdi></th>`
        : html`<td${classOf(at)}><bdi>${cell}</bdi></td>`,
    );
    return html`<tr>${line}</tr>`;
  });
  const search = html`<div class="controls" data-scripted hidden><label>Find rows
<input type="search" data-rows autocomplete="off" aria-label="Find rows of ${title}"></label><p class="told" role="status"></p></div>
`;
  return html`<div class="table">${rows.length > fewRows && search}<div class="frame" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${note && html`<p class="small">${note}</p>`}</div>
`;
}

function partHtml(part: StoryPart, figure: (part: StoryPart) => HtmlPart): HtmlPart {
  switch (part.kind) {
    case "heading":
      return html`<h3>${part.title}</h3>\n`;
    case "paragraph":
      return html`<p${part.style === "note" && html` class="note"`}>${withOptions(part.text)}</p>\n`;
    case "list": {
      const items = part.items.map((item) => html`<li>${withOptions(item)}</li>`);
      return part.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`;
    }
    case "definitions":
      return html`<dl class="terms">${part.items.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>\n`;
    case "table":
      return tablePart(part);
    case "chart":
    case "plot":
      return figure(part);
  }
}

const chapterHtml = (
  { id, title, isAppendix, answer, parts }: StoryChapter,
  figure: (part: StoryPart) => HtmlPart,
) =>
  html`<section class="chapter${isAppendix && " appendix"}" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="answer">${withOptions(answer)}</p>
${parts.map((part) => partHtml(part, figure))}</section>
`;

const pictureTypes: Record<string, string> = { svg: "svg+xml", png: "png", jpg: "jpeg" };

function logoHtml({ brand, logo }: Imprint): HtmlPart {
  const type = logo && pictureTypes[logo.extension];
  if (!logo || !type) return false;
  return html`<img class="logo" src="data:image/${type};base64,${logo.content.toString("base64")}" alt="${brand.name || "Logo"}">\n`;
}

/** A story with all that its page says. */
interface StoryPage {
  story: SurveyStory;
  /** What its charts are drawn from. */
  results: SurveyResults;
  /** Above the title: "What matters most". */
  kicker: string;
  /** Whom the figures are about: stands below saved pictures and at the end. */
  words: string;
  /** Which program computed the figures. */
  program: string;
}

/** The report on a survey's file as one HTML file. */
export function surveyHtml(source: StorySource, imprint?: Imprint): string {
  const { results, fidelity, made } = source;
  const story = surveyStory(source);
  const words = sourceWords(story, fidelity, results);
  const program = `${made.program}. The same figures are in results.json`;
  return storyHtml({ story, results, kicker: "What matters most", words, program }, imprint);
}

/**
 * A story as one HTML file. It fetches nothing, says everything without its script, and follows the reader's
 * light or dark theme; the script lets charts be sorted, filtered, asked and saved. About 100 KB for what every report has, and 8 KB
 * for each of the first questions, which are drawn, 3 KB for others; a wording counts some eight times.
 */
export function storyHtml(
  { story, results, kicker, words, program }: StoryPage,
  imprint: Imprint = { brand: defaultBrand, logo: null },
): string {
  const { brand } = imprint;
  const { style, script, policy } = pageAssets();
  const byPart = chartsOf(results, story);
  const all: PlacedChart[] = [...byPart.values()].flat();
  const figure = (part: StoryPart): HtmlPart =>
    (byPart.get(part) ?? []).map((chart) => chartFigure(chart, all.indexOf(chart), results));
  const questions = story.chapters.filter(({ isAppendix }) => !isAppendix);
  const hatches = [5, 7, 10].flatMap((gap) => [
    { paint: "muted", gap },
    { paint: "rule-strong", gap },
  ]);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${story.title}</title>
<style>${new Html(style + brandStyle(brand))}</style>
</head>
<body>
<a class="skip" href="#${questions[0]?.id ?? "method"}">Go to the answers</a>
${new Html(hatchPatterns(hatches))}
<header class="masthead">
${logoHtml(imprint)}<p class="kicker">${kicker} · ${printedDate(story.date)}${brand.name && html` · <bdi>${brand.name}</bdi>`}</p>
<h1><bdi>${story.title}</bdi></h1>
${story.headline.length > 0 && html`<dl class="figures">${story.headline.map(({ label, value, note }) => html`<div><dt>${label}</dt><dd><span class="value">${value}</span> <div class="note">${note}</div></dd></div>`)}</dl>`}
<ol class="summary" role="list" aria-label="In short">${questions.map(({ id, title, answer }, at) => html`<li><a href="#${id}">${title}</a><p>${withOptions(story.summary[at] ?? answer)}</p></li>`)}</ol>
</header>
<main>
${story.chapters.map((chapter) => chapterHtml(chapter, figure))}</main>
<footer><p>${words}</p><p>${brand.name && html`Prepared by <bdi>${brand.name}</bdi>. `}${program}.</p></footer>
<script type="application/json" id="figures">${jsonInHtml(figuresOf(results, all, words))}</script>
<script>${new Html(script)}</script>
</body>
</html>
`.toString();
}
