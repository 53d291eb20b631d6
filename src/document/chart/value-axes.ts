import type { Axis } from "../report.ts";

/** Steps that people count in, the smallest that makes at most `most` of them over a span. */
function easyStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  return ([1, 2, 2.5, 5].find((each) => each * power * most >= span * (1 - 1e-9)) ?? 10) * power;
}

const ticksBetween = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) =>
    Number(((Math.round(from / step) + index) * step).toPrecision(12)),
  );

/** A scale with zero in the middle for differences of any size, at least a tenth to either side. */
export function axisOfDifferences(values: readonly number[]): Axis {
  const reach = Math.max(0.1, ...values.map(Math.abs));
  const step = easyStep(reach, 3);
  const edge = Number((Math.ceil(reach / step - 1e-9) * step).toPrecision(12));
  return { minimum: -edge, maximum: edge, ticks: ticksBetween(-edge, edge, step) };
}

/** The part of a scale of percents in which values lie, by steps that people count in; at least a third of it. */
export function axisOfPercents(values: readonly number[]): Axis {
  if (values.length === 0) return { minimum: 0, maximum: 100, ticks: [0, 25, 50, 75, 100] };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const reach = Math.max(most - least, 34) / 2;
  const middle = Math.min(100 - reach, Math.max(reach, (least + most) / 2));
  const step = easyStep(2 * reach, 4);
  const from = Math.max(0, Math.floor((middle - reach) / step + 1e-9) * step);
  const to = Math.min(100, Math.ceil((middle + reach) / step - 1e-9) * step);
  return { minimum: from, maximum: to, ticks: ticksBetween(from, to, step) };
}

/** A scale of shares from zero, with at most five steps, that holds every value. */
export function axisOfShares(values: readonly number[]): Axis {
  const most = Math.min(1, Math.max(0.01, ...values));
  const step = easyStep(most, 5);
  const end = Math.min(1, Math.ceil(most / step - 1e-9) * step);
  return { minimum: 0, maximum: end, ticks: ticksBetween(0, end, step) };
}
