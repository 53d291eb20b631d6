import type { ChartData } from "./chart-data.ts";
import type { ImportanceMap } from "./importance-map.ts";

/** The figures of a map of importance and performance as a table. */
export function mapData({ marks, across, upward }: ImportanceMap): ChartData {
  const columns = [upward, across].flatMap(({ name, print }) =>
    [name, `${name}, low`, `${name}, high`].map((header) => ({ header, kind: "figure" as const, print })),
  );
  return {
    print: upward.print,
    columns: [{ header: "Driver", kind: "text" }, ...columns],
    rows: marks.map(({ label, importance, performance }) => [
      label,
      ...[importance, performance].flatMap(({ estimate, low, high }) => [estimate, low, high]),
    ]),
  };
}
