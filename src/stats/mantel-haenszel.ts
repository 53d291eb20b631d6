/** Two groups and an outcome that is true or not, within one stratum. */
export interface Stratum {
  /** Of the first group: people of whom it is true, and of whom it isn't. */
  first: readonly [number, number];
  second: readonly [number, number];
}

export interface OddsRatio {
  /** Odds of the first group over those of the second. */
  oddsRatio: number;
  low: number;
  high: number;
}

const z = 1.959963984540054;

/**
 * The odds ratio of all strata thrown together, with Woolf's interval on the logarithm. Where groups are made up
 * differently it mixes their make-up with the difference: `mantelHaenszel` should stand beside.
 *
 * @returns null where a cell of the summed table is empty
 */
export function crudeOddsRatio(strata: readonly Stratum[]): OddsRatio | null {
  const sum = (pick: (stratum: Stratum) => number) =>
    strata.reduce((total, stratum) => total + pick(stratum), 0);
  const [a, b] = [sum(({ first }) => first[0]), sum(({ first }) => first[1])];
  const [c, d] = [sum(({ second }) => second[0]), sum(({ second }) => second[1])];
  if (a * b * c * d === 0) return null;
  return around((a * d) / (b * c), 1 / a + 1 / b + 1 / c + 1 / d);
}

/**
 * The odds ratio common to all strata (Mantel & Haenszel, *Journal of the National Cancer Institute* 22, 1959), with the
 * interval of Robins, Breslow & Greenland (*Biometrics* 42, 1986), which is right for few large and for many small
 * strata. It takes one ratio to hold in every stratum.
 *
 * @returns null where no stratum tells anything about the ratio
 *
 * @example
 * // Admissions to Berkeley, 1973, men over women by department: 0.905, 0.772 to 1.060; crude 1.84
 */
export function mantelHaenszel(strata: readonly Stratum[]): OddsRatio | null {
  let [r, s, pr, psqr, qs] = [0, 0, 0, 0, 0];
  for (const { first, second } of strata) {
    const [a, b] = first;
    const [c, d] = second;
    const n = a + b + c + d;
    if (n === 0) continue;
    const [p, q] = [(a + d) / n, (b + c) / n];
    const [rk, sk] = [(a * d) / n, (b * c) / n];
    r += rk;
    s += sk;
    pr += p * rk;
    psqr += p * sk + q * rk;
    qs += q * sk;
  }
  if (r === 0 || s === 0) return null;
  return around(r / s, pr / (2 * r ** 2) + psqr / (2 * r * s) + qs / (2 * s ** 2));
}

function around(oddsRatio: number, variance: number): OddsRatio {
  const reach = Math.exp(z * Math.sqrt(variance));
  return { oddsRatio, low: oddsRatio / reach, high: oddsRatio * reach };
}
