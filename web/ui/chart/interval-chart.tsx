import { useMemo } from "react";
import { partWords } from "./axis.ts";
import type { ChartData } from "./chart-data.ts";
import { Figure, type FigureFrame } from "./figure.tsx";
import { type IntervalRows, layoutIntervalRows } from "./interval-rows.ts";

interface IntervalChartProps extends FigureFrame, IntervalRows {
  /** Number of people behind each row, by key; shown in the table and the file. */
  counts?: Record<string, number | null>;
}

/**
 * Estimates with their intervals, a row each: one or several series side by side, or then and now connected
 * (`isConnected`).
 */
export function IntervalChart({ counts = {}, ...chart }: IntervalChartProps) {
  const { rows, series, title, caption, summary, how, level } = chart;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where what is drawn has changed.
  const layout = useMemo(() => layoutIntervalRows(chart), [JSON.stringify([rows, series, chart.axis])]);
  const frame = {
    title,
    caption: [caption, partWords(chart.axis)].filter(Boolean).join(" "),
    ...(how && { how }),
    ...(level && { level }),
  };
  return (
    <Figure
      {...frame}
      summary={summary ?? summaryOf(chart)}
      legend={series}
      layout={layout}
      data={dataOf(chart, counts)}
    />
  );
}

/** Names the rows at both ends of each series. */
function summaryOf({ rows, series, print }: IntervalRows): string {
  return series
    .flatMap(({ name }, order) => {
      const known = rows
        .flatMap(({ label, values }) => {
          const value = values[order];
          return value ? [{ label, value: value.estimate }] : [];
        })
        .sort((a, b) => b.value - a.value);
      const [highest, lowest] = [known.at(0), known.at(-1)];
      if (!highest || !lowest) return [];
      if (known.length === 1) return [`${name}: ${highest.label} ${print(highest.value)}.`];
      return [
        `${name}: highest ${highest.label} ${print(highest.value)}, lowest ${lowest.label} ${print(lowest.value)}.`,
      ];
    })
    .join(" ");
}

function dataOf(
  { rows, series, headers = [], label, print }: IntervalRows,
  counts: Record<string, number | null>,
): ChartData {
  const hasIntervals = rows.some(({ values }) => values.some((value) => value && value.low !== null));
  const hasReasons = rows.some(({ withheld }) => withheld);
  const hasCounts = rows.some(({ key }) => typeof counts[key] === "number");
  return {
    print,
    columns: [
      { header: label, kind: "text" },
      ...series.flatMap(({ name }) => [
        { header: name, kind: "figure" as const },
        ...(hasIntervals
          ? [
              { header: `${name}, low`, kind: "figure" as const },
              { header: `${name}, high`, kind: "figure" as const },
            ]
          : []),
      ]),
      ...headers
        .filter((header) => header !== "n" || !hasCounts)
        .map((header) => ({ header, kind: "text" as const })),
      ...(hasCounts ? [{ header: "n", kind: "count" as const }] : []),
      ...(hasReasons ? [{ header: "Withheld", kind: "text" as const }] : []),
    ],
    rows: rows.map(({ key, label: name, values, cells = [], withheld }) => [
      name,
      ...series.flatMap((_, order) => {
        const value = values[order];
        const interval = hasIntervals ? [value?.low ?? null, value?.high ?? null] : [];
        return [value?.estimate ?? null, ...interval];
      }),
      ...headers.flatMap((header, at) =>
        header === "n" && hasCounts ? [] : [cells[at]?.replaceAll("\n", " ") ?? null],
      ),
      ...(hasCounts ? [counts[key] ?? null] : []),
      ...(hasReasons ? [withheld ?? ""] : []),
    ]),
  };
}
