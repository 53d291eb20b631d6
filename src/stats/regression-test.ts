import betainc from "@stdlib/math-base-special-betainc";

/** Whether predictors together explain more than chance. */
export interface RegressionTest {
  f: number;
  df1: number;
  df2: number;
  p: number;
}

/**
 * F test of a linear regression: whether R² is larger than predictors that have nothing to do with the outcome would reach,
 * under independent normal errors of equal variance; with many observations the distribution of errors hardly matters (Draper
 * & Smith, *Applied Regression Analysis*, 3rd ed., 1998, ch. 6).
 *
 * @param r2 0 to 1
 * @param n observations, or what weights leave of them
 * @param rank predictors that say something of their own
 * @returns null without predictors or where no degrees of freedom are left
 *
 * @example
 * regressionTest(0.7067, 47, 5); // R's `swiss`: F 19.76 on 5 and 41, p 5.6e-10
 */
export function regressionTest(r2: number, n: number, rank: number): RegressionTest | null {
  const df2 = n - rank - 1;
  if (rank < 1 || !(df2 > 0)) return null;
  const unexplained = Math.max(0, 1 - r2);
  return {
    f: unexplained > 0 ? r2 / rank / (unexplained / df2) : Number.POSITIVE_INFINITY,
    df1: rank,
    df2,
    // The upper tail of F is the lower one of the share that is left unexplained.
    p: betainc(Math.min(1, unexplained), df2 / 2, rank / 2),
  };
}
