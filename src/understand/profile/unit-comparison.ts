import type { Perspective } from "#listen/profile/questionnaire.ts";
import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { type Sample, welchTest } from "#stats/welch-test.ts";
import type { PairedTotals, ProfileEvidence } from "./evidence.ts";
import { fewestForSpread, published } from "./figure.ts";

/** One released unit's mean against the mean of everyone outside it. */
export interface UnitComparison {
  path: string;
  competency: string;
  perspective: Perspective;
  /** Unit less everyone else, on the scale of the totals, two decimals. */
  difference: number;
  /** Two-sided, of Welch's t test; adjusted over all comparisons (Benjamini–Hochberg). */
  q: number;
}

interface Tested extends Omit<UnitComparison, "q"> {
  p: number;
}

/** Sums from which the moments of any set of units follow: totals stay below 10⁴, so nothing cancels. */
interface Sums {
  n: number;
  sum: number;
  squares: number;
}

function sampleOf({ n, sum, squares }: Sums): Sample {
  return { n, mean: sum / n, variance: n > 1 ? Math.max(0, (squares - (sum * sum) / n) / (n - 1)) : 0 };
}

/** Per unit the sums over everyone in it and below. */
function sumsBelow(totals: PairedTotals, perspective: Perspective, parents: readonly number[]): Sums[] {
  const sums = parents.map((): Sums => ({ n: 0, sum: 0, squares: 0 }));
  const add = (unit: number, { n, sum, squares }: Sums) => {
    const into = sums[unit];
    if (into) Object.assign(into, { n: into.n + n, sum: into.sum + sum, squares: into.squares + squares });
  };
  totals[perspective].forEach((value, person) => {
    add(totals.units[person] ?? 0, { n: 1, sum: value, squares: value * value });
  });
  for (let unit = parents.length - 1; unit > 0; unit--) {
    const own = sums[unit];
    if (own) add(parents[unit] ?? 0, own);
  }
  return sums;
}

/**
 * Compares every released unit with the rest of the organisation. The rest is a difference of two released figures, so
 * nothing new is disclosed: `released` holds only sets whose differences are safe.
 *
 * @param released per competency and unit, whether the figure may be shown
 */
export function compareUnits(
  codes: string[],
  evidence: ProfileEvidence,
  released: boolean[][],
): UnitComparison[] {
  const tested: Tested[] = [];
  codes.forEach((competency, index) => {
    const totals = evidence.totals[index];
    if (!totals || !released[index]?.[0]) return;
    for (const perspective of ["self", "organisation"] as const) {
      const sums = sumsBelow(totals, perspective, evidence.tree.parents);
      const [whole] = sums;
      evidence.tree.paths.forEach((path, unit) => {
        const inside = sums[unit];
        if (unit === 0 || !released[index]?.[unit] || !whole || !inside || whole.n === inside.n) return;
        const rest = {
          n: whole.n - inside.n,
          sum: whole.sum - inside.sum,
          squares: whole.squares - inside.squares,
        };
        if (Math.min(inside.n, rest.n) < fewestForSpread) return;
        const test = welchTest(sampleOf(inside), sampleOf(rest));
        if (test)
          tested.push({ path, competency, perspective, difference: published(test.difference), p: test.p });
      });
    }
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return tested.map(({ p: _, ...comparison }, index) => ({
    ...comparison,
    q: Number((adjusted[index] ?? 1).toFixed(4)),
  }));
}
