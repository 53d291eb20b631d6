import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { hedgesG } from "#stats/standardised-difference.ts";
import { type Sample, welchTest } from "#stats/welch-test.ts";

/** Who sees the service: those who get it, those who run it, those who give it. */
export const sides = ["customers", "managers", "staff"] as const;
export type Side = (typeof sides)[number];

/** What one side says of one item, as it was let out. */
export interface SideFigure {
  n: number;
  mean: number;
  /** 95 % t interval of the mean; null where its release has none. */
  low: number | null;
  high: number | null;
}

/** An item that several sides rated on one scale. */
export interface SharedItem {
  name: string;
  /** As each side read it; only sides that were asked. */
  labels: Partial<Record<Side, string>>;
  ends: { low: number; high: number };
  /** Null where a side was asked and its figure may not be shown; absent where it was not asked. */
  figures: Partial<Record<Side, SideFigure | null>>;
  /** Its part of what explains customers' satisfaction, or what customers say it weighs: any positive number; null where not known. */
  importance: number | null;
}

type PerceptionWord = "sees it better" | "sees it worse" | "no evidence of a difference" | "too little data";

/** How two sides differ in an item. */
export interface PerceptionPair {
  /** The first side less the second. */
  between: readonly [Side, Side];
  word: PerceptionWord;
  /** In points of the scale, with the 95 % interval; null with too little data. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** The difference as a share of the scale's length, −1 to 1. */
  ofScale: number | null;
  /** Welch's test; q after Benjamini and Hochberg over all pairs of all items. */
  p: number | null;
  q: number | null;
  /** Hedges' g with its 95 % interval. */
  effect: { estimate: number; low: number; high: number } | null;
}

export interface PerceptionItem extends SharedItem {
  pairs: PerceptionPair[];
  /** Importance as a multiple of the mean importance of all shared items; null where no importance is known. */
  weight: number | null;
  /**
   * What items are ranked by: the largest difference there is evidence of, as a share of the scale, times the weight (1 where no
   * item's importance is known); 0 where there is evidence of none. Null where there is, and only other items' importance is known:
   * such items come after those with a priority, by size alone.
   */
  priority: number | null;
}

/** Fewest answers on each side for a test; below, spread is not let out. */
export const fewestToCompare = 10;

/** Comparisons in the order in which they are told: what the people in charge believe, what those who serve believe, and between them. */
const pairsOfSides = [
  ["managers", "customers"],
  ["staff", "customers"],
  ["managers", "staff"],
] as const satisfies readonly (readonly [Side, Side])[];

/**
 * How far managers, staff and customers see the same service differently: pairs of independent groups by Welch's t test from
 * published means and intervals, with the false discovery rate over all pairs of all items held at 5 %. Items come by size
 * times importance, the largest first, then those whose importance isn't known; without evidence of any difference they keep their
 * order.
 *
 * Groups are taken as samples of populations without end. Where most of a small staff answered, that makes intervals wider than
 * they had to be, never narrower.
 */
export function perceptionGaps(items: readonly SharedItem[]): PerceptionItem[] {
  const compared = items.map((item) =>
    pairsOfSides
      .filter(([one, other]) => item.figures[one] !== undefined && item.figures[other] !== undefined)
      .map((between) => compare(item, between)),
  );
  const tests = compared.flat().filter(({ p }) => p !== null);
  const q = benjaminiHochberg(tests.map(({ p }) => p ?? 1));
  const qOf = new Map(tests.map((pair, place) => [pair, q[place] ?? 1]));
  const known = items.flatMap(({ importance }) => (importance === null ? [] : [importance]));
  const usual = known.reduce((sum, one) => sum + one, 0) / known.length;
  const told = items.map((item, place): { item: PerceptionItem; unweighted: number } => {
    const pairs = (compared[place] ?? []).map((pair) => withWord(pair, qOf.get(pair) ?? null));
    const weight = item.importance === null || !(usual > 0) ? null : item.importance / usual;
    const evident = pairs.filter(({ word }) => word === "sees it better" || word === "sees it worse");
    const largest = Math.max(0, ...evident.map(({ ofScale }) => Math.abs(ofScale ?? 0)));
    const isUnknown = largest > 0 && weight === null && known.length > 0;
    const priority = isUnknown ? null : largest * (weight ?? 1);
    return { item: { ...item, pairs, weight, priority }, unweighted: isUnknown ? largest : 0 };
  });
  return told
    .sort(
      (one, other) =>
        (other.item.priority ?? 0) - (one.item.priority ?? 0) || other.unweighted - one.unweighted,
    )
    .map(({ item }) => item);
}

function compare({ figures, ends }: SharedItem, between: readonly [Side, Side]): PerceptionPair {
  const [first, second] = between.map((side) => sampleOf(figures[side] ?? null));
  const nothing = { difference: null, low: null, high: null, ofScale: null, p: null, q: null, effect: null };
  const test = first && second ? welchTest(first, second) : null;
  if (!first || !second || !test) return { between, word: "too little data", ...nothing };
  return {
    between,
    word: "no evidence of a difference",
    difference: test.difference,
    low: test.low,
    high: test.high,
    ofScale: test.difference / (ends.high - ends.low),
    p: test.p,
    q: null,
    effect: hedgesG(first, second),
  };
}

function withWord(pair: PerceptionPair, q: number | null): PerceptionPair {
  if (pair.difference === null || q === null) return pair;
  const word =
    q > 0.05 ? "no evidence of a difference" : pair.difference > 0 ? "sees it better" : "sees it worse";
  return { ...pair, q, word };
}

/** Moments from a mean and its t interval: the variance is n · (reach / t)². */
function sampleOf(figure: SideFigure | null): Sample | null {
  if (!figure || figure.n < fewestToCompare || figure.low === null || figure.high === null) return null;
  const standardError = (figure.high - figure.low) / 2 / tQuantile(0.975, figure.n - 1);
  return { n: figure.n, mean: figure.mean, variance: figure.n * standardError ** 2 };
}

/** "Managers see it better than customers do." */
export function perceptionSentence({ between: [one, other], word }: PerceptionPair): string {
  const first = one.charAt(0).toUpperCase() + one.slice(1);
  if (word === "sees it better") return `${first} see it better than ${other} do.`;
  if (word === "sees it worse") return `${first} see it worse than ${other} do.`;
  if (word === "too little data") return `Too little data to compare ${one} and ${other}.`;
  return `No evidence that ${one} and ${other} see it differently.`;
}
