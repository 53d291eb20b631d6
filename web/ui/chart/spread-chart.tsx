import { useMemo } from "react";
import { hatchPath } from "#document/chart/shapes.ts";
import { fillOf, layoutSpreadRows, type SpreadRows } from "#document/chart/spread-rows.ts";
import { spreadData } from "#document/chart/spread-rows-data.ts";
import { Figure, type FigureFrame } from "./figure.tsx";

type SpreadChartProps = FigureFrame & SpreadRows & { label: string };

/** How answers spread over the categories of a scale: bars that add up to all, on both sides of the middle. */
export function SpreadChart({ label, ...chart }: SpreadChartProps) {
  const { rows, categories, title, caption, summary, how, level } = chart;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where what is drawn has changed.
  const layout = useMemo(() => layoutSpreadRows(chart), [JSON.stringify([rows, categories])]);
  return (
    <Figure
      {...{ title, caption, ...(summary && { summary }), ...(how && { how }), ...(level && { level }) }}
      legend={[]}
      legendContent={<Categories categories={categories} />}
      layout={layout}
      data={spreadData(chart, label)}
    />
  );
}

const box = { x: 0, y: 0, width: 28, height: 16 };

const Categories = ({ categories }: { categories: readonly string[] }) => (
  <ul className="chart-legend">
    {categories.map((name, index) => {
      const { paint, hatch } = fillOf(index, categories.length);
      return (
        <li key={name}>
          <svg width={box.width} height={box.height} aria-hidden="true">
            <rect {...box} fill={`var(--${paint})`} />
            {hatch > 0 && <path d={hatchPath(box, hatch)} stroke="var(--muted)" />}
          </svg>
          {name}
        </li>
      );
    })}
  </ul>
);
