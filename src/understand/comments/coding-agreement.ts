import { agreementWord } from "#stats/agreement-words.ts";
import { cohenKappa } from "#stats/cohen-kappa.ts";
import { gwetAc1 } from "#stats/gwet-ac1.ts";
import { multiRaterKappa } from "#stats/multi-rater-kappa.ts";

/** What several coders found in one comment, in the same order of coders; null where one has not coded it. */
export type Coded = readonly (readonly string[] | null)[];

export interface Coefficient {
  estimate: number;
  low: number | null;
  high: number | null;
}

interface CodeAgreement {
  code: string;
  /** Share of all ratings that have the code. */
  prevalence: number;
  /** Share of pairs of ratings that agree. */
  raw: number;
  /** Cohen's kappa; of more than two coders Conger's, which generalises it. */
  kappa: Coefficient | null;
  ac1: Coefficient | null;
}

const z = 1.959963984540054;

/**
 * Agreement on each code, as if it were the only question: does the comment have it or not. Cohen's kappa beside Gwet's AC1,
 * since kappa sinks where a code is rare. Intervals: jackknife over comments at 95 %.
 */
export function codeAgreement(comments: readonly Coded[], code: string): CodeAgreement | null {
  const units = comments.map((codings) =>
    codings.map((codes) => (codes === null ? null : codes.includes(code))),
  );
  const paired = units.filter((unit) => unit.filter((rating) => rating !== null).length > 1);
  if (paired.length === 0) return null;
  const ratings = paired.flat().filter((rating) => rating !== null);
  const ac1 = jackknifed(paired, (some) => gwetAc1(some, [true, false])?.coefficient ?? null);
  return {
    code,
    prevalence: ratings.filter(Boolean).length / ratings.length,
    raw: gwetAc1(paired, [true, false])?.raw ?? 0,
    kappa: jackknifed(paired, kappaOf),
    ac1,
  };
}

function kappaOf(units: readonly (readonly (boolean | null)[])[]): number | null {
  if ((units[0]?.length ?? 0) !== 2) return multiRaterKappa(units, [true, false])?.conger ?? null;
  const count = (one: boolean, other: boolean) =>
    units.filter((unit) => unit[0] === one && unit[1] === other).length;
  const kappa = cohenKappa([
    [count(true, true), count(true, false)],
    [count(false, true), count(false, false)],
  ]);
  return kappa?.coefficient ?? null;
}

/**
 * An estimate with its jackknife interval. Comments that were coded alike have the same influence, so one of each kind is left
 * out in turn.
 */
function jackknifed<Unit extends readonly unknown[]>(
  units: readonly Unit[],
  statistic: (units: readonly Unit[]) => number | null,
): Coefficient | null {
  const estimate = statistic(units);
  if (estimate === null) return null;
  const kinds = Map.groupBy(units.keys(), (index) => JSON.stringify(units[index]));
  const influences = [...kinds.values()].map((indexes) => ({
    count: indexes.length,
    without: statistic(units.toSpliced(indexes[0] ?? 0, 1)),
  }));
  if (units.length < 10 || influences.some(({ without }) => without === null))
    return { estimate, low: null, high: null };
  const n = units.length;
  const mean = influences.reduce((sum, { count, without }) => sum + count * (without ?? 0), 0) / n;
  const squares = influences.reduce(
    (sum, { count, without }) => sum + count * ((without ?? 0) - mean) ** 2,
    0,
  );
  return within(estimate, Math.sqrt(((n - 1) / n) * squares));
}

const within = (estimate: number, error: number): Coefficient => ({
  estimate,
  low: Math.max(-1, estimate - z * error),
  high: Math.min(1, estimate + z * error),
});

const groups = 20;

/**
 * Krippendorff's alpha over whole codings with the MASI distance between sets of codes (Passonneau, *LREC* 2006): 0 for the same
 * set, 1 for sets without a common code, between them less the more they share. Interval: jackknife over twenty groups of
 * comments.
 *
 * @returns null where fewer than two comments were coded twice, or all codings are alike
 */
export function alphaOfSets(comments: readonly Coded[]): Coefficient | null {
  const units = comments
    .map((codings) => codings.filter((codes) => codes !== null).map((codes) => codes.toSorted().join(" ")))
    .filter((codings) => codings.length > 1);
  const estimate = setAlpha(units);
  if (estimate === null) return null;
  if (units.length < groups) return { estimate, low: null, high: null };
  const left = Array.from({ length: groups }, (_, group) =>
    setAlpha(units.filter((_unit, index) => index % groups !== group)),
  );
  if (left.some((each) => each === null)) return { estimate, low: null, high: null };
  const mean = left.reduce<number>((sum, each) => sum + (each ?? 0), 0) / groups;
  const squares = left.reduce<number>((sum, each) => sum + ((each ?? 0) - mean) ** 2, 0);
  return within(estimate, Math.sqrt(((groups - 1) / groups) * squares));
}

/** @param units of each comment its codings, as sets written as words */
function setAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let [observed, n] = [0, 0];
  for (const codings of units) {
    n += codings.length;
    for (const one of codings) totals.set(one, (totals.get(one) ?? 0) + 1);
    for (const [i, one] of codings.entries())
      for (const other of codings.slice(i + 1)) observed += (2 * masi(one, other)) / (codings.length - 1);
  }
  if (n < 4 || totals.size < 2) return null;
  const sets = [...totals];
  let expected = 0;
  for (const [i, [one, count]] of sets.entries())
    for (const [other, times] of sets.slice(i + 1)) expected += 2 * count * times * masi(one, other);
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

function masi(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [one, other].map((set) => new Set(set === "" ? [] : set.split(" ")));
  if (!a || !b || a.size === 0 || b.size === 0) return 1;
  const common = a.intersection(b).size;
  if (common === 0) return 1;
  const jaccard = common / a.union(b).size;
  const monotony = common === a.size || common === b.size ? 2 / 3 : 1 / 3;
  return 1 - jaccard * monotony;
}

/** The usual word for a coefficient, by Landis & Koch; "too little data" without one. */
export const wordOf = (coefficient: Coefficient | null): string =>
  coefficient === null
    ? "too little data"
    : agreementWord(coefficient.estimate, "Landis & Koch").toLowerCase();

/** What to do about a code, from how far coders agree on it. */
export function adviceOn({ kappa, ac1, prevalence }: CodeAgreement): string {
  if (kappa === null)
    return "Nobody, or everybody, used it in the sample: nothing can be said. Draw more comments, or drop the code.";
  const [k, a] = [kappa.estimate, ac1?.estimate ?? 0];
  if (k >= 0.67) return "Good enough to report.";
  if (a >= 0.8 && prevalence < 0.1)
    return "Rare, so kappa is hard on it: coders mostly agree that it is absent. Look at the few comments that differ.";
  if (k >= 0.4)
    return "Report it with care: show the share by each coder, and sharpen when to use it and when not.";
  return "Too different to report. Talk through the comments that differ, rewrite definition and limits, and code the sample again.";
}

/**
 * Comments that two coders have to code so that kappa is known to ± `halfWidth` at 95 %, by the variance under a common
 * correlation (Bloch & Kraemer, *Biometrics* 45, 1989).
 *
 * @param kappa expected, from 0 to 1
 * @param prevalence expected share of comments that have the code, above 0 and below 1
 */
export function plannedDoubleCoding(kappa: number, prevalence: number, halfWidth: number): number {
  const spread = prevalence * (1 - prevalence);
  const variance = (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + (kappa * (2 - kappa)) / (2 * spread));
  return Math.ceil((z ** 2 * variance) / halfWidth ** 2);
}
