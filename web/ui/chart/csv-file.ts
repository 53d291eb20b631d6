import { csvCell } from "#platform/csv-cell.ts";
import type { ChartData } from "./chart-data.ts";

/** A chart's figures as a CSV file; texts are never formulas, figures are as exact as they were published. */
export function csvFile({ columns, rows }: ChartData): string {
  const line = (cells: readonly string[]) => `${cells.join(",")}\r\n`;
  const head = line(columns.map(({ header }) => csvCell(header)));
  const body = rows.map((row) =>
    line(row.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(cell ?? "")))),
  );
  return `\ufeff${head}${body.join("")}`;
}
