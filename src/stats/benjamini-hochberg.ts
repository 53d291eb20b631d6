/**
 * Adjusted p-values that control the false discovery rate (Benjamini & Hochberg, *JRSS B* 57, 1995): rejecting every
 * hypothesis with q ≤ 0.05 keeps the expected share of false rejections at 5 %, for independent or positively
 * dependent tests.
 *
 * @returns q in the order of `pValues`
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const falling = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m);
  let smallest = 1;
  falling.forEach(({ p, index }, position) => {
    smallest = Math.min(smallest, (p * m) / (m - position));
    adjusted[index] = smallest;
  });
  return adjusted;
}
