import type { Sample } from "#stats/welch-test.ts";
import type { Sums } from "./value-tally.ts";

/** Effective number of people, (Σw)² / Σw² (Kish): without weights their number. */
export const effectiveNumber = ({ weight, weightSquares }: Pick<Sums, "weight" | "weightSquares">): number =>
  weightSquares > 0 ? weight ** 2 / weightSquares : 0;

/** Whether people count differently. */
export const areWeighted = (people: Pick<Sums, "n" | "weight" | "weightSquares">): boolean =>
  effectiveNumber(people) < people.n * (1 - 1e-9);

/**
 * Mean and variance of these people. With weights `n` is their effective number and the variance
 * Σw(x − m)² / Σw · n / (n − 1), which without weights is the usual one.
 */
export function sampleOf(sums: Sums): Sample {
  const n = effectiveNumber(sums);
  const about = sums.weight > 0 ? sums.sum / sums.weight : 0;
  // What is left of a spread by rounding is none.
  const spread = sums.least === sums.most ? 0 : Math.max(0, sums.squares / sums.weight - about ** 2);
  const mean = sums.least === sums.most ? sums.least : sums.shift + about;
  return { n, mean, variance: n > 1 ? (spread * n) / (n - 1) : 0 };
}

/** These people together; they have nobody in common, and the same shift. */
export function together(all: readonly Sums[]): Sums {
  const add = (of: (sums: Sums) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const some = all.filter(({ n }) => n > 0);
  return {
    n: add(({ n }) => n),
    weight: add(({ weight }) => weight),
    weightSquares: add(({ weightSquares }) => weightSquares),
    shift: all[0]?.shift ?? 0,
    sum: add(({ sum }) => sum),
    squares: add(({ squares }) => squares),
    least: Math.min(...some.map(({ least }) => least)),
    most: Math.max(...some.map(({ most }) => most)),
  };
}
