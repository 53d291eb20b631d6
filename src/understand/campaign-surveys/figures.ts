import { wilsonInterval } from "#stats/wilson-interval.ts";
import { published, publishedInterval } from "../surveys/published.ts";
import type { Estimate } from "../surveys/survey-results.ts";

/** A share with Wilson's interval, for people of whom these are a sample. */
export function shareOf(count: number, n: number): Estimate {
  const { estimate, low, high } = wilsonInterval(count, n, Number.POSITIVE_INFINITY);
  return { estimate: published(estimate), ...publishedInterval({ low, high }) };
}

/** Per cent of the way from the low to the high end. */
export const percentOfScale = (value: number, { low, high }: { low: number; high: number }): number =>
  published((100 * (value - low)) / (high - low));
