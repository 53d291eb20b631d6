import type { Layout, Paint, Point, Shape } from "./scene.ts";
import { blockHeight, lineHeight, textBlock, wrapped } from "./text.ts";

interface SpreadRow {
  key: string;
  label: string;
  detail?: string;
  /** By category, from 0 to 1; null where they are withheld. */
  shares: readonly number[] | null;
  n: number | null;
  withheld?: string;
}

export interface SpreadRows {
  /** From the lowest to the highest. */
  categories: readonly string[];
  /** How many categories lie left of the middle line; 0 for bars that all begin at the left. */
  below: number;
  rows: readonly SpreadRow[];
}

interface Fill {
  paint: Paint;
  /** Lines over the colour, so that colour is not the only sign. */
  hatch: number;
  on: Paint;
}

const low: Fill[] = [
  { paint: "step-1", hatch: 5, on: "ink" },
  { paint: "step-2", hatch: 10, on: "ink" },
];
const high: Fill[] = [
  { paint: "step-4", hatch: 0, on: "ink" },
  { paint: "step-5", hatch: 0, on: "paper" },
];
const middle: Fill = { paint: "step-3", hatch: 0, on: "ink" };

/** How a category is filled, among `count` of them. */
export function fillOf(index: number, count: number): Fill {
  const place = count < 2 ? 1 : index / (count - 1);
  if (place < 0.2) return low[0] ?? middle;
  if (place < 0.45) return low[1] ?? middle;
  if (place <= 0.55) return middle;
  return (place <= 0.8 ? high[0] : high[1]) ?? middle;
}

const bar = 26;
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Bars of shares that add up to all: on either side of a middle line where the categories have two sides. */
export const layoutSpreadRows =
  ({ categories, below, rows }: SpreadRows): Layout =>
  (width, measure) => {
    const isNarrow = width < 560;
    const counts = isNarrow ? 0 : 56;
    const label = isNarrow ? 0 : Math.round(0.34 * width);
    const [left, right] = [isNarrow ? 0 : label + 16, width - counts];
    const sides = rows.map(({ shares }) => {
      const less = (shares ?? []).slice(0, below).reduce((sum, share) => sum + share, 0);
      return [less, shares ? 1 - less : 0] as const;
    });
    const most = [0, 1].map((side) => Math.max(0, ...sides.map((each) => each[side] ?? 0)));
    const unit = (right - left) / Math.max(0.01, (most[0] ?? 0) + (most[1] ?? 1));
    const zero = left + (most[0] ?? 0) * unit;
    const shapes: Shape[] = [];
    const points: Point[] = [];
    const bars: { top: number; bottom: number }[] = [];
    let y = 0;
    if (!isNarrow) {
      shapes.push(
        ...textBlock({ lines: ["n"], x: width, y: 0, face: "label", paint: "muted", anchor: "end" }),
      );
      y = lineHeight("label") + 4;
      shapes.push({ kind: "line", x1: 0, x2: width, y1: y, y2: y, paint: "ink", width: 1 });
    }
    const breaks = [y];
    for (const [index, row] of rows.entries()) {
      const top = y + 8;
      const room = isNarrow ? width : label;
      const name = wrapped(
        isNarrow && row.n !== null ? `${row.label} (n ${row.n})` : row.label,
        room,
        "strong",
        measure,
      );
      const detail = row.detail ? wrapped(row.detail, room, "small", measure) : [];
      const text = blockHeight(name, "strong") + blockHeight(detail, "small");
      const nameTop = isNarrow ? top : top + Math.max(0, bar - text) / 2;
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
      const barTop = isNarrow ? top + text + 2 : top;
      const height = (isNarrow ? text + bar + 2 : Math.max(text, bar)) + 16;
      bars.push({ top: barTop - 3, bottom: barTop + bar + 3 });
      if (row.shares) {
        let x = zero - (sides[index]?.[0] ?? 0) * unit;
        row.shares.forEach((share, category) => {
          const size = share * unit;
          const fill = fillOf(category, categories.length);
          const box = { x, y: barTop, width: size, height: bar };
          if (size > 0) {
            shapes.push({ kind: "box", ...box, paint: fill.paint, edge: "paper" });
            if (fill.hatch) shapes.push({ kind: "hatch", ...box, paint: "muted", gap: fill.hatch });
          }
          const words = percent(share);
          if (size > measure(words, "label") + 10) {
            const half = measure(words, "label") / 2 + 3;
            if (fill.hatch)
              shapes.push({
                kind: "box",
                x: x + size / 2 - half,
                y: barTop + 4,
                width: 2 * half,
                height: bar - 8,
                paint: fill.paint,
              });
            shapes.push({
              kind: "text",
              x: x + size / 2,
              y: barTop + 18,
              text: words,
              face: "label",
              paint: fill.on,
              anchor: "middle",
            });
          }
          points.push({
            row: index,
            column: category,
            ...box,
            width: Math.max(4, size),
            words: `${row.label}, ${categories[category] ?? ""}: ${words}${row.n === null ? "" : ` of n ${row.n}`}`,
          });
          x += size;
        });
      } else {
        const words = row.withheld ?? "withheld";
        shapes.push({
          kind: "hatch",
          x: left,
          y: barTop,
          width: right - left,
          height: bar,
          paint: "rule-strong",
          gap: 7,
        });
        const half = measure(words, "small") + 12;
        shapes.push(
          { kind: "box", x: left + 8, y: barTop + 3, width: half, height: bar - 6, paint: "paper" },
          { kind: "text", x: left + 14, y: barTop + 18, text: words, face: "small", paint: "muted" },
        );
        points.push({
          row: index,
          column: 0,
          x: left,
          y: barTop,
          width: right - left,
          height: bar,
          words: `${row.label}: ${words}`,
        });
      }
      if (!isNarrow && row.n !== null)
        shapes.push({
          kind: "text",
          x: width,
          y: barTop + 18,
          text: row.n.toLocaleString("en-GB"),
          face: "body",
          paint: "ink",
          anchor: "end",
        });
      y += height;
      breaks.push(y);
      shapes.push({ kind: "line", x1: 0, x2: width, y1: y, y2: y, paint: "rule", width: 1 });
    }
    if (below > 0)
      for (const { top, bottom } of isNarrow ? bars : [{ top: lineHeight("label") + 4, bottom: y }])
        shapes.push({
          kind: "line",
          x1: zero,
          x2: zero,
          y1: top,
          y2: bottom,
          paint: "ink",
          width: 1,
          dash: true,
        });
    return { width, height: y + 1, shapes, points, breaks };
  };
