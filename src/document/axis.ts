import type { Axis } from "./report.ts";

/** A scale with about four steps of a whole number each; the maximum is moved up to the last tick where needed. */
export function axisBetween(minimum: number, maximum: number): Axis {
  const step = Math.max(1, Math.ceil((maximum - minimum) / 4));
  const ticks = [minimum];
  for (let tick = minimum + step; tick - step < maximum; tick += step) ticks.push(tick);
  return { minimum, maximum: ticks.at(-1) ?? maximum, ticks };
}

/** A scale with zero in the middle that holds every value and about three steps on either side. */
export function axisAroundZero(values: readonly number[]): Axis {
  const reach = Math.max(1, Math.ceil(Math.max(0, ...values.map(Math.abs))));
  const step = Math.ceil(reach / 3);
  const edge = step * Math.ceil(reach / step);
  const ticks: number[] = [];
  for (let tick = -edge; tick <= edge; tick += step) ticks.push(tick);
  return { minimum: -edge, maximum: edge, ticks };
}
