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

/**
 * A scale with ticks at round numbers that holds both values.
 *
 * @param steps about so many between ticks
 */
export function roundAxis(minimum: number, maximum: number, steps = 5): Axis {
  const span = maximum - minimum || 1;
  const power = 10 ** Math.floor(Math.log10(span / steps));
  const step = ([1, 2, 2.5, 5].find((each) => each * power * steps >= span * (1 - 1e-9)) ?? 10) * power;
  const first = Math.floor(minimum / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(maximum / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { minimum: ticks[0] ?? minimum, maximum: ticks.at(-1) ?? maximum, ticks };
}
