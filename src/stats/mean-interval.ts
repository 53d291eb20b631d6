import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { type Moments, momentsOf } from "./moments.ts";
import { correctionWords } from "./population-words.ts";

/** An estimate with its interval. `low` and `high` are null where no sampling interval is left to show. */
export interface Estimate {
  estimate: number;
  low: number | null;
  high: number | null;
  n: number;
  method: string;
}

/**
 * Mean of the people who answered, as a statement about a finite group of `population` people.
 *
 * Interval: Student's t with n − 1 degrees of freedom on the standard error √((1 − n/N) · s²/n), s² with divisor
 * n − 1: the finite-population correction for simple random sampling without replacement (Cochran, *Sampling
 * Techniques*, 3rd ed., 1977, eq. 2.20). Non-respondents are taken to be missing at random. Where everyone answered,
 * the mean is a fact about the group and has no interval; from one answer no interval can be estimated either.
 *
 * @param values one value a person, in the unit of the result; at least one
 * @param population head-count of the group, at least `values.length`
 * @throws RangeError where there are no values or more values than people
 *
 * @example
 * meanInterval([1, 2, 3, 4, 5], 10); // 3, 1.612 to 4.388
 */
export function meanInterval(values: readonly number[], population: number, confidence = 0.95): Estimate {
  return meanIntervalOf(momentsOf(values), population, confidence);
}

/**
 * The same from the moments of the values.
 *
 * @throws RangeError where there are more values than people
 */
export function meanIntervalOf(
  { n, mean: estimate, variance }: Moments,
  population: number,
  confidence = 0.95,
): Estimate {
  if (population < n) throw new RangeError(`${n} values from a group of ${population}`);
  const percent = `${Number((confidence * 100).toFixed(2))} %`;
  if (n === population)
    return { estimate, low: null, high: null, n, method: "mean of everyone, no sampling interval" };
  if (n === 1) return { estimate, low: null, high: null, n, method: "one answer, no interval" };
  const standardError = Math.sqrt(((1 - n / population) * variance) / n);
  const reach = tQuantile(1 - (1 - confidence) / 2, n - 1) * standardError;
  return {
    estimate,
    low: estimate - reach,
    high: estimate + reach,
    n,
    method: `mean, ${percent} t interval${correctionWords(n, population)}`,
  };
}
