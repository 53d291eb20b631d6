import { scaleOf } from "#document/chart/axis.ts";

interface SparklineProps {
  /** The earliest first; null where there is none. */
  values: readonly (number | null)[];
  axis: { minimum: number; maximum: number };
}

const [width, height] = [96, 28];

/** A small trend beside figures that say the same in words. */
export function Sparkline({ values, axis }: SparklineProps) {
  const x = (index: number) =>
    values.length < 2 ? width / 2 : 6 + ((width - 12) * index) / (values.length - 1);
  const y = scaleOf(axis, height - 5, 5);
  const known = values.flatMap((value, index) => (value === null ? [] : [[x(index), y(value)] as const]));
  const last = known.at(-1);
  return (
    <svg className="sparkline" width={width} height={height} aria-hidden="true">
      <line x1="0" x2={width} y1={height - 1} y2={height - 1} stroke="var(--rule)" />
      <polyline
        points={known.map((point) => point.join(",")).join(" ")}
        fill="none"
        stroke="var(--series-1)"
        strokeWidth="1.5"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="3" fill="var(--series-1)" />}
    </svg>
  );
}
