import { wilsonInterval } from "#stats/wilson-interval.ts";
import type { ThemeShare } from "./released-themes.ts";

/** Whether a theme that `count` of `n` mention may be shown: neither side is smaller than the minimum; nobody may be unanimous. */
export function mayShow(
  count: number,
  n: number,
  { minimum, isProtected }: { minimum: number; isProtected: boolean },
): boolean {
  const rest = n - count;
  if (count < minimum) return false;
  return rest === 0 ? !isProtected : rest >= minimum;
}

const round = (value: number) => Number(value.toFixed(3)) + 0;

/**
 * Of people in whose place others could have written. So it has no end that everybody coded would be nearer to: a sample of the
 * comments gives the wider interval of fewer people, and no figure tells how many more wrote in a group.
 */
export function themeShare(count: number, n: number): ThemeShare {
  const { estimate, low, high } = wilsonInterval(count, n, Number.POSITIVE_INFINITY);
  return {
    count,
    n,
    estimate: round(estimate),
    low: low === null ? null : round(low),
    high: high === null ? null : round(high),
    method: "share, 95 % Wilson interval",
  };
}
