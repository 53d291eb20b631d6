import gammainc from "@stdlib/math-base-special-gammainc";

/** Distribution function of the standard normal distribution, by the incomplete gamma function, also far out in its tails. */
export function normalCdf(x: number): number {
  if (x === 0) return 0.5;
  const tail = gammainc(x ** 2 / 2, 0.5, true, true) / 2;
  return x < 0 ? tail : 1 - tail;
}
