/** What one colleague's ratings of one competency from one point of view come to. */
export interface RaterTotal {
  /** Null where the colleague did not agree to be named. */
  name: string | null;
  total: number;
}

/** What the person who asked is shown of one competency from one point of view. Totals have one decimal. */
export interface ColleagueFigure {
  /** Mean over all colleagues who rated it; null where it is not shown. */
  mean: number | null;
  /** How many the mean is of; 0 without one. */
  raters: number;
  /** Mean over those of them who are not named, where some are named. */
  unnamed: { mean: number; raters: number } | null;
  /** Everybody who agreed to be named, by name. */
  named: { name: string; total: number }[];
}

/** So many raters have a mean together; below, one of them could be recognised. */
export const minimumRaters = 3;

/**
 * Whatever is published, each unnamed rater's total must remain open over this share of the scale. Three totals at one end
 * of it give all three away, and three near it nearly do.
 */
const openShare = 0.25;

/** Totals are told to one decimal: more would tell how many statements somebody left out. */
const shown = (total: number): number => Math.round(total * 10) / 10;

const sumOf = (raters: readonly RaterTotal[]) => raters.reduce((sum, { total }) => sum + total, 0);

/**
 * Whether the mean of unnamed raters may be told: there are enough, and knowing their sum leaves each of them open. With
 * k raters on a scale from a to b and the sum s, one of them is known to lie from max(a, s − (k−1)b) to min(b, s − (k−1)a).
 */
function isSafe(unnamed: readonly RaterTotal[], { lowest, highest }: Scale): boolean {
  if (unnamed.length < minimumRaters) return false;
  const sum = sumOf(unnamed);
  const others = unnamed.length - 1;
  const low = Math.max(lowest, sum - others * highest);
  const high = Math.min(highest, sum - others * lowest);
  return high - low >= openShare * (highest - lowest) - 1e-9;
}

interface Scale {
  /** The lowest and highest total there can be. */
  lowest: number;
  highest: number;
}

/**
 * What of some colleagues' totals is shown. Named ones stand by name. The unnamed have a mean together or nothing. A mean
 * over both is shown only where the unnamed are none or have a mean of their own: subtracting the named would give it.
 *
 * Nothing says why a mean is missing: whether too few rated or all at one end is itself news about them.
 */
export function discloseTotals(totals: readonly RaterTotal[], scale: Scale): ColleagueFigure {
  const named = totals
    .flatMap(({ name, total }) => (name === null ? [] : [{ name, total: shown(total) }]))
    .sort((one, other) => one.name.localeCompare(other.name) || one.total - other.total);
  const unnamed = totals.filter(({ name }) => name === null);
  const isTold = unnamed.length === 0 ? named.length >= minimumRaters : isSafe(unnamed, scale);
  if (!isTold) return { mean: null, raters: 0, unnamed: null, named };
  return {
    mean: shown(sumOf(totals) / totals.length),
    raters: totals.length,
    unnamed:
      named.length > 0 && unnamed.length > 0
        ? { mean: shown(sumOf(unnamed) / unnamed.length), raters: unnamed.length }
        : null,
    named,
  };
}
