import fQuantile from "@stdlib/stats-base-dists-f-quantile";
import { covarianceMatrix } from "./covariance.ts";
import type { Estimate } from "./mean-interval.ts";

/** A variance of the sum below this part of the items' variances is what rounding leaves of none. */
const rounding = 1e-12;

/**
 * Cronbach's alpha, k/(k − 1) · (1 − Σ item variances / variance of the sum): how far the items of a scale agree
 * (Cronbach, *Psychometrika* 16, 1951). It equals reliability only where the items measure one thing equally well,
 * and is a lower bound of it where they measure one thing with unequal weights.
 *
 * Interval: Feldt's exact F interval under normality, 1 − (1 − α) · F with n − 1 and (n − 1)(k − 1) degrees of
 * freedom (Feldt, Woodruff & Salih, *Applied Psychological Measurement* 11, 1987).
 *
 * @param rows one row of k item values a person, complete cases only
 * @returns null below two items, below three people, or where nobody's sum differs from anybody's
 */
export function cronbachAlpha(rows: ReadonlyArray<readonly number[]>, confidence = 0.95): Estimate | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (k < 2 || n < 3) return null;
  const covariance = covarianceMatrix(
    Array.from({ length: k }, (_, item) => rows.map((row) => row[item] ?? Number.NaN)),
  );
  return alphaOfCovariance(covariance, n, confidence);
}

/**
 * The same from the items' covariance matrix, or any multiple of it.
 *
 * @param n people it was made of
 */
export function alphaOfCovariance(
  covariance: ReadonlyArray<readonly number[]>,
  n: number,
  confidence = 0.95,
): Estimate | null {
  const k = covariance.length;
  if (k < 2 || n < 3) return null;
  const itemVariances = covariance.reduce((sum, row, item) => sum + (row[item] ?? 0), 0);
  const sumVariance = covariance.flat().reduce((sum, value) => sum + value, 0);
  if (!(sumVariance > rounding * itemVariances)) return null;
  const estimate = (k / (k - 1)) * (1 - itemVariances / sumVariance);
  const tail = (1 - confidence) / 2;
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  return {
    estimate,
    low: 1 - (1 - estimate) * fQuantile(1 - tail, df1, df2),
    high: 1 - (1 - estimate) * fQuantile(tail, df1, df2),
    n,
    method: "Cronbach's alpha, Feldt interval",
  };
}
