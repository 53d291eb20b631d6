import { useMemo } from "react";
import { partWords } from "#document/chart/axis.ts";
import { type ImportanceMap, layoutImportanceMap } from "#document/chart/importance-map.ts";
import { mapData } from "#document/chart/importance-map-data.ts";
import { Figure, type FigureFrame } from "./figure.tsx";

/** How much drivers matter against how well they do; a mark's intervals are drawn while it is looked at. */
export function ImportanceMapChart(chart: FigureFrame & ImportanceMap) {
  const { marks, across, upward, fields, title, caption, summary, how, level } = chart;
  const drawn = JSON.stringify([marks, across, upward, fields]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where what is drawn has changed.
  const layout = useMemo(() => layoutImportanceMap(chart), [drawn]);
  return (
    <Figure
      {...{ title, ...(summary && { summary }), ...(how && { how }), ...(level && { level }) }}
      caption={[caption, partWords(across.axis)].filter(Boolean).join(" ")}
      legend={[]}
      layout={layout}
      data={mapData(chart)}
    />
  );
}
