import type { Layout, Paint, Point, Shape } from "./scene.ts";
import { blockHeight, textBlock, wrapped } from "./text.ts";

/** A cell of a heatmap. `level` says how far it lies from what it is compared with, from −2 to 2. */
export interface HeatCell {
  value: number | null;
  level: number;
  /** Follows the value: "▲". */
  sign?: string;
  /** What is said of it besides the value. */
  said?: string;
}

export interface HeatRow {
  key: string;
  label: string;
  /** Small print below the label: where the row belongs. */
  detail?: string;
  /** Where the row leads. */
  href?: string;
  /** What lies below the row, and where that is shown. */
  below?: { words: string; href: string };
  n: string;
  /** In the order of the columns. */
  cells: readonly HeatCell[];
  withheld?: string;
  /** Set apart: what the others are compared with. */
  isReference?: boolean;
}

export interface HeatCells {
  label: string;
  columns: readonly { key: string; name: string }[];
  rows: readonly HeatRow[];
  print: (value: number) => string;
}

export const heatPaints: readonly Paint[] = [
  "heat-low-2",
  "heat-low-1",
  "heat-middle",
  "heat-high-1",
  "heat-high-2",
];
export const heatPaint = (level: number): Paint => heatPaints[Math.round(level) + 2] ?? "heat-middle";

/** What is said of a cell. */
export function heatWords({ columns, print }: HeatCells, row: HeatRow, index: number): string {
  const cell = row.cells[index];
  const value = cell?.value ?? null;
  if (value === null) return `${row.label}, ${columns[index]?.name ?? ""}: ${row.withheld ?? "withheld"}`;
  const said = cell?.said ? `, ${cell.said}` : "";
  return `${row.label}, ${columns[index]?.name ?? ""}: ${print(value)}${said}, n ${row.n}`;
}

const cellHeight = 34;

/** The heatmap as a picture; on the screen it is a table (heatmap.tsx). */
export const layoutHeatCells =
  (chart: HeatCells): Layout =>
  (width, measure) => {
    const { columns, rows, print, label } = chart;
    const name = Math.round(0.26 * width);
    const counts = 80;
    const cell = (width - name - counts) / Math.max(1, columns.length);
    const heads = columns.map((column) => wrapped(column.name, cell - 6, "label", measure));
    const head = Math.max(20, ...heads.map((lines) => blockHeight(lines, "label"))) + 8;
    const left = (index: number) => name + counts + cell * index;
    const shapes: Shape[] = [
      { kind: "text", x: 0, y: head - 8, text: label, face: "label", paint: "muted" },
      {
        kind: "text",
        x: name + counts - 10,
        y: head - 8,
        text: "n",
        face: "label",
        paint: "muted",
        anchor: "end",
      },
      ...heads.flatMap((lines, index) =>
        textBlock({
          lines,
          x: left(index) + 4,
          y: head - blockHeight(lines, "label") - 6,
          face: "label",
          paint: "muted",
        }),
      ),
    ];
    const points: Point[] = [];
    let y = head;
    rows.forEach((row, at) => {
      const lines = wrapped(row.label, name - 8, row.isReference ? "strong" : "body", measure);
      const height = Math.max(cellHeight, blockHeight(lines, "body") + 12);
      shapes.push(...textBlock({ lines, x: 0, y: y + 7, face: row.isReference ? "strong" : "body" }), {
        kind: "text",
        x: name + counts - 10,
        y: y + 22,
        text: row.withheld ? "" : row.n,
        face: "small",
        paint: "muted",
        anchor: "end",
      });
      columns.forEach((_, index) => {
        const own = row.cells[index];
        const value = own?.value ?? null;
        const box = { x: left(index) + 1, y: y + 1, width: cell - 2, height: height - 2 };
        if (value === null) shapes.push({ kind: "hatch", ...box, paint: "rule-strong", gap: 7 });
        else
          shapes.push(
            { kind: "box", ...box, paint: row.isReference ? "wash" : heatPaint(own?.level ?? 0) },
            {
              kind: "text",
              x: left(index) + cell / 2,
              y: y + height / 2 + 5,
              text: `${print(value)}${own?.sign ? ` ${own.sign}` : ""}`,
              face: row.isReference ? "strong" : "body",
              paint: "ink",
              anchor: "middle",
            },
          );
        points.push({ row: at, column: index, ...box, words: heatWords(chart, row, index) });
      });
      if (row.withheld) {
        const size = measure(row.withheld, "small") + 12;
        shapes.push(
          { kind: "box", x: left(0) + 8, y: y + 6, width: size, height: height - 12, paint: "paper" },
          {
            kind: "text",
            x: left(0) + 14,
            y: y + height / 2 + 4,
            text: row.withheld,
            face: "small",
            paint: "muted",
          },
        );
      }
      y += height;
    });
    return { width, height: y + 1, shapes, points };
  };
