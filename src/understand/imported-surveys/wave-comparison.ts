import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { newcombeDifference } from "#stats/newcombe-difference.ts";
import { hedgesG } from "#stats/standardised-difference.ts";
import { type Sample, welchTest } from "#stats/welch-test.ts";
import type { ItemResult, NpsResult, SurveyResults } from "../surveys/survey-results.ts";
import { compareDrivers, type DriverComparison } from "./driver-comparison.ts";
import { type ItemMeaning, sameMeaning } from "./item-meaning.ts";

interface Figure {
  estimate: number;
  low: number | null;
  high: number | null;
  n: number;
}

interface Difference {
  estimate: number;
  low: number;
  high: number;
}

/** An item in two waves; the difference is the later less the earlier. */
interface ItemChange {
  name: string;
  label: string;
  /** "nps" from −100 to 100, "multiple" shares from 0 to 1, the others in the item's units. */
  kind: "rating" | "number" | "multiple" | "nps";
  ends: { low: number; high: number } | null;
  earlier: Figure;
  later: Figure;
  difference: Difference | null;
  p: number | null;
  /** After Benjamini and Hochberg over all items of the comparison. */
  q: number | null;
  /** Hedges' g; null for shares and scores. */
  effect: number | null;
  /** Of ratings and scores high is good; of numbers and shares nobody said so. */
  word: "improved" | "worse" | "higher" | "lower" | "no evidence of change" | "too little data";
}

/** What changed between two waves of a survey. */
export interface WaveComparison {
  items: ItemChange[];
  /** Null where neither wave has an outcome. */
  drivers: DriverComparison | null;
  notComparable: { name: string; label: string; reason: string }[];
  notes: string[];
}

/** A wave's results, and what its items asked. */
export interface ComparedWave {
  results: SurveyResults;
  meanings: readonly ItemMeaning[];
}

/**
 * Compares two waves that different people answered, or the same ones without being told apart. Means by Welch's t,
 * shares by Newcombe's interval, many at once by Benjamini and Hochberg. Nothing but published figures goes in. Pure.
 */
export function compareWaves(earlier: ComparedWave, later: ComparedWave): WaveComparison {
  const notComparable: WaveComparison["notComparable"] = [];
  const changes = later.results.items.flatMap((now): ItemChange[] => {
    if (now.kind === "choice") return [];
    const reject = (reason: string) => {
      notComparable.push({ name: now.name, label: now.label, reason });
      return [];
    };
    const then = earlier.results.items.find(({ name }) => name === now.name);
    if (!then) return reject("It was not asked in the earlier wave.");
    const reason = sameMeaning(meaningOf(earlier, then), meaningOf(later, now));
    if (reason) return reject(reason);
    const change = itemChange(then, now, shareOf(earlier.results), shareOf(later.results));
    return change ? [change] : reject("Too few people answered it in one of the waves.");
  });
  for (const { name, label, kind } of earlier.results.items)
    if (kind !== "choice" && !later.results.items.some((now) => now.name === name))
      notComparable.push({ name, label, reason: "It was not asked in the later wave." });
  const score = npsChange(earlier.results, later.results, notComparable);
  const items = score ? [...changes, score] : changes;
  return {
    items: judged(items),
    drivers: compareDrivers(earlier.results.outcome, later.results.outcome, (name) =>
      sameMeaning(
        earlier.meanings.find((one) => one.name === name),
        later.meanings.find((one) => one.name === name),
      ),
    ),
    notComparable,
    notes: notesOf(earlier.results, later.results),
  };
}

const meaningOf = ({ meanings }: ComparedWave, item: ItemResult) =>
  meanings.find(({ name }) => name === item.name);

/** What weighting leaves of an answer (Kish); 1 without weights. */
const shareOf = ({ weights, n }: SurveyResults): number => (weights && n > 0 ? weights.effectiveN / n : 1);

function itemChange(then: ItemResult, now: ItemResult, left: number, leftNow: number): ItemChange | null {
  const [before, after] = [figureOf(then), figureOf(now)];
  if (!before || !after || now.kind === "choice") return null;
  const [first, second] = [sampleOf(now, after, leftNow), sampleOf(then, before, left)];
  const test = first && second && welchTest(first, second);
  const isShare = now.kind === "multiple";
  const shares = isShare
    ? newcombeDifference(
        { count: after.estimate * after.n * leftNow, n: after.n * leftNow },
        { count: before.estimate * before.n * left, n: before.n * left },
      )
    : null;
  return {
    name: now.name,
    label: now.label,
    kind: now.kind,
    ends: now.ends,
    earlier: before,
    later: after,
    difference: shares
      ? { estimate: shares.difference, low: shares.low, high: shares.high }
      : test && { estimate: test.difference, low: test.low, high: test.high },
    p: test?.p ?? null,
    q: null,
    effect: (!isShare && first && second && hedgesG(first, second)?.estimate) || null,
    word: "too little data",
  };
}

const figureOf = ({ mean, low, high, n }: ItemResult): Figure | null =>
  mean === null ? null : { estimate: mean, low, high, n };

function sampleOf(item: ItemResult, { estimate, n }: Figure, left: number): Sample | null {
  const effective = n * left;
  if (effective < 2) return null;
  if (item.kind === "multiple")
    return {
      n: effective,
      mean: estimate,
      variance: (estimate * (1 - estimate) * effective) / (effective - 1),
    };
  const deviation = item.standardDeviation;
  return deviation === null ? null : { n: effective, mean: estimate, variance: deviation ** 2 };
}

function npsChange(
  earlier: SurveyResults,
  later: SurveyResults,
  notComparable: WaveComparison["notComparable"],
): ItemChange | null {
  const [then, now] = [earlier.nps, later.nps];
  if (!then || !now) return null;
  const label = "Net promoter score";
  if (then.item !== now.item || notComparable.some(({ name }) => name === now.item)) {
    notComparable.push({
      name: "nps",
      label,
      reason: "It comes from another question, or one that changed.",
    });
    return null;
  }
  const [first, second] = [scores(now, shareOf(later)), scores(then, shareOf(earlier))];
  const test = welchTest(first, second);
  return {
    name: "nps",
    label,
    kind: "nps",
    ends: { low: -100, high: 100 },
    earlier: { estimate: then.estimate, low: then.low, high: then.high, n: then.n },
    later: { estimate: now.estimate, low: now.low, high: now.high, n: now.n },
    difference: test && { estimate: test.difference, low: test.low, high: test.high },
    p: test?.p ?? null,
    q: null,
    effect: null,
    word: "too little data",
  };
}

/** The score as the mean of 100, 0 and −100. */
function scores({ promoters, passives, detractors, n, estimate }: NpsResult, left: number): Sample {
  const all = promoters + passives + detractors;
  const [p, d] = [promoters / all, detractors / all];
  const effective = n * left;
  const variance = (10_000 * (p + d - (p - d) ** 2) * effective) / (effective - 1);
  return { n: effective, mean: estimate, variance };
}

function judged(changes: readonly ItemChange[]): ItemChange[] {
  const tested = changes.filter(({ p }) => p !== null);
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p ?? 1));
  return changes.map((change) => {
    const at = tested.indexOf(change);
    const q = at < 0 ? null : (adjusted[at] ?? 1);
    return { ...change, q, word: wordFor(change, q) };
  });
}

function wordFor({ kind, difference }: ItemChange, q: number | null): ItemChange["word"] {
  if (q === null || !difference) return "too little data";
  if (q >= 0.05) return "no evidence of change";
  const rose = difference.estimate > 0;
  if (kind === "rating" || kind === "nps") return rose ? "improved" : "worse";
  return rose ? "higher" : "lower";
}

function notesOf(earlier: SurveyResults, later: SurveyResults): string[] {
  const notes = [
    "Both waves are taken as independent samples: who answered both times is not known, so the intervals are wider than they would be for the same people.",
    "Differences are the later wave less the earlier one, with 95 % intervals: Welch's for means and for the net promoter score, Newcombe's for shares. “Improved” and “worse” are said where q is below 0.05, after Benjamini and Hochberg over all questions here.",
  ];
  if ((earlier.weights === null) !== (later.weights === null))
    notes.push(
      "One of the waves is weighted and the other isn't: part of a difference may come from that alone.",
    );
  return notes;
}
