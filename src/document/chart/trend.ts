import type { Axis } from "../report.ts";
import { scaleOf } from "./axis.ts";
import { type Estimate, estimateWords } from "./chart-data.ts";
import type { Layout, Point, Shape } from "./scene.ts";
import { looks, type Series } from "./series.ts";
import { blockHeight, lineHeight, textBlock, wrapped } from "./text.ts";

interface TrendPeriod {
  key: string;
  label: string;
  /** In the order of the series; null where it is not shown. */
  values: readonly (Estimate | null)[];
  /** Periods of one version can be compared; the line breaks where it changes. */
  version: number;
  n: number | null;
}

export interface Trend {
  axis: Axis;
  series: readonly Series[];
  /** The earliest first. */
  periods: readonly TrendPeriod[];
  print: (value: number) => string;
}

const plotHeight = 200;

/** Values over periods with their intervals. */
export const layoutTrend =
  ({ axis, series, periods, print }: Trend): Layout =>
  (width, measure) => {
    const gutter = Math.max(...axis.ticks.map((tick) => measure(String(tick), "small"))) + 10;
    const step = (width - gutter) / Math.max(1, periods.length);
    const centre = (index: number) => gutter + step * (index + 0.5);
    const top = lineHeight("small");
    const place = scaleOf(axis, top + plotHeight, top);
    const shapes: Shape[] = axis.ticks.flatMap((tick): Shape[] => [
      {
        kind: "line",
        x1: gutter,
        x2: width,
        y1: place(tick),
        y2: place(tick),
        paint: tick === 0 && axis.minimum < 0 ? "rule-strong" : "rule",
        width: 1,
      },
      {
        kind: "text",
        x: gutter - 8,
        y: place(tick) + 4,
        text: String(tick).replace("-", "−"),
        face: "small",
        paint: "muted",
        anchor: "end",
      },
    ]);
    const points: Point[] = [];
    const shift = (order: number) => (order - (series.length - 1) / 2) * Math.min(26, step / 5);
    series.forEach((own, order) => {
      const { shape, paint } = looks[own.look];
      let line: [number, number][] = [];
      let version: number | null = null;
      const end = () => {
        if (line.length > 1) shapes.push({ kind: "path", points: line, paint, width: 1.5 });
        line = [];
      };
      periods.forEach((period, index) => {
        const value = period.values[order];
        if (!value || period.version !== version) end();
        version = period.version;
        if (!value) return;
        const [x, y] = [centre(index) + shift(order), place(value.estimate)];
        line.push([x, y]);
        if (value.low !== null && value.high !== null)
          shapes.push({
            kind: "line",
            x1: x,
            x2: x,
            y1: place(value.low),
            y2: place(value.high),
            paint,
            width: 2,
          });
        shapes.push({ kind: "mark", x, y, shape, paint });
        shapes.push({
          kind: "text",
          x: x + 9,
          y: y + 4,
          text: print(value.estimate),
          face: "label",
          paint: "ink",
        });
        points.push({
          row: order,
          column: index,
          x: x - 9,
          y: y - 9,
          width: 18,
          height: 18,
          words: `${period.label}, ${own.name}: ${estimateWords(value, print)}${period.n === null ? "" : `, n ${period.n}`}`,
        });
      });
      end();
    });
    const labels = periods.map(({ label }) => wrapped(label, step - 8, "small", measure));
    labels.forEach((lines, index) => {
      shapes.push(
        ...textBlock({
          lines,
          x: centre(index),
          y: top + plotHeight + 6,
          face: "small",
          paint: "muted",
          anchor: "middle",
        }),
      );
      if (periods[index]?.values.every((value) => value === null))
        shapes.push({
          kind: "hatch",
          x: centre(index) - step / 4,
          y: top,
          width: step / 2,
          height: plotHeight,
          paint: "rule",
          gap: 9,
        });
    });
    const height = top + plotHeight + 10 + Math.max(0, ...labels.map((lines) => blockHeight(lines, "small")));
    return { width, height, shapes, points };
  };
