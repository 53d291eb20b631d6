import { axisAroundZero, axisBetween, roundAxis } from "#document/axis.ts";
import { axisOfShares } from "#document/chart/value-axes.ts";
import type { Axis } from "#document/report.ts";
import type { Measure } from "./measure-words.ts";

/**
 * The scale on which a measure's values are drawn.
 *
 * @param values those that are drawn, with the ends of their intervals
 */
export function axisOf({ kind, range }: Pick<Measure, "kind" | "range">, values: readonly number[]): Axis {
  const { minimum, maximum } = range;
  if (kind === "gap") return axisAroundZero(values);
  if (kind === "share") return axisOfShares(values);
  const isWhole = Number.isInteger(minimum) && Number.isInteger(maximum);
  return isWhole && kind !== "score" ? axisBetween(minimum, maximum) : roundAxis(minimum, maximum);
}
