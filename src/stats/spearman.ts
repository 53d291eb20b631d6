import tCdf from "@stdlib/stats-base-dists-t-cdf";

export interface RankCorrelation {
  /** −1 to 1. */
  estimate: number;
  /** 95 % interval; null below four pairs. */
  low: number | null;
  high: number | null;
  /** Two-sided, by Student's t with n − 2 degrees of freedom. */
  p: number;
  n: number;
}

const z = 1.959963984540054;

/**
 * Spearman's rank correlation: Pearson's of mean ranks, which is right with ties (Spearman, *Am. J. Psychol.* 15, 1904). Interval
 * by Fisher's transformation with the standard error √((1 + r²/2) / (n − 3)) (Bonett & Wright, *Psychometrika* 65, 2000).
 *
 * @returns null below three pairs, or where a side is all alike
 * @throws RangeError where the sides differ in length
 *
 * @example
 * // Tuna, Hollander & Wolfe, *Nonparametric Statistical Methods*, 1973, p. 187: 0.6
 */
export function spearmanCorrelation(x: readonly number[], y: readonly number[]): RankCorrelation | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} values beside ${y.length}`);
  const n = x.length;
  if (n < 3) return null;
  const [a, b] = [meanRanks(x), meanRanks(y)];
  const middle = (n + 1) / 2;
  let [both, first, second] = [0, 0, 0];
  for (let place = 0; place < n; place++) {
    const [one, other] = [(a[place] ?? 0) - middle, (b[place] ?? 0) - middle];
    both += one * other;
    first += one ** 2;
    second += other ** 2;
  }
  if (first === 0 || second === 0) return null;
  const estimate = Math.max(-1, Math.min(1, both / Math.sqrt(first * second)));
  const t = estimate * Math.sqrt((n - 2) / (1 - estimate ** 2));
  return { estimate, ...intervalOf(estimate, n), p: 2 * tCdf(-Math.abs(t), n - 2), n };
}

function intervalOf(estimate: number, n: number): Pick<RankCorrelation, "low" | "high"> {
  if (n < 4) return { low: null, high: null };
  if (Math.abs(estimate) === 1) return { low: estimate, high: estimate };
  const reach = z * Math.sqrt((1 + estimate ** 2 / 2) / (n - 3));
  return { low: Math.tanh(Math.atanh(estimate) - reach), high: Math.tanh(Math.atanh(estimate) + reach) };
}

/** Ranks from 1; those that are alike share the mean of theirs. */
export function meanRanks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++;
    for (let place = from; place <= to; place++) ranks[order[place] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}
