import { useMemo } from "react";
import { partWords } from "#document/chart/axis.ts";
import { type IntervalRows, layoutIntervalRows } from "#document/chart/interval-rows.ts";
import { intervalData, intervalSummary } from "#document/chart/interval-rows-data.ts";
import { Figure, type FigureFrame } from "./figure.tsx";

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
      summary={summary ?? intervalSummary(chart)}
      legend={series}
      layout={layout}
      data={intervalData(chart, counts)}
    />
  );
}
