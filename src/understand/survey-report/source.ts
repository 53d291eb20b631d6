import type { DriverResult, ItemResult, OutcomeResult, SurveyResults } from "../surveys/survey-results.ts";
import { decimalsFor, fixed } from "./figures.ts";
import type { StorySource } from "./story.ts";

/** A driver whose part of r2 is known. */
export type RankedDriver = DriverResult & { lmg: number };

/** Drivers in their order of importance; none where there is no ranking. */
export function rankedDrivers({ outcome }: SurveyResults): RankedDriver[] {
  if (outcome === null || outcome.problem !== null) return [];
  return outcome.drivers
    .filter((driver): driver is RankedDriver => driver.lmg !== null)
    .toSorted((one, other) => one.rank - other.rank);
}

/** Whether the drivers together explain no more than chance brings (F test, 5 %). */
export const isChance = ({ p }: OutcomeResult): boolean => p !== null && p >= 0.05;

/** Whether a correlation over n answers is further from zero than chance brings it (Fisher's z, two-sided 5 %). */
export function isRelated({ correlation }: DriverResult, n: number): boolean {
  if (correlation === null || n <= 3) return false;
  return Math.abs(Math.atanh(Math.min(0.999_999, Math.abs(correlation)))) * Math.sqrt(n - 3) > 1.96;
}

/** True where more of it goes with less of the outcome. */
export function runsAgainst({ correlation, coefficient }: DriverResult): boolean {
  return (correlation ?? coefficient ?? 0) < 0;
}

/** Drivers that have a place on the map of importance and performance. */
export function mappedDrivers(results: SurveyResults): (RankedDriver & { performancePercent: number })[] {
  return rankedDrivers(results).filter(
    (driver): driver is RankedDriver & { performancePercent: number } =>
      driver.quadrant !== null && driver.performancePercent !== null && !runsAgainst(driver),
  );
}

/** What the fields of the map are called. */
export const fieldNames = {
  act: "Act first",
  keep: "Keep it up",
  watch: "Watch",
  spare: "Doing well, matters less",
} as const;

/**
 * Where the map is cut: the average driver's part of r2, and the average level in percent of those whose scale is known, be
 * they on the map or not. Fields ("act", "keep" …) are decided by the same two.
 */
export function mapLines(results: SurveyResults): { importance: number; level: number } {
  const drivers = rankedDrivers(results);
  const levels = drivers.flatMap(({ performancePercent }) => performancePercent ?? []);
  const average = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { importance: average(drivers.map(({ lmg }) => lmg)), level: average(levels) };
}

/** An item whose mean may be shown. */
export type LevelItem = ItemResult & { mean: number };

/**
 * Ratings on a known scale of three or more points, from the lowest to the highest level, and at the same level in the
 * file's order. Answers of two points, such as yes and no, are no levels.
 */
export function ratedItems({ items }: SurveyResults): (LevelItem & { percent: number })[] {
  return items
    .filter(
      (item): item is LevelItem & { percent: number } =>
        item.kind === "rating" &&
        item.mean !== null &&
        item.percent !== null &&
        (item.ends === null || item.ends.high - item.ends.low > 1),
    )
    .toSorted((one, other) => one.percent - other.percent);
}

/** How an item's figures are printed: two decimals for ratings, else as many as their spread asks for. */
export function printerOf(item: ItemResult | undefined): (value: number) => string {
  if (item === undefined) return (value) => fixed(value, 2);
  const span = item.ends ? item.ends.high - item.ends.low : null;
  const decimals =
    item.kind === "rating" && (span === null || span <= 20)
      ? 2
      : decimalsFor(item.standardDeviation ?? Math.abs(item.mean ?? 1));
  return (value) => fixed(value, decimals);
}

/** " on the scale from 1 to 5", or nothing where its ends aren't known. */
export function onItsScale({ ends }: ItemResult): string {
  return ends ? ` on the scale from ${fixed(ends.low, 0)} to ${fixed(ends.high, 0)}` : "";
}

/** Items by name, found once for each list: a survey can have thousands. */
const itemsByName = new WeakMap<readonly ItemResult[], Map<string, ItemResult>>();

export function itemOf({ items }: SurveyResults, name: string): ItemResult | undefined {
  const known = itemsByName.get(items) ?? new Map(items.map((item) => [item.name, item]));
  itemsByName.set(items, known);
  return known.get(name);
}

/**
 * A sentence before what to do to get more, in the words of the place where the report is read; where that can be chosen right
 * below, the choice says it.
 *
 * @param option "--outcome", followed by the column that may be meant, if any is known
 * @param what "an outcome"
 */
export function withAdvice(
  { place }: StorySource,
  said: string,
  option: string,
  column: string | undefined,
  what: string,
): string {
  if (place === "own page" || place === "campaign") return said;
  if (place === "elsewhere") return `${said} Whoever has the file can choose ${what}, and compute again.`;
  if (column === undefined)
    return `${said} Run the command again with ${option} COLUMN; fidelity.json lists the columns.`;
  return `${said} Run the command again with ${option} ${/^[\w.-]+$/.test(column) ? column : `"${column}"`}.`;
}

/** What is said of each question where hardly anybody has answered. */
export const tooFew = ({ results }: StorySource): string | null =>
  results.n < results.minimum ? "Too few people have answered to say." : null;
