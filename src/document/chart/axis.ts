import type { Axis } from "../report.ts";
import type { Shape } from "./scene.ts";
import { lineHeight } from "./text.ts";

/** Where a value stands between two places, in pixels; what lies outside is moved to the edge. */
export const scaleOf =
  ({ minimum, maximum }: Pick<Axis, "minimum" | "maximum">, from: number, to: number) =>
  (value: number): number => {
    const share = maximum === minimum ? 0 : (value - minimum) / (maximum - minimum);
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };

const plain = (tick: number) => String(tick).replace("-", "−");

/** Words of the ticks above a plot. */
export const tickWords = (
  { ticks }: Axis,
  place: (value: number) => number,
  bottom: number,
  print: (tick: number) => string = plain,
): Shape[] =>
  ticks.map((tick) => ({
    kind: "text",
    x: place(tick),
    y: bottom - 6,
    text: print(tick),
    face: "small",
    paint: "muted",
    anchor: "middle",
  }));

/** Lines through a plot; zero stands out where values lie on both sides of it. */
export const gridLines = (
  axis: Axis,
  place: (value: number) => number,
  top: number,
  bottom: number,
): Shape[] =>
  axis.ticks.map((tick) => ({
    kind: "line",
    x1: place(tick),
    x2: place(tick),
    y1: top,
    y2: bottom,
    paint: tick === 0 && axis.minimum < 0 ? "rule-strong" : "rule",
    width: 1,
  }));

export const axisHeight = lineHeight("small") + 8;

/** An axis that may show only a part of what it measures. */
export interface PartAxis extends Axis {
  /** The whole scale. */
  whole?: { minimum: number; maximum: number };
}

/** Says so where an axis shows only a part of its scale; nothing where it shows all of it. */
export const partWords = ({ minimum, maximum, whole }: PartAxis): string =>
  whole && (minimum > whole.minimum || maximum < whole.maximum)
    ? `The scale runs from ${whole.minimum} to ${whole.maximum}; the chart shows a part of it.`
    : "";

const fewestSteps = 4;

/**
 * The part of a scale in which values lie, with room on both sides, for marks that need no beginning at zero. At least a
 * third of the scale, so that small differences don't look large.
 */
export function axisAround(values: readonly number[], minimum: number, maximum: number): PartAxis {
  const span = maximum - minimum;
  const whole = { minimum, maximum };
  if (values.length === 0) return { minimum, maximum, ticks: [minimum, maximum], whole };
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const wanted = Math.min(span, Math.max(highest - lowest + span / 12, span / 3));
  const step = Math.max(1, Math.ceil(wanted / fewestSteps));
  const middle = (lowest + highest) / 2;
  const from = Math.max(minimum, Math.floor((middle - wanted / 2 - minimum) / step) * step + minimum);
  const ticks = [from];
  while ((ticks.at(-1) ?? 0) < Math.min(maximum, middle + wanted / 2)) ticks.push((ticks.at(-1) ?? 0) + step);
  const top = Math.min(maximum, ticks.at(-1) ?? maximum);
  return { minimum: from, maximum: top, ticks: ticks.map((tick) => Math.min(tick, top)), whole };
}
