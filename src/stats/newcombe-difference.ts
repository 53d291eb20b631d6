import { wilsonInterval } from "./wilson-interval.ts";

/** A difference of two shares with its 95 % interval. */
export interface ShareDifference {
  /** First share less second. */
  difference: number;
  low: number;
  high: number;
}

/**
 * Difference of two independent shares with Newcombe's hybrid score interval (method 10 of Newcombe, *Statistics in
 * Medicine* 17, 1998, p. 873): the two Wilson intervals combined, so it keeps its level where a share is near none or
 * all. Both groups are samples from populations without end.
 *
 * @param first people of whom it is true, and people asked
 * @throws RangeError where a group is empty or a count is larger than its group
 *
 * @example
 * newcombeDifference({ count: 56, n: 70 }, { count: 48, n: 80 }); // 0.2, 0.0524 to 0.3339
 */
export function newcombeDifference(
  first: { count: number; n: number },
  second: { count: number; n: number },
): ShareDifference {
  const [a, b] = [first, second].map(({ count, n }) => wilsonInterval(count, n, Number.POSITIVE_INFINITY));
  if (!a || !b) throw new RangeError("a difference needs two groups");
  const difference = a.estimate - b.estimate;
  const reach = (one: number | null, two: number | null) =>
    Math.hypot(a.estimate - (one ?? a.estimate), b.estimate - (two ?? b.estimate));
  return { difference, low: difference - reach(a.low, b.high), high: difference + reach(a.high, b.low) };
}
