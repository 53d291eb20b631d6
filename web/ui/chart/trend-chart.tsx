import { useMemo } from "react";
import { layoutTrend, type Trend } from "#document/chart/trend.ts";
import { Figure, type FigureFrame } from "./figure.tsx";

/** A measure over periods, with intervals. */
export function TrendChart(chart: FigureFrame & Trend) {
  const { periods, series, print, title, caption, summary, how, level } = chart;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where what is drawn has changed.
  const layout = useMemo(() => layoutTrend(chart), [JSON.stringify([periods, series])]);
  return (
    <Figure
      {...{ title, caption, ...(summary && { summary }), ...(how && { how }), ...(level && { level }) }}
      legend={series}
      layout={layout}
      data={{
        print,
        columns: [
          { header: "Period", kind: "text" },
          ...series.flatMap(({ name }) => [
            { header: name, kind: "figure" as const },
            { header: `${name}, low`, kind: "figure" as const },
            { header: `${name}, high`, kind: "figure" as const },
          ]),
          { header: "n", kind: "count" },
        ],
        rows: periods.map(({ label, values, n }) => [
          label,
          ...series.flatMap((_, order) => {
            const value = values[order];
            return value ? [value.estimate, value.low, value.high] : [null, null, null];
          }),
          n,
        ]),
      }}
    />
  );
}
