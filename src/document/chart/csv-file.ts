import type { ChartData } from "./chart-data.ts";

/**
 * A chart's figures as a CSV file; figures are as exact as they were published.
 *
 * @param csvCell quotes a text, and keeps it from being a formula
 */
export function csvFile({ columns, rows }: ChartData, csvCell: (text: string) => string): string {
  const line = (cells: readonly string[]) => `${cells.join(",")}\r\n`;
  const head = line(columns.map(({ header }) => csvCell(header)));
  const body = rows.map((row) =>
    line(row.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(cell ?? "")))),
  );
  return `\ufeff${head}${body.join("")}`;
}
