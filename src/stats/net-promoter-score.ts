import type { Estimate } from "./mean-interval.ts";
import { correctionWords } from "./population-words.ts";

const z = 1.959963984540054;

/**
 * Net promoter score: the share of promoters (9 and 10) less the share of detractors (0 to 6), −100 to 100, with a 95 %
 * interval from the multinomial variance, (p + d − (p − d)²) / (n − 1), with the finite-population correction of
 * `meanInterval`. It is the mean of 100, 0 and −100, so the divisor is n − 1. Bounded to the range of the score.
 *
 * @param ratings whole numbers from 0 to 10, each with how many gave it; at least one
 * @param population head-count of the group, at least as many
 * @throws RangeError where there are no ratings or more ratings than people
 *
 * @example
 * netPromoterScore(new Map([[10, 2], [9, 1], [8, 1], [3, 1]]), Infinity); // 40, −71.05 to 100 (bounded)
 */
export function netPromoterScore(ratings: ReadonlyMap<number, number>, population: number): Estimate {
  const counts = { n: 0, promoters: 0, detractors: 0 };
  for (const [rating, people] of ratings) {
    counts.n += people;
    if (rating >= 9) counts.promoters += people;
    if (rating <= 6) counts.detractors += people;
  }
  return netPromoterScoreOfCounts(counts, population);
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
    method: `net promoter score, 95 % interval from the multinomial variance${correctionWords(n, population)}`,
  };
}
