import { estimatedMeasure } from "#document/chart/estimated-measure.ts";
import { svgMarkup } from "#document/chart/svg-markup.ts";
import { Html, type HtmlPart, html } from "#platform/html/html.ts";
import type { SurveyResults } from "../../surveys/survey-results.ts";
import { legendMarkup, tableMarkup } from "./chart-markup.ts";
import { chartParts } from "./report-chart.ts";
import type { PlacedChart } from "./report-figures.ts";

/** The two widths that charts are drawn for where no script draws them for the room there is. */
const widths = { wide: 840, narrow: 330 };

/** Names of the methods that a chart's figures come from, as the results have them. */
const methodsOf: Record<Exclude<PlacedChart["chart"], "plot">, readonly string[]> = {
  drivers: ["importance", "intervals of importance", "missing answers", "weights"],
  map: ["importance and performance", "importance", "means"],
  items: ["means", "missing answers", "weights", "what is not shown"],
  spread: ["missing answers", "weights", "what is not shown"],
  shares: ["shares", "missing answers", "weights"],
  gaps: ["differences between groups", "what is not shown"],
  groups: ["groups", "means", "tests over all groups", "what is not shown"],
  nps: ["net promoter score", "weights"],
};

/** So many questions are seen at a glance. */
const fewToSearch = 4;

const drawn = (markup: string): Html => new Html(markup);

function controlsOf(chart: PlacedChart, index: number, { groups }: SurveyResults): HtmlPart {
  const by = html`<label>Bars show
<select data-choice="by" autocomplete="off"><option value="lmg">LMG share</option><option value="relativeWeight">Relative weight</option></select></label>`;
  switch (chart.chart) {
    case "drivers":
      return [
        html`<label>Order
<select data-choice="order" autocomplete="off"><option value="importance">Most important first</option><option value="performance">Lowest level first</option><option value="name">By name</option></select></label>`,
        by,
      ];
    case "map":
      return html`<label>Importance by
<select data-choice="by" autocomplete="off"><option value="lmg">LMG share</option><option value="relativeWeight">Relative weight</option></select></label>`;
    case "items":
    case "spread": {
      if (chart.names.length < fewToSearch && chart.chart === "spread") return null;
      const shown = groups.filter(({ suppressed, items }) => !suppressed && items.length > 0);
      return [
        chart.names.length >= fewToSearch &&
          html`<label>Find questions
<input type="search" data-choice="words" id="words-${index}" autocomplete="off"></label>`,
        chart.chart === "items" &&
          shown.length > 0 &&
          html`<label>Beside everyone
<select data-choice="group" autocomplete="off"><option value="">Nobody</option>${shown.map(({ name, n }) => html`<option value="${name}">${name}${n !== null && ` (n ${n})`}</option>`)}</select></label>`,
      ];
    }
    default:
      return null;
  }
}

/**
 * A chart with all that belongs to it: title, legend, caption, its figures as a table, how they were computed; and what the script
 * brings to life.
 */
export function chartFigure(chart: PlacedChart, index: number, results: SurveyResults): Html {
  const parts = chartParts(results, chart);
  if (!parts || parts.data.rows.length === 0) return html``;
  const [wide, narrow] = [widths.wide, widths.narrow].map((width) => parts.layout(width, estimatedMeasure));
  const controls = controlsOf(chart, index, results);
  const { chart: kind, how } = chart;
  const methods = how
    ? [
        { figure: "What it shows", text: how.definition },
        { figure: "Method", text: how.method },
      ]
    : kind === "plot"
      ? []
      : results.methods.filter(({ figure }) => methodsOf[kind].includes(figure.toLowerCase()));
  const picture = (scene: typeof wide, name: string) =>
    scene && drawn(svgMarkup(scene, { label: `title-${index}`, description: `alt-${index}` }, name));
  return html`<figure class="chart${(wide?.height ?? 0) > 800 && " tall"}" data-chart="${index}" aria-labelledby="title-${index}">
<h3 id="title-${index}">${chart.title}</h3>
${controls && html`<div class="controls" data-scripted hidden>${controls}</div>`}
<ul class="legend" data-part="legend" aria-label="What marks stand for">${drawn(legendMarkup(parts))}</ul>
<p class="unseen" id="alt-${index}">${chart.alt} <span data-scripted hidden>Arrow keys move over the marks.</span></p>
<div class="view" data-part="view">${picture(wide, "wide")}${picture(narrow, "narrow")}</div>
<div class="foot"><p class="caption" data-part="caption">${parts.caption}</p><p class="readout" data-part="readout" role="status"></p></div>
<p class="told" data-part="note" role="status"></p>
<div class="tools"><details><summary>Figures as a table</summary><div class="frame" data-part="table" tabindex="0" role="region" aria-label="${chart.title}: table">${drawn(tableMarkup(chart.title, parts.data))}</div></details>
<details><summary>How was this computed?</summary><div class="how">${methods.length > 0 && html`<dl>${methods.map(({ figure, text }) => html`<div><dt>${figure}</dt><dd>${text}</dd></div>`)}</dl>`}<p><a href="#method">The whole method</a></p></div></details>
<div class="files" data-scripted hidden><button type="button" data-action="copy">Copy figures</button><button type="button" data-action="csv">Figures as CSV</button><button type="button" data-action="svg">Picture as SVG</button></div></div>
</figure>
`;
}
