import type { Scene } from "#document/chart/scene.ts";
import { Drawing } from "./drawing.tsx";

/** A chart that is taller than a sheet, in pieces that sheets don't cut. */
export const PrintedParts = ({ parts }: { parts: readonly Scene[] }) =>
  parts.map(({ width, height, shapes }, index) => (
    <svg
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own.
      key={index}
      className="chart-drawing chart-part"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <Drawing shapes={shapes} />
    </svg>
  ));
