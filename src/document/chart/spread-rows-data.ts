import type { ChartData } from "./chart-data.ts";
import type { SpreadRows } from "./spread-rows.ts";

const percent = (share: number) => `${Math.round(100 * share)} %`;

/**
 * Shares as a table.
 *
 * @param label heads the rows
 */
export function spreadData({ rows, categories }: SpreadRows, label: string): ChartData {
  const hasReasons = rows.some(({ withheld }) => withheld);
  return {
    print: percent,
    columns: [
      { header: label, kind: "text" },
      ...categories.map((header) => ({ header, kind: "figure" as const })),
      { header: "n", kind: "count" },
      ...(hasReasons ? [{ header: "Withheld", kind: "text" as const }] : []),
    ],
    rows: rows.map((row) => [
      row.label,
      ...categories.map((_, index) => row.shares?.[index] ?? null),
      row.n,
      ...(hasReasons ? [row.withheld ?? ""] : []),
    ]),
  };
}
