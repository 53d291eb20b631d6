import gammainc from "@stdlib/math-base-special-gammainc";

export interface KruskalWallisTest {
  /** Corrected for ties; χ² with `df` degrees of freedom where the groups answer alike. */
  h: number;
  df: number;
  p: number;
  /** Share of the ranks' variance between groups, H / (n − 1): 0 to 1. */
  epsilonSquared: number;
  n: number;
}

/**
 * Kruskal–Wallis test: whether groups differ in the level of values of which only the order counts (Kruskal & Wallis,
 * *JASA* 47, 1952), by mean ranks with the correction for ties and the χ² approximation, which is good from about five
 * values a group. Effect size: ε² (Tomczak & Tomczak, *Trends in Sport Sciences* 21, 2014).
 *
 * @param groups values of each group; empty groups are left out
 * @returns null where fewer than two groups have values, or all values are alike
 *
 * @example
 * // R's `airquality`, ozone by month: H 29.267, df 4, p 6.9e-6
 */
export function kruskalWallis(groups: ReadonlyArray<readonly number[]>): KruskalWallisTest | null {
  return kruskalWallisOfCounts(
    groups.map((group) => {
      const counts = new Map<number, number>();
      for (const value of group) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    }),
  );
}

/**
 * The same from how often each value was given, so that a million answers on a scale need no more than its points.
 *
 * @param groups by value, whole numbers of answers
 */
export function kruskalWallisOfCounts(
  groups: readonly ReadonlyMap<number, number>[],
): KruskalWallisTest | null {
  const sizeOf = (group: ReadonlyMap<number, number>) =>
    group.values().reduce((sum, count) => sum + count, 0);
  const given = groups.filter((group) => sizeOf(group) > 0);
  if (given.length < 2) return null;
  const tied = new Map<number, number>();
  for (const group of given)
    for (const [value, count] of group) tied.set(value, (tied.get(value) ?? 0) + count);
  const ranks = new Map<number, number>();
  let n = 0;
  let ties = 0;
  for (const [value, count] of [...tied].sort(([one], [other]) => one - other)) {
    ranks.set(value, n + (count + 1) / 2);
    ties += count ** 3 - count;
    n += count;
  }
  const correction = 1 - ties / (n ** 3 - n);
  if (!(correction > 0)) return null;
  const between = given.reduce((sum, group) => {
    const total = group
      .entries()
      .reduce((ranked, [value, count]) => ranked + count * (ranks.get(value) ?? 0), 0);
    return sum + total ** 2 / sizeOf(group);
  }, 0);
  const h = ((12 / (n * (n + 1))) * between - 3 * (n + 1)) / correction;
  const df = given.length - 1;
  return { h, df, p: gammainc(Math.max(0, h) / 2, df / 2, true, true), epsilonSquared: h / (n - 1), n };
}
