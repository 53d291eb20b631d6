import { type Estimate, meanInterval, meanIntervalOf } from "#stats/mean-interval.ts";
import { momentsOfCounts } from "#stats/moments.ts";

/** A mean as published: two decimals; `low` and `high` are null where everyone answered or very few did. */
export interface Figure {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** Rounds to the published precision of two decimals; never a negative zero. */
export function published(value: number): number {
  return Number(value.toFixed(2)) + 0;
}

/**
 * Fewest people whose spread may be published. With a mean and an interval the sum of squares is known, too; of three
 * people's totals that leaves one possibility in most cases, of five seldom.
 */
export const fewestForSpread = 5;

/**
 * The published mean of these people and how it was made.
 *
 * @param population head-count of the group they belong to; infinite where nobody knows it
 * @param fewest people whose spread may be published
 */
export function publishedMean(
  values: readonly number[],
  population: number,
  fewest = fewestForSpread,
): { figure: Figure; method: string } {
  return publishedEstimate(meanInterval(values, population), population, fewest);
}

/** The same of values that are counted: value to how often it occurs. */
export const publishedMeanOfCounts = (
  counted: ReadonlyMap<number, number>,
  population: number,
): { figure: Figure; method: string } =>
  publishedEstimate(meanIntervalOf(momentsOfCounts(counted), population), population, fewestForSpread);

function publishedEstimate(
  { estimate, low, high, n, method }: Estimate,
  population: number,
  fewest: number,
): { figure: Figure; method: string } {
  if (low !== null && n < fewest) {
    const figure = { estimate: published(estimate), low: null, high: null };
    return {
      figure,
      method: `mean of ${Number.isFinite(population) ? `${n} of ${population}` : n} people, too few to show an interval`,
    };
  }
  return {
    figure: {
      estimate: published(estimate),
      low: low === null ? null : published(low),
      high: high === null ? null : published(high),
    },
    method,
  };
}

/**
 * The published mean of people who are compared, with others or with themselves at another time. The question is whether a
 * difference would be found again among people like them, so the interval has no finite-population correction, as the test
 * beside it has none: where a test finds nothing, intervals don't seem to.
 *
 * @param fewest people whose spread may be published
 */
export const comparedMean = (values: readonly number[], fewest = fewestForSpread): Figure =>
  publishedMean(values, Number.POSITIVE_INFINITY, fewest).figure;
