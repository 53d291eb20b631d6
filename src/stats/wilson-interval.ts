import type { Estimate } from "./mean-interval.ts";
import { correctionWords } from "./population-words.ts";

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * Share of the people who answered, as a statement about a finite group of `population` people, with Wilson's score
 * interval at 95 % (Wilson, *JASA* 22, 1927; method 3 of Newcombe, *Statistics in Medicine* 17, 1998). Unlike the
 * textbook interval it stays within 0 and 1 and is right for few people and for shares of none and all.
 *
 * The finite-population correction is that of `meanInterval`: the variance shrinks by 1 − n/N, which is the score
 * interval of n / (1 − n/N) people. Where everyone answered, no sampling interval is left.
 *
 * @param count people of whom it is true
 * @param n people asked, at least one and at least `count`
 * @param population head-count of the group, at least `n`
 * @throws RangeError where these bounds are broken
 *
 * @example
 * wilsonInterval(15, 148, Infinity); // 0.1014, 0.0624 to 0.1605
 */
export function wilsonInterval(count: number, n: number, population: number): Estimate {
  if (n < 1 || count < 0 || count > n || population < n) {
    throw new RangeError(`${count} of ${n} people from a group of ${population}`);
  }
  const estimate = count / n;
  if (n === population)
    return { estimate, low: null, high: null, n, method: "share of everyone, no sampling interval" };
  const size = n / (1 - n / population);
  const centre = (estimate + z ** 2 / (2 * size)) / (1 + z ** 2 / size);
  const reach =
    (z / (1 + z ** 2 / size)) * Math.sqrt((estimate * (1 - estimate)) / size + z ** 2 / (4 * size ** 2));
  return {
    estimate,
    low: count === 0 ? 0 : centre - reach,
    high: count === n ? 1 : centre + reach,
    n,
    method: `share, 95 % Wilson interval${correctionWords(n, population)}`,
  };
}
