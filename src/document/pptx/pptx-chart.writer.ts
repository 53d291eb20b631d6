import type PptxGenJS from "pptxgenjs";
import { type DrawnChart, middleNames } from "./chart-markup.ts";
import type { BarsChart, Deck, DeckChart, PlaneChart } from "./deck.ts";
import { type PlaneLabels, planeLabels, plotLayout } from "./plane-labels.ts";

type Slide = PptxGenJS.default.Slide;
type Options = PptxGenJS.default.IChartOpts;

interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const ink = "222222";
export const quiet = "5F6B73";
export const font = "Calibri";

export const hex = (colour: string) => colour.replace("#", "").toUpperCase();

/**
 * Draws a chart whose figures can be edited in the program that opens it.
 *
 * @returns it as it was drawn, to complete its markup
 */
export function addChart(slide: Slide, deck: Deck, chart: DeckChart, place: Place, alt: string): DrawnChart {
  const common: Options = {
    ...place,
    altText: alt,
    chartArea: { roundedCorners: false },
    catAxisLabelFontFace: font,
    valAxisLabelFontFace: font,
    catAxisLabelColor: ink,
    valAxisLabelColor: quiet,
    valAxisLabelFontSize: 11,
    valGridLine: { color: "DDDDDD", size: 0.75 },
    legendFontFace: font,
    legendFontSize: 12,
    legendColor: ink,
    legendPos: "b",
  };
  if (chart.kind === "bars") {
    addBars(slide, deck, chart, common);
    return chart;
  }
  const { labels, key } = planeLabels(chart, { width: place.w, height: place.h });
  const own = { ...place, w: place.w - (key?.width ?? 0) };
  addPlane(slide, deck, chart, {
    ...common,
    ...own,
    layout: plotLayout({ width: own.w, height: own.h }),
  });
  if (key) addKey(slide, deck, chart, key, { ...place, x: place.x + own.w, w: key.width });
  return { ...chart, labels };
}

/** What the numbers at the points stand for; the urgent ones in their colour. */
function addKey(
  slide: Slide,
  deck: Deck,
  { points }: PlaneChart,
  { lines, points: size }: NonNullable<PlaneLabels["key"]>,
  place: Place,
): void {
  const runs = lines.map((text, index) => {
    const isUrgent = points[index]?.isUrgent === true;
    return {
      text,
      options: {
        bullet: { type: "number" as const, indent: 24 },
        bold: isUrgent,
        color: isUrgent ? hex(deck.accent) : ink,
        paraSpaceAfter: 4,
        breakLine: true,
      },
    };
  });
  slide.addText(runs, { ...place, fontFace: font, fontSize: size, valign: "top", margin: 0 });
}

/** Between two colours, in equal steps, mixed with white so that dark figures can be read on them. */
function ramp(from: string, to: string, count: number): string[] {
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [first, middle, last] = [channels(from), [205, 205, 205], channels(to)];
  const tint = (value: number) => value + (255 - value) * 0.42;
  return Array.from({ length: count }, (_, index) => {
    const part = count === 1 ? 1 : (index / (count - 1)) * 2 - 1;
    const end = part < 0 ? first : last;
    return middle
      .map((value, channel) => tint(value + ((end[channel] ?? value) - value) * Math.abs(part)))
      .map((value) => Math.round(value).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase();
  });
}

function addBars(slide: Slide, deck: Deck, chart: BarsChart, common: Options): void {
  const { categories, series, stacked, minimum, maximum, format } = chart;
  const usual = [hex(deck.primary), hex(deck.accent), "6F7B83", "9A6FB0", "3F7F4F"];
  const colours = stacked
    ? ramp(deck.accent, deck.primary, series.length)
    : series.map(({ colour }, index) => (colour ? hex(colour) : (usual[index % usual.length] ?? quiet)));
  const rows = categories.length * (stacked ? 1 : series.length);
  const data = series.map(({ name, values }) => ({ name, labels: categories, values: values as number[] }));
  slide.addChart("bar" as PptxGenJS.default.CHART_NAME, data, {
    ...common,
    barDir: "bar",
    barGrouping: stacked ? "percentStacked" : "clustered",
    barGapWidthPct: stacked ? 40 : 55,
    // The types know one direction only.
    catAxisOrientation: "maxMin" as "minMax",
    catAxisLabelFontSize: categories.length > 8 ? 11 : 12,
    chartColors: colours,
    showLegend: series.length > 1,
    showValue: stacked || (minimum !== null && minimum >= 0),
    dataLabelPosition: (stacked ? "ctr" : "inBase") as "ctr",
    dataLabelFormatCode: format,
    dataLabelFontFace: font,
    dataLabelFontSize: rows > 18 ? 9 : 11,
    dataLabelColor: stacked ? ink : "FFFFFF",
    valAxisLabelFormatCode: stacked ? "0%" : format,
    ...(minimum !== null && !stacked && { valAxisMinVal: minimum }),
    ...(maximum !== null && !stacked && { valAxisMaxVal: maximum }),
    catAxisLabelPos: "low",
  });
}

function addPlane(slide: Slide, deck: Deck, chart: PlaneChart, common: Options): void {
  const { points, across, upward } = chart;
  const none = (count: number): null[] => Array.from({ length: count }, () => null);
  const pointsOf = (isUrgent: boolean) => [
    ...points.map((point) => (point.isUrgent === isUrgent ? point.upward : null)),
    ...none(4),
  ];
  const xs = [
    ...points.map((point) => point.across),
    across.minimum,
    across.maximum,
    across.middle,
    across.middle,
  ];
  const data = [
    { name: across.name, values: xs },
    { name: "Matters, and falls short", values: pointsOf(true) },
    { name: "Other parts", values: pointsOf(false) },
    { name: middleNames[0], values: [...none(points.length), upward.middle, upward.middle, ...none(2)] },
    { name: middleNames[1], values: [...none(points.length + 2), upward.minimum, upward.maximum] },
  ];
  slide.addChart("scatter" as PptxGenJS.default.CHART_NAME, data as { name: string; values: number[] }[], {
    ...common,
    lineSize: 0,
    lineDataSymbolSize: 11,
    lineDataSymbol: "circle",
    chartColors: [hex(deck.accent), hex(deck.primary), "7A7A7A", "7A7A7A"],
    showLegend: false,
    showCatAxisTitle: true,
    catAxisTitle: across.name,
    catAxisTitleFontFace: font,
    catAxisTitleFontSize: 12,
    catAxisTitleColor: ink,
    showValAxisTitle: true,
    valAxisTitle: upward.name,
    valAxisTitleFontFace: font,
    valAxisTitleFontSize: 12,
    valAxisTitleColor: ink,
    catAxisMinVal: across.minimum,
    catAxisMaxVal: across.maximum,
    valAxisMinVal: upward.minimum,
    valAxisMaxVal: upward.maximum,
    catLabelFormatCode: across.format,
    valAxisLabelFormatCode: upward.format,
    catAxisLabelFontSize: 11,
    catGridLine: { style: "none" },
    valGridLine: { style: "none" },
  });
}
