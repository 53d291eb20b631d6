import { meanInterval } from "#stats/mean-interval.ts";

/** A mean as published: two decimals; `low` and `high` are null where everyone answered. */
export interface Figure {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** Rounds to the published precision of two decimals. */
export function published(value: number): number {
  return Number(value.toFixed(2));
}

/**
 * The published mean of these people and how it was made.
 *
 * @param population head-count of the group they belong to
 */
export function publishedMean(
  values: readonly number[],
  population: number,
): { figure: Figure; method: string } {
  const { estimate, low, high, method } = meanInterval(values, population);
  return {
    figure: {
      estimate: published(estimate),
      low: low === null ? null : published(low),
      high: high === null ? null : published(high),
    },
    method,
  };
}
