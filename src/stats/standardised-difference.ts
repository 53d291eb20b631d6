import type { Sample } from "./welch-test.ts";

/** A difference in standard deviations, with its 95 % interval. */
export interface EffectSize {
  estimate: number;
  low: number;
  high: number;
}

const z = 1.959963984540054;

/**
 * Hedges' g: the difference of two means in pooled standard deviations, corrected for the bias of small groups by
 * 1 − 3 / (4 (n₁ + n₂) − 9), with the large-sample interval (Hedges & Olkin, *Statistical Methods for Meta-Analysis*,
 * 1985, p. 81 and 86). By custom 0.2 is called small, 0.5 medium and 0.8 large (Cohen, 1988); what matters in a
 * programme is the difference itself.
 *
 * @returns null where a group has fewer than two values or neither group varies
 *
 * @example
 * hedgesG({ n: 20, mean: 10, variance: 4 }, { n: 20, mean: 9, variance: 4 }); // 0.490, −0.139 to 1.119
 */
export function hedgesG(first: Sample, second: Sample): EffectSize | null {
  if (first.n < 2 || second.n < 2) return null;
  const df = first.n + second.n - 2;
  const pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / df;
  if (!(pooled > 0)) return null;
  const estimate =
    (1 - 3 / (4 * (first.n + second.n) - 9)) * ((first.mean - second.mean) / Math.sqrt(pooled));
  const variance = (first.n + second.n) / (first.n * second.n) + estimate ** 2 / (2 * (first.n + second.n));
  const reach = z * Math.sqrt(variance);
  return { estimate, low: estimate - reach, high: estimate + reach };
}

/**
 * Cliff's delta: how often a value of the first group is above one of the second, less how often below, over all
 * pairs: −1 to 1, for values of which only the order counts (Cliff, *Psychological Bulletin* 114, 1993). The interval
 * is Cliff's asymmetric one with his unbiased variance (eq. 8 and 9), which stays within −1 and 1.
 *
 * @returns null where a group has fewer than two values
 */
export function cliffsDelta(first: readonly number[], second: readonly number[]): EffectSize | null {
  const [n, m] = [first.length, second.length];
  if (n < 2 || m < 2) return null;
  const [a, b] = [first.toSorted(ascending), second.toSorted(ascending)];
  const rows = dominances(a, b);
  const columns = dominances(b, a);
  const estimate = rows.reduce((sum, { net }) => sum + net, 0) / (n * m);
  const rowSpread = rows.reduce((sum, { net }) => sum + (net / m - estimate) ** 2, 0);
  const columnSpread = columns.reduce((sum, { net }) => sum + (-net / n - estimate) ** 2, 0);
  const unequal = rows.reduce((sum, { unequal: count }) => sum + count, 0);
  const cells = unequal - n * m * estimate ** 2;
  const unbiased = (m ** 2 * rowSpread + n ** 2 * columnSpread - cells) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - estimate ** 2) / (n * m - 1));
  if (Math.abs(estimate) === 1) return { estimate, low: estimate < 0 ? -1 : 1, high: estimate < 0 ? -1 : 1 };
  const reach = z * Math.sqrt(variance) * Math.sqrt((1 - estimate ** 2) ** 2 + z ** 2 * variance);
  const [centre, scale] = [estimate - estimate ** 3, 1 - estimate ** 2 + z ** 2 * variance];
  return {
    estimate,
    low: Math.max(-1, (centre - reach) / scale),
    high: Math.min(1, (centre + reach) / scale),
  };
}

const ascending = (a: number, b: number) => a - b;

/** For each value of the first list how many of the second are below less above, and how many are not equal; both sorted. */
function dominances(
  values: readonly number[],
  others: readonly number[],
): { net: number; unequal: number }[] {
  let [below, notAbove] = [0, 0];
  return values.map((value) => {
    while (below < others.length && (others[below] ?? 0) < value) below++;
    notAbove = Math.max(notAbove, below);
    while (notAbove < others.length && (others[notAbove] ?? 0) <= value) notAbove++;
    const above = others.length - notAbove;
    return { net: below - above, unequal: below + above };
  });
}
