import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { noncentralTCdf } from "./noncentral-t.ts";

const z = 1.959963984540054;

/**
 * How many answers a figure needs so that its 95 % interval reaches no further than wanted, for a simple random sample of
 * a population that may be finite: n₀ / (1 + n₀/N) (Cochran, *Sampling Techniques*, 3rd ed., 1977, eq. 4.2 and 4.3).
 *
 * Answers, not invitations: those who don't answer have to be invited as well, and are taken to be like those who do.
 *
 * @param halfWidth how far the interval may reach to either side, in the figure's units
 * @param standardDeviation of single answers
 * @param population people there are; without end where absent
 * @throws RangeError where a number is not above 0
 *
 * @example
 * sampleSizeForMean({ halfWidth: 0.1, standardDeviation: 1 }); // 385
 */
export function sampleSizeForMean({
  halfWidth,
  standardDeviation,
  population = Number.POSITIVE_INFINITY,
}: {
  halfWidth: number;
  standardDeviation: number;
  population?: number;
}): number {
  if (!(halfWidth > 0) || !(standardDeviation > 0) || !(population > 0))
    throw new RangeError("a sample size needs a half-width, a spread and a population above 0");
  const endless = ((z * standardDeviation) / halfWidth) ** 2;
  return Math.min(population, Math.ceil(endless / (1 + endless / population) - 1e-9));
}

/**
 * The same for a share, whose spread is √(p (1 − p)); 0.5 is the widest and the one to plan with where nothing is known.
 *
 * @param share expected, between 0 and 1
 *
 * @example
 * sampleSizeForShare({ halfWidth: 0.05, share: 0.5 }); // 385
 */
export function sampleSizeForShare({
  halfWidth,
  share,
  population,
}: {
  halfWidth: number;
  share: number;
  population?: number;
}): number {
  if (!(share > 0 && share < 1)) throw new RangeError("a share to plan with lies between 0 and 1");
  return sampleSizeForMean({
    halfWidth,
    standardDeviation: Math.sqrt(share * (1 - share)),
    ...(population !== undefined && { population }),
  });
}

/**
 * The same for a net promoter score in points from −100 to 100: each answer counts −100, 0 or 100.
 *
 * @param promoters share expected to answer 9 or 10
 * @param detractors share expected to answer 0 to 6
 *
 * @example
 * sampleSizeForScore({ halfWidth: 5, promoters: 0.5, detractors: 0.2 }); // 938
 */
export function sampleSizeForScore({
  halfWidth,
  promoters,
  detractors,
  population,
}: {
  halfWidth: number;
  promoters: number;
  detractors: number;
  population?: number;
}): number {
  const variance = promoters + detractors - (promoters - detractors) ** 2;
  if (!(promoters >= 0 && detractors >= 0 && promoters + detractors <= 1 && variance > 0))
    throw new RangeError(
      "shares of promoters and detractors lie between 0 and 1, and not everybody is one of them",
    );
  return sampleSizeForMean({
    halfWidth,
    standardDeviation: 100 * Math.sqrt(variance),
    ...(population !== undefined && { population }),
  });
}

/**
 * Power of Student's t test of two groups of `n` each, two-sided at 5 %: how likely it is to find a difference that is there
 * (Cohen, *Statistical Power Analysis*, 2nd ed., 1988, ch. 2), by the noncentral t distribution.
 *
 * @param n people in each group, at least 2
 *
 * @example
 * powerOfDifference({ n: 20, difference: 1, standardDeviation: 1 }); // 0.869
 */
export function powerOfDifference({
  n,
  difference,
  standardDeviation,
}: {
  n: number;
  difference: number;
  standardDeviation: number;
}): number {
  if (!(n >= 2) || !(standardDeviation > 0))
    throw new RangeError("power needs two people a group and a spread");
  const delta = (Math.abs(difference) / standardDeviation) * Math.sqrt(n / 2);
  if (delta > 37) return 1;
  const df = 2 * n - 2;
  const critical = tQuantile(0.975, df);
  return 1 - noncentralTCdf(critical, df, delta) + noncentralTCdf(-critical, df, delta);
}

/**
 * The fewest people a group with whom a difference is found as often as wanted.
 *
 * @param power between 0.05 and 1, usually 0.8 or 0.9
 * @returns people in each of the two groups
 *
 * @example
 * sampleSizeForDifference({ difference: 0.5, standardDeviation: 1, power: 0.8 }); // 64
 */
export function sampleSizeForDifference({
  difference,
  standardDeviation,
  power,
}: {
  difference: number;
  standardDeviation: number;
  power: number;
}): number {
  if (!(power > 0.05 && power < 1) || difference === 0)
    throw new RangeError("a wanted power lies between 0.05 and 1, and a difference isn't 0");
  const isEnough = (n: number) => powerOfDifference({ n, difference, standardDeviation }) >= power;
  let enough = 2;
  while (!isEnough(enough)) {
    if (enough > 1e12)
      throw new RangeError("the difference is too small to be found by any number of people");
    enough *= 2;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/**
 * The smallest difference that two groups of `n` each show as often as wanted.
 *
 * @returns in the units of the standard deviation given
 *
 * @example
 * detectableDifference({ n: 64, standardDeviation: 1, power: 0.8 }); // 0.499
 */
export function detectableDifference({
  n,
  standardDeviation,
  power,
}: {
  n: number;
  standardDeviation: number;
  power: number;
}): number {
  if (!(power > 0.05 && power < 1)) throw new RangeError("a wanted power lies between 0.05 and 1");
  let [low, high] = [0, standardDeviation];
  while (powerOfDifference({ n, difference: high, standardDeviation }) < power) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (powerOfDifference({ n, difference: middle, standardDeviation }) < power) low = middle;
    else high = middle;
  }
  return high;
}
