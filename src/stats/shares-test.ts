import { chiSquareTest } from "./chi-square-test.ts";

export interface SharesTest {
  p: number;
  cramersV: number;
  df: number;
  /** Groups that were tested as one, since fewer than five were to be expected in them; 0 where none was. */
  together: number;
}

/** Below it χ² isn't the distribution of Pearson's statistic: one person can make it large. */
const fewestExpected = 5;

/**
 * Whether groups differ in a share: Pearson's χ². Groups in which fewer than five are to be expected on either side are put
 * together, the smallest first, until there are as many (Cochran, *Biometrics* 10, 1954), so that the test keeps its level
 * with small groups and rare answers.
 *
 * @param groups people of whom it is true, of so many
 * @returns null where fewer than two groups stay, or everybody says the same
 *
 * @example
 * // 1 of 10 beside 6 of 400 would be χ² 4.20, p 0.04; only 0.17 of the ten are to be expected
 * sharesTest([{ count: 1, n: 10 }, { count: 6, n: 400 }]); // null
 */
export function sharesTest(groups: readonly { count: number; n: number }[]): SharesTest | null {
  const all = groups.reduce((sum, group) => added(sum, group), { count: 0, n: 0 });
  const rarer = Math.min(all.count, all.n - all.count) / all.n;
  const expected = ({ n }: { n: number }) => n * rarer;
  const [smallest, ...larger] = groups.filter(({ n }) => n > 0).toSorted((one, other) => one.n - other.n);
  if (!smallest) return null;
  let [one, put] = [smallest, 1];
  while (
    larger.length > 0 &&
    (expected(one) < fewestExpected || expected(larger[0] ?? one) < fewestExpected)
  ) {
    one = added(one, larger.shift() ?? { count: 0, n: 0 });
    put++;
  }
  const test = chiSquareTest([one, ...larger].map(({ count, n }) => [count, n - count]));
  return test && { p: test.p, cramersV: test.cramersV, df: test.df, together: put > 1 ? put : 0 };
}

const added = (one: { count: number; n: number }, other: { count: number; n: number }) => ({
  count: one.count + other.count,
  n: one.n + other.n,
});
