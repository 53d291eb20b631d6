import type { DriverResult, OutcomeResult } from "../surveys/survey-results.ts";

interface Importance {
  rank: number;
  /** Part of r², with its bootstrap interval. */
  lmg: number | null;
  low: number | null;
  high: number | null;
  topThree: number | null;
}

/** What mattered then and now. */
export interface DriverComparison {
  /** The later wave's label of the outcome. */
  outcome: string;
  r2: { earlier: number | null; later: number | null };
  problem: string | null;
  /** In the later wave's order; those of the earlier one alone at the end. */
  drivers: {
    name: string;
    label: string;
    earlier: Importance | null;
    later: Importance | null;
    /** Later part of r² less the earlier one. */
    difference: { estimate: number; low: number; high: number } | null;
    word: "more" | "less" | "no evidence of change" | null;
  }[];
  /** Those of both waves that can't be compared, and why. */
  leftOut: { name: string; label: string; reason: string }[];
}

/**
 * Ranks of two waves side by side, and whether parts of r² differ. The interval of a difference is put together from the
 * two bootstrap intervals (MOVER: Zou & Donner, *Statistics in Medicine* 27, 2008). Parts are compared only where both
 * models explain the same outcome by the same drivers: a part depends on what else is in the model. Pure.
 *
 * @param whyChanged why an item of both waves can't be compared, as a sentence; null where it can
 */
export function compareDrivers(
  earlier: OutcomeResult | null,
  later: OutcomeResult | null,
  whyChanged: (name: string) => string | null,
): DriverComparison | null {
  const shown = later ?? earlier;
  if (!shown) return null;
  const earlierNames = new Set(earlier?.drivers.map(({ name }) => name));
  const leftOut = ranked(later).flatMap(({ name, label }) => {
    const reason = earlierNames.has(name) ? whyChanged(name) : null;
    return reason === null ? [] : [{ name, label, reason }];
  });
  const isSame = earlier !== null && earlier.name === later?.name;
  const problem = problemOf(earlier, later, isSame ? whyChanged(shown.name) : null, leftOut.length > 0);
  const names = new Set([...ranked(later), ...ranked(earlier)].map(({ name }) => name));
  for (const { name } of leftOut) names.delete(name);
  return {
    outcome: shown.label,
    r2: { earlier: earlier?.r2 ?? null, later: later?.r2 ?? null },
    problem,
    leftOut,
    drivers: [...names].map((name) => {
      const find = (outcome: OutcomeResult | null) => outcome?.drivers.find((one) => one.name === name);
      const [then, now] = [find(earlier), find(later)];
      const difference = problem ? null : differenceOf(then, now);
      return {
        name,
        label: now?.label ?? then?.label ?? name,
        earlier: importanceOf(then),
        later: importanceOf(now),
        difference,
        word: difference && wordFor(difference),
      };
    }),
  };
}

const ranked = (outcome: OutcomeResult | null) => outcome?.drivers.toSorted((a, b) => a.rank - b.rank) ?? [];

function problemOf(
  earlier: OutcomeResult | null,
  later: OutcomeResult | null,
  outcomeChanged: string | null,
  isAnyChanged: boolean,
): string | null {
  if (!earlier || !later) return `The ${earlier ? "later" : "earlier"} wave has no outcome.`;
  if (earlier.problem ?? later.problem) return "One of the waves has no ranking.";
  if (earlier.name !== later.name) return "The waves explain different outcomes.";
  if (outcomeChanged !== null) return `The outcome can't be compared. ${outcomeChanged}`;
  if (isAnyChanged)
    return "Some of the drivers changed between the waves, and each one's part depends on the others: compare the order, not the sizes.";
  const names = (outcome: OutcomeResult) => JSON.stringify(outcome.drivers.map(({ name }) => name).sort());
  return names(earlier) === names(later)
    ? null
    : "The waves' models have different drivers, and each one's part depends on the others: compare the order, not the sizes.";
}

const importanceOf = (driver: DriverResult | undefined): Importance | null =>
  driver
    ? {
        rank: driver.rank,
        lmg: driver.lmg,
        low: driver.lmgLow,
        high: driver.lmgHigh,
        topThree: driver.topThree,
      }
    : null;

function differenceOf(then: DriverResult | undefined, now: DriverResult | undefined) {
  if (then?.lmg == null || now?.lmg == null) return null;
  if (then.lmgLow === null || then.lmgHigh === null || now.lmgLow === null || now.lmgHigh === null)
    return null;
  const estimate = now.lmg - then.lmg;
  return {
    estimate,
    low: estimate - Math.hypot(now.lmg - now.lmgLow, then.lmgHigh - then.lmg),
    high: estimate + Math.hypot(now.lmgHigh - now.lmg, then.lmg - then.lmgLow),
  };
}

const wordFor = ({ low, high }: { low: number; high: number }) =>
  low > 0 ? ("more" as const) : high < 0 ? ("less" as const) : ("no evidence of change" as const);
