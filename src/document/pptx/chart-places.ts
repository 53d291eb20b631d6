import type { DeckChart, SlideChart } from "./deck.ts";

/** Inches. */
export const noteHeight = 0.45;
const captionHeight = 0.32;

/** Inches from top to bottom: few bars don't become blocks. */
function usualHeight(chart: DeckChart): number {
  if (chart.kind === "plane") return Number.POSITIVE_INFINITY;
  const { categories, stacked, series } = chart;
  return 1.3 + categories.length * (stacked ? 0.75 : 0.3 + 0.42 * series.length);
}

/** Inches below which bars, names and axis run into each other. */
function leastHeight(chart: DeckChart): number {
  if (chart.kind === "plane") return Number.POSITIVE_INFINITY;
  const { categories, stacked, series } = chart;
  const legend = series.length > 1 ? 0.3 : 0;
  return 0.5 + legend + categories.length * (stacked ? 0.4 : 0.12 + 0.2 * series.length);
}

const around = ({ caption, note }: SlideChart) =>
  (caption === "" ? 0 : captionHeight) + (note === "" ? 0.1 : noteHeight);

/** Whether charts can be read below each other in so many inches. */
export const fitTogether = (charts: readonly SlideChart[], room: number): boolean =>
  charts.reduce((sum, one) => sum + leastHeight(one.chart) + around(one), 0) <= room;

/** Where the parts of each chart lie, in inches from the slide's upper edge. */
export function chartPlaces(
  charts: readonly SlideChart[],
  from: number,
  to: number,
): { caption: number; chart: number; height: number; note: number }[] {
  const room = to - from - charts.reduce((sum, one) => sum + around(one), 0);
  const usual = charts.map(({ chart }) => Math.min(room, usualHeight(chart)));
  const all = usual.reduce((sum, height) => sum + height, 0);
  const scale = Math.min(1, room / all);
  let y = from;
  return charts.map((one, index) => {
    const height = (usual[index] ?? 0) * scale;
    const chart = y + (one.caption === "" ? 0 : captionHeight);
    const place = { caption: y, chart, height, note: charts.length === 1 ? to - noteHeight : chart + height };
    y = chart + height + (one.note === "" ? 0.1 : noteHeight);
    return place;
  });
}
