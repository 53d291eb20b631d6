import betainc from "@stdlib/math-base-special-betainc";
import { normalCdf } from "./normal.ts";

/** Terms below this share of the sum end the series. */
const precision = 1e-14;
const mostTerms = 10_000;

/**
 * Distribution function of Student's t with a noncentrality, P(T ≤ t): the series of incomplete beta functions of Lenth (AS 243,
 * *Applied Statistics* 38, 1989).
 *
 * @param df degrees of freedom, above 0
 * @param delta noncentrality, within −37 and 37
 * @throws RangeError outside these bounds
 *
 * @example
 * noncentralTCdf(3, 10, 1); // 0.937649
 */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  if (!(df > 0) || !(Math.abs(delta) <= 37))
    throw new RangeError(`t with ${df} df and noncentrality ${delta}`);
  if (t < 0) return 1 - upper(-t, df, -delta);
  return upper(t, df, delta);
}

/** For t from 0 up. */
function upper(t: number, df: number, delta: number): number {
  const below = normalCdf(-delta);
  const x = t ** 2 / (t ** 2 + df);
  if (x === 0) return below;
  const half = delta ** 2 / 2;
  let even = Math.exp(-half);
  let odd = (delta * Math.SQRT2 * even) / Math.sqrt(Math.PI);
  let sum = 0;
  for (let term = 0; term < mostTerms; term++) {
    sum +=
      even * betainc(x, term + 0.5, df / 2, true, false) + odd * betainc(x, term + 1, df / 2, true, false);
    even *= half / (term + 1);
    odd *= half / (term + 1.5);
    if (term > half && even + Math.abs(odd) < precision) break;
  }
  return Math.min(1, Math.max(0, below + sum / 2));
}
