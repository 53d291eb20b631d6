import { axisHeight, gridLines, type PartAxis, scaleOf, tickWords } from "./axis.ts";
import { type Estimate, estimateWords } from "./chart-data.ts";
import type { Layout, Measure, Point, Scene, Shape } from "./scene.ts";
import { type Look, looks, type Series } from "./series.ts";
import { blockHeight, lineHeight, textBlock, wrapped } from "./text.ts";

/** A line of a chart of intervals. */
export interface IntervalRow {
  key: string;
  label: string;
  /** Small print below the label. */
  detail?: string;
  /** In the order of the series; null where it is not shown. */
  values: readonly (Estimate | null)[];
  /** In the order of `headers`. */
  cells?: readonly string[];
  /** Why the line has no figures. */
  withheld?: string;
  /** Follows what is said of each mark: "n 23". */
  said?: string;
  /** In the place of the series' look, where the row's marks differ from the others'. */
  look?: Look;
}

export interface IntervalRows {
  /** Heads the names. */
  label: string;
  /** Where it shows a part of a scale, the chart's caption says so. */
  axis: PartAxis;
  series: readonly Series[];
  rows: readonly IntervalRow[];
  /** Heads of further columns. */
  headers?: readonly string[];
  print: (value: number) => string;
  printTick?: (value: number) => string;
  /** A line from the first series to the second: then and now. */
  isConnected?: boolean;
  /** All series on one line, a bar with marks on it; only the first one's interval is drawn. */
  isOverlaid?: boolean;
  /** A line through all rows: what they are compared with. */
  reference?: number;
}

const lane = 20;
const padding = 8;
const narrowest = 200;

interface Columns {
  label: number;
  /** Left and right end of the scale. */
  plot: [number, number];
  /** Right ends of the columns of figures. */
  ends: number[];
}

/** Rows of marks with their intervals on one scale, and the same figures as text beside them. */
export const layoutIntervalRows =
  (chart: IntervalRows): Layout =>
  (width, measure) => {
    const columns = columnsFor(chart, width, measure);
    return columns ? wide(chart, columns, width, measure) : narrow(chart, width, measure);
  };

const headersOf = ({ series, headers = [] }: IntervalRows) => [...series.map(({ name }) => name), ...headers];

/** "13.32 to 13.84"; nothing where the chart draws no interval. */
function rangeWords(
  { print, isOverlaid = false }: IntervalRows,
  { low, high }: Estimate,
  order: number,
): string {
  return low === null || high === null || (isOverlaid && order > 0) ? "" : `${print(low)} to ${print(high)}`;
}

/** Null where there is no room for columns beside the plot. */
function columnsFor(chart: IntervalRows, width: number, measure: Measure): Columns | null {
  const { rows, print, series } = chart;
  const widths = headersOf(chart).map((header, index) => {
    const words = Math.max(...header.split(" ").map((word) => measure(word, "label")));
    const texts = rows.map(({ values, cells = [] }) => {
      const value = values[index];
      if (index >= series.length) return measure(cells[index - series.length] ?? "", "body");
      if (!value) return 0;
      return Math.max(
        measure(print(value.estimate), "strong"),
        measure(rangeWords(chart, value, index), "small"),
      );
    });
    return Math.min(150, Math.max(30, words, ...texts)) + 18;
  });
  const figures = widths.reduce((sum, each) => sum + each, 0);
  const usual = Math.round(Math.min(300, 0.3 * width));
  const broad = Math.round(0.42 * width);
  const longest = Math.max(0, ...rows.map((row) => measure(row.label, "strong")));
  // Whole questions get more room, where the plot can spare it.
  const label = longest > 2 * usual && width - broad - figures - 40 >= 1.3 * narrowest ? broad : usual;
  const plot = width - label - figures - 40;
  if (plot < narrowest) return null;
  let end = width - figures;
  const ends = widths.map((each) => {
    end += each;
    return end;
  });
  return { label, plot: [label + 20, label + 20 + plot], ends };
}

/** Marks of a row, with what is said of them. */
function marks(
  chart: IntervalRows,
  row: IntervalRow,
  index: number,
  place: (value: number) => number,
  top: number,
): { shapes: Shape[]; points: Point[] } {
  const { series, print, isConnected = false, isOverlaid = false } = chart;
  const [shapes, points]: [Shape[], Point[]] = [[], []];
  const middle = (order: number) => top + lane * (lanesOf(chart) === 1 ? 0 : order) + lane / 2;
  const [then, now] = row.values;
  if (isConnected && then && now) {
    const [x1, x2] = [place(then.estimate), place(now.estimate)];
    shapes.push({ kind: "line", x1, x2, y1: middle(0), y2: middle(0), paint: "series-1", width: 3 });
  }
  row.values.forEach((value, order) => {
    const own = series[order];
    if (!value || !own) return;
    const { shape, paint } = looks[row.look ?? own.look];
    const [x, y] = [place(value.estimate), middle(order)];
    const { low, high } = value;
    if (shape === "bar") {
      const from = place(chart.axis.minimum);
      const edge = own.look === "share" ? { edge: "series-1" as const } : {};
      shapes.push({
        kind: "box",
        x: from,
        y: y - 7,
        width: Math.max(1, x - from),
        height: 14,
        paint,
        ...edge,
      });
    }
    if (!isConnected && !(isOverlaid && order > 0) && shape !== "tick" && low !== null && high !== null) {
      const ends = { x1: place(low), x2: place(high) };
      const over = shape === "bar" ? "ink" : paint;
      shapes.push({ kind: "line", ...ends, y1: y, y2: y, paint: over, width: 2 });
      for (const end of [ends.x1, ends.x2])
        shapes.push({ kind: "line", x1: end, x2: end, y1: y - 4, y2: y + 4, paint: over, width: 1.5 });
    }
    if (shape !== "bar") shapes.push({ kind: "mark", x, y, shape, paint });
    points.push({
      row: index,
      column: order,
      x: x - 9,
      y: y - 9,
      width: 18,
      height: 18,
      words: [
        `${[row.label, own.name].filter(Boolean).join(", ")}: ${estimateWords(value, print)}`,
        ...(row.said ? [row.said] : []),
      ].join(", "),
    });
  });
  return { shapes, points };
}

function referenceLine(
  { reference }: IntervalRows,
  place: (value: number) => number,
  top: number,
  bottom: number,
): Shape[] {
  if (reference === undefined) return [];
  const x = place(reference);
  return [{ kind: "line", x1: x, x2: x, y1: top, y2: bottom, paint: "ink", width: 1, dash: true }];
}

/** What is drawn of a row without figures. */
function withheldBand(words: string, left: number, right: number, y: number): Shape[] {
  return [
    { kind: "hatch", x: left, y: y + 1, width: right - left, height: lane - 2, paint: "rule-strong", gap: 7 },
    ...textBlock({ lines: [words], x: left, y: y + lane, face: "small", paint: "muted" }),
  ];
}

const withheldPoint = (row: IntervalRow, index: number, x: number, y: number, width: number): Point => ({
  row: index,
  column: 0,
  x: x - 2,
  y: y - 1,
  width: width + 4,
  height: lane + 2,
  words: `${row.label}: ${row.withheld}`,
});

const lanesOf = ({ series, isConnected = false, isOverlaid = false }: IntervalRows) =>
  isConnected || isOverlaid ? 1 : Math.max(1, series.length);

function wide(chart: IntervalRows, columns: Columns, width: number, measure: Measure): Scene {
  const { axis, rows, label, printTick } = chart;
  const [left, right] = columns.plot;
  const place = scaleOf(axis, left, right);
  const lanes = lanesOf(chart);
  const headers = headersOf(chart).map((header, index) => ({
    lines: wrapped(
      header,
      (columns.ends[index] ?? 0) - (columns.ends[index - 1] ?? right + 20) - 10,
      "label",
      measure,
    ),
    end: columns.ends[index] ?? width,
  }));
  const head = Math.max(axisHeight, ...headers.map(({ lines }) => blockHeight(lines, "label"))) + padding;
  const shapes: Shape[] = [
    ...textBlock({ lines: [label], x: 0, y: head - lineHeight("label") - 6, face: "label", paint: "muted" }),
    ...tickWords(axis, place, head, printTick),
    ...headers.flatMap(({ lines, end }) =>
      textBlock({
        lines,
        x: end,
        y: head - blockHeight(lines, "label") - 6,
        face: "label",
        paint: "muted",
        anchor: "end",
      }),
    ),
    { kind: "line", x1: 0, x2: width, y1: head, y2: head, paint: "ink", width: 1 },
  ];
  const points: Point[] = [];
  const grid: Shape[] = [];
  let y = head;
  const breaks = [head];
  for (const [index, row] of rows.entries()) {
    const name = wrapped(row.label, columns.label, "strong", measure);
    const detail = row.detail ? wrapped(row.detail, columns.label, "small", measure) : [];
    const text = blockHeight(name, "strong") + blockHeight(detail, "small");
    const hasIntervals = row.values.some((value) => value?.low !== null && value);
    const figures = lineHeight("strong") + (hasIntervals ? lineHeight("small") : 0);
    const band = row.withheld ? lane + lineHeight("small") : lanes * lane;
    const height = Math.max(text, band, figures) + 2 * padding;
    const top = y + padding;
    const nameTop = y + (height - text) / 2;
    shapes.push(
      ...textBlock({ lines: name, x: 0, y: nameTop, face: "strong" }),
      ...textBlock({
        lines: detail,
        x: 0,
        y: nameTop + blockHeight(name, "strong"),
        face: "small",
        paint: "muted",
      }),
    );
    if (row.withheld) {
      shapes.push(...withheldBand(row.withheld, left, right, top));
      points.push(withheldPoint(row, index, left, top, right - left));
    } else {
      grid.push(...gridLines(axis, place, y, y + height), ...referenceLine(chart, place, y, y + height));
      const drawn = marks(chart, row, index, place, y + (height - lanes * lane) / 2);
      shapes.push(...drawn.shapes);
      points.push(...drawn.points);
      shapes.push(...cells(chart, row, columns.ends, y + height / 2));
    }
    y += height;
    breaks.push(y);
    shapes.push({ kind: "line", x1: 0, x2: width, y1: y, y2: y, paint: "rule", width: 1 });
  }
  return { width, height: y + 1, shapes: [...grid, ...shapes], points, breaks };
}

function cells(chart: IntervalRows, row: IntervalRow, ends: readonly number[], middle: number): Shape[] {
  const { print, series } = chart;
  const figures = row.values.flatMap((value, order) => {
    const x = ends[order] ?? 0;
    const range = value ? rangeWords(chart, value, order) : "";
    const top = middle - (lineHeight("strong") + (range === "" ? 0 : lineHeight("small"))) / 2;
    if (!value) return textBlock({ lines: ["–"], x, y: top, face: "body", paint: "muted", anchor: "end" });
    return [
      ...textBlock({ lines: [print(value.estimate)], x, y: top, face: "strong", anchor: "end" }),
      ...textBlock({
        lines: range === "" ? [] : [range],
        x,
        y: top + lineHeight("strong"),
        face: "small",
        paint: "muted",
        anchor: "end",
      }),
    ];
  });
  const further = (row.cells ?? []).flatMap((text, index) =>
    textBlock({
      lines: text.split("\n"),
      x: ends[series.length + index] ?? 0,
      y: middle - blockHeight(text.split("\n"), "body") / 2,
      face: "body",
      anchor: "end",
    }),
  );
  return [...figures, ...further];
}

function narrow(chart: IntervalRows, width: number, measure: Measure): Scene {
  const { axis, rows, print, series, headers = [], printTick } = chart;
  const place = scaleOf(axis, 14, width - 14);
  const lanes = lanesOf(chart);
  const shapes: Shape[] = [
    ...tickWords(axis, place, axisHeight, printTick),
    { kind: "line", x1: 0, x2: width, y1: axisHeight, y2: axisHeight, paint: "ink", width: 1 },
  ];
  const points: Point[] = [];
  let y = axisHeight;
  const breaks = [axisHeight];
  for (const [index, row] of rows.entries()) {
    y += padding;
    const write = (text: string, face: "strong" | "small", indent = 0) => {
      const lines = wrapped(text, width - indent, face, measure);
      const paint = face === "small" ? "muted" : "ink";
      shapes.push(...textBlock({ lines, x: indent, y, face, paint }));
      y += blockHeight(lines, face);
    };
    write(row.label, "strong");
    if (row.detail) write(row.detail, "small");
    if (row.withheld) {
      shapes.push({ kind: "hatch", x: 0, y, width, height: lane - 2, paint: "rule-strong", gap: 7 });
      points.push(withheldPoint(row, index, 2, y, width - 4));
      y += lane;
      write(row.withheld, "small");
    } else {
      shapes.push(...gridLines(axis, place, y, y + lanes * lane));
      shapes.push(...referenceLine(chart, place, y, y + lanes * lane));
      const drawn = marks(chart, row, index, place, y);
      shapes.push(...drawn.shapes);
      points.push(...drawn.points);
      y += lanes * lane + 2;
      row.values.forEach((value, order) => {
        const own = series[order];
        if (!value || !own) return;
        const look = looks[row.look ?? own.look];
        if (look.shape !== "bar") shapes.push({ kind: "mark", x: 6, y: y + 9, ...look });
        const range = rangeWords(chart, value, order);
        write(`${own.name} ${print(value.estimate)}${range && ` (${range})`}`, "small", 18);
      });
      const further = (row.cells ?? []).map(
        (text, at) => `${headers[at] ?? ""} ${text.replaceAll("\n", ", ")}`,
      );
      if (further.length > 0) write(further.join(" · "), "small", 18);
    }
    y += padding;
    breaks.push(y);
    shapes.push({ kind: "line", x1: 0, x2: width, y1: y, y2: y, paint: "rule", width: 1 });
  }
  return { width, height: y + 1, shapes, points, breaks };
}
