import { partWords } from "#document/chart/axis.ts";
import type { ChartData } from "#document/chart/chart-data.ts";
import { type ImportanceMap, layoutImportanceMap } from "#document/chart/importance-map.ts";
import { mapData } from "#document/chart/importance-map-data.ts";
import { type IntervalRows, layoutIntervalRows } from "#document/chart/interval-rows.ts";
import { intervalData } from "#document/chart/interval-rows-data.ts";
import type { Layout } from "#document/chart/scene.ts";
import type { Series } from "#document/chart/series.ts";
import { layoutSpreadRows, type SpreadRows } from "#document/chart/spread-rows.ts";
import { spreadData } from "#document/chart/spread-rows-data.ts";
import type { SurveyResults } from "../../surveys/survey-results.ts";
import { intervalRowsOf, mapOf, type Plot, spreadRowsOf } from "../plot.ts";
import type { StoryChart } from "../story.ts";
import { type DriverOrder, driverMap, driverRows, type ImportanceBy, noteBy } from "./driver-charts.ts";
import { gapRows, groupRows, itemRows, itemSpreads, npsRows, optionRows } from "./item-charts.ts";

/** What is drawn: a chart of the story, how answers to questions on one answer scale spread, or figures that it brings along. */
export interface ReportChart {
  chart: StoryChart["chart"] | "spread" | "plot";
  names: readonly string[];
  /** How to read it, and n. */
  note: string;
  /** Of "plot" alone. */
  figures?: Plot;
}

/** What a reader chose. */
export interface ChartChoice {
  by: ImportanceBy;
  order: DriverOrder;
  /** A group to stand beside everyone. */
  group: string | null;
  /** Only questions whose wording has all of these words are shown. */
  words: string;
}

export const noChoice: ChartChoice = { by: "lmg", order: "importance", group: null, words: "" };

export interface ChartParts {
  layout: Layout;
  data: ChartData;
  legend: readonly Series[];
  /** Answers from the lowest to the highest, where the legend is about them. */
  categories: readonly string[];
  /** Stands below the chart. */
  caption: string;
}

/** A text as it is compared: without accents and capitals. */
export const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Names of items whose label or name has every one of the words. */
export function namesWith(results: SurveyResults, names: readonly string[], words: string): string[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const labels = new Map(results.items.map(({ name, label }) => [name, folded(`${label} ${name}`)]));
  return names.filter((name) => wanted.every((word) => (labels.get(name) ?? folded(name)).includes(word)));
}

const withRemark = (note: string, remark: string) => [note, remark].filter(Boolean).join(" ");

const ofIntervals = (chart: IntervalRows, note: string): ChartParts => ({
  layout: layoutIntervalRows(chart),
  data: intervalData(chart),
  legend: chart.series,
  categories: [],
  caption: withRemark(note, partWords(chart.axis)),
});

const ofSpread = (chart: SpreadRows, label: string, note: string): ChartParts => ({
  layout: layoutSpreadRows(chart),
  data: spreadData(chart, label),
  legend: [],
  categories: chart.categories,
  caption: note,
});

function ofPlot(plot: Plot, note: string): ChartParts {
  if (plot.plot === "rows") return ofIntervals(intervalRowsOf(plot), note);
  if (plot.plot === "shares") return ofSpread(spreadRowsOf(plot), plot.label, note);
  return ofMap(mapOf(plot), note);
}

const ofMap = (map: ImportanceMap, note: string): ChartParts => ({
  layout: layoutImportanceMap(map),
  data: mapData(map),
  legend: [],
  categories: [],
  caption: withRemark(note, partWords(map.across.axis)),
});

/** A chart of the report as it is drawn; null where there is nothing to draw. */
export function chartParts(
  results: SurveyResults,
  { chart, names, note, figures }: ReportChart,
  choice: ChartChoice = noChoice,
): ChartParts | null {
  const { by, order, group, words } = choice;
  switch (chart) {
    case "drivers":
      return ofIntervals(driverRows(results, { by, order, names }), noteBy(note, by));
    case "map": {
      const map = driverMap(results, by);
      return map && ofMap(map, noteBy(note, by));
    }
    case "items":
      return ofIntervals(itemRows(results, namesWith(results, names, words), group), note);
    case "spread": {
      const [own] = itemSpreads(results, namesWith(results, names, words));
      return own ? ofSpread(own.chart, own.label, note) : null;
    }
    case "plot":
      return figures ? ofPlot(figures, note) : null;
    case "shares":
      return ofIntervals(optionRows(results, names), note);
    case "gaps":
      return ofIntervals(gapRows(results, names.map(Number)), note);
    case "groups": {
      const rows = groupRows(results, names[0] ?? "");
      return rows && ofIntervals(rows, note);
    }
    case "nps": {
      if (!results.nps) return null;
      const item = results.items.find(({ name }) => name === results.nps?.item);
      return ofSpread(npsRows(results.nps, item?.label ?? results.nps.item), "Question", note);
    }
  }
}
