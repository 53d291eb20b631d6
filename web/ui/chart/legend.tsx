import { looks, type Series } from "#document/chart/series.ts";
import { DrawnMark } from "./drawing.tsx";

/** What the marks stand for: by shape as well as by colour. */
export const Legend = ({ series }: { series: readonly Series[] }) => (
  <ul className="chart-legend">
    {series.map(({ name, look }) => (
      <li key={name}>
        <svg width="20" height="18" aria-hidden="true">
          <DrawnMark x={10} y={9} {...looks[look]} />
        </svg>
        {name}
      </li>
    ))}
  </ul>
);
