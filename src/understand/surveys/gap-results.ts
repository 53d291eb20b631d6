import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { kruskalWallisOfCounts } from "#stats/kruskal-wallis.ts";
import { newcombeDifference } from "#stats/newcombe-difference.ts";
import { hedgesG } from "#stats/standardised-difference.ts";
import { welchTest } from "#stats/welch-test.ts";
import type { ReleasedGroups } from "./group-results.ts";
import { published } from "./published.ts";
import { fewestForSpread } from "./released-cells.ts";
import { sampleOf, together } from "./sums.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { ItemColumn, SurveyPlan } from "./survey-plan.ts";
import type { GapResult, GroupTest } from "./survey-results.ts";
import type { Sums, Tally } from "./value-tally.ts";

const everyoneElse = "everyone else";
const level = 0.05;

type Side = { name: string; people: Sums };

/**
 * Differences between groups, the largest effect first. With two groups shown it is one against the other, else each
 * against everyone else who answered the item, in whatever group or none: figures that follow from those of everybody and
 * of the group, and so tell nothing more.
 */
export function gapResults(
  plan: Pick<SurveyPlan, "items">,
  evidence: Pick<SurveyEvidence, "items">,
  groups: Omit<ReleasedGroups, "results">,
): GapResult[] {
  const shown = groups.shownNames.flatMap((name, group) => (name === null ? [] : [{ name, group }]));
  const found = plan.items.flatMap((item, place) => {
    const tally = evidence.items[place];
    const spread = groups.cells[place]?.spread;
    if (!tally || !spread || item.kind === "choice") return [];
    const sides = shown.filter(({ group }) => spread[group]).map(({ name, group }) => ({ name, group }));
    return pairsOf(sides, shown.length === 2, tally).flatMap(
      ([first, second]) => gapOf(item, first, second) ?? [],
    );
  });
  const q = benjaminiHochberg(found.map(({ p }) => p));
  return found
    .map((gap, index) => {
      const corrected = q[index] ?? 1;
      const word = corrected < level ? (gap.difference > 0 ? "higher" : "lower") : "no evidence";
      return { ...gap, q: published(corrected), word } satisfies GapResult;
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function pairsOf(
  shown: readonly { name: string; group: number }[],
  areTwo: boolean,
  { groups }: Tally,
): [Side, Side][] {
  const sideOf = ({ name, group }: { name: string; group: number }): Side => ({
    name,
    people: groups[group] as Sums,
  });
  const [one, other] = shown;
  if (areTwo) return one && other ? [[sideOf(one), sideOf(other)]] : [];
  return shown.map((side) => [
    sideOf(side),
    { name: everyoneElse, people: together(groups.filter((_, group) => group !== side.group)) },
  ]);
}

function gapOf({ name, label, kind }: ItemColumn, first: Side, second: Side) {
  if (second.people.n === 0 || (kind !== "multiple" && second.people.n < fewestForSpread)) return null;
  const [one, other] = [sampleOf(first.people), sampleOf(second.people)];
  const test = welchTest(one, other);
  const effect = hedgesG(one, other);
  if (!test || !effect) return null;
  const interval =
    kind === "multiple"
      ? newcombeDifference({ count: one.mean * one.n, n: one.n }, { count: other.mean * other.n, n: other.n })
      : test;
  return {
    item: name,
    label,
    between: [first.name, second.name] as [string, string],
    n: [first.people.n, second.people.n] as [number, number],
    difference: published(test.difference),
    low: published(interval.low),
    high: published(interval.high),
    p: published(test.p),
    effect: published(effect.estimate),
    effectLow: published(effect.low),
    effectHigh: published(effect.high),
  };
}

/**
 * Kruskal–Wallis over the groups whose spread is shown, an item each: its figure is one more equation for what people said,
 * and where a group has fewer than ten, it can be the last one that is missing. Numbers with too many different values have
 * none.
 */
export function groupTests(
  plan: Pick<SurveyPlan, "items">,
  evidence: Pick<SurveyEvidence, "items">,
  groups: Pick<ReleasedGroups, "cells">,
): GroupTest[] {
  const found = plan.items.flatMap(({ name, kind }, place) => {
    const values = evidence.items[place]?.values;
    const cells = groups.cells[place];
    if (!values || !cells || (kind !== "rating" && kind !== "number")) return [];
    const compared = [...cells.spread.keys()].filter((group) => cells.spread[group]);
    if (compared.length < 2) return [];
    const test = kruskalWallisOfCounts(
      compared.map((group) => new Map(values.map(({ value, byGroup }) => [value, byGroup[group] ?? 0]))),
    );
    return test ? [{ item: name, h: published(test.h), df: test.df, p: published(test.p) }] : [];
  });
  const q = benjaminiHochberg(found.map(({ p }) => p));
  return found.map((test, index) => ({ ...test, q: published(q[index] ?? 1) }));
}
