import type { Estimate } from "./mean-interval.ts";

const z = 1.959963984540054;

/**
 * Net promoter score: the share of promoters (9 and 10) less the share of detractors (0 to 6), −100 to 100, with a 95 %
 * interval from the multinomial variance, (p + d − (p − d)²) / (n − 1), with the finite-population correction of
 * `meanInterval`. It is the mean of 100, 0 and −100, so the divisor is n − 1. Bounded to the range of the score.
 *
 * @param ratings whole numbers from 0 to 10, one a person; at least one
 * @param population head-count of the group, at least as many
 * @throws RangeError where there are no ratings or more ratings than people
 *
 * @example
 * netPromoterScore([10, 10, 9, 8, 3], Infinity); // 40, −71.05 to 100 (bounded)
 */
export function netPromoterScore(ratings: readonly number[], population: number): Estimate {
  return netPromoterScoreOfCounts(
    {
      n: ratings.length,
      promoters: ratings.filter((rating) => rating >= 9).length,
      detractors: ratings.filter((rating) => rating <= 6).length,
    },
    population,
  );
}

/**
 * The same from how many there are. Weighted: shares times the effective number of people.
 *
 * @throws RangeError where there are no ratings or more ratings than people
 */
export function netPromoterScoreOfCounts(
  counts: { n: number; promoters: number; detractors: number },
  population: number,
): Estimate {
  const { n } = counts;
  if (n === 0) throw new RangeError("a score needs at least one rating");
  if (population < n) throw new RangeError(`${n} ratings from a group of ${population}`);
  const promoters = counts.promoters / n;
  const detractors = counts.detractors / n;
  const net = promoters - detractors;
  const estimate = 100 * net;
  if (n === population)
    return { estimate, low: null, high: null, n, method: "score of everyone, no sampling interval" };
  if (n <= 1) return { estimate, low: null, high: null, n, method: "one answer, no interval" };
  const variance = ((promoters + detractors - net ** 2) / (n - 1)) * (1 - n / population);
  const reach = 100 * z * Math.sqrt(variance);
  return {
    estimate,
    low: Math.max(-100, estimate - reach),
    high: Math.min(100, estimate + reach),
    n,
    method: `net promoter score, 95 % interval from the multinomial variance with finite-population correction for ${n} of ${population} people`,
  };
}
