import fQuantile from "@stdlib/stats-base-dists-f-quantile";
import type { Estimate } from "./mean-interval.ts";
import { sampleVariance } from "./moments.ts";

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
  const sumVariance = sampleVariance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
  if (sumVariance === 0) return null;
  let itemVariances = 0;
  for (let item = 0; item < k; item++)
    itemVariances += sampleVariance(rows.map((row) => row[item] ?? Number.NaN));
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
