import { missingReasons, type UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { sampleInterval } from "#stats/sample-interval.ts";
import { wilsonInterval } from "#stats/wilson-interval.ts";
import { published, publishedInterval, publishedOrNull } from "./published.ts";
import { fewestForSpread, isVaried, mayBeCounted } from "./released-cells.ts";
import { effectiveNumber, sampleOf, together } from "./sums.ts";
import type { ItemColumn } from "./survey-plan.ts";
import type { Estimate, ItemResult } from "./survey-results.ts";
import type { Tally } from "./value-tally.ts";

/** Most entries of a distribution. */
const mostEntries = 101;

/** Figures of everybody who answered an item. @param isProtected false: what all agree on may be shown */
export function itemResult(
  column: ItemColumn,
  tally: Tally,
  minimum: number,
  isProtected = true,
): ItemResult {
  const { name, label, kind, ends } = column;
  const all = together(tally.groups);
  const withheld =
    all.n < minimum ? "too few" : !isProtected || isVaried(all, kind) ? null : withheldAs(kind);
  const item: ItemResult = {
    name,
    label,
    kind,
    n: all.n,
    missing: missingOf(tally),
    mean: null,
    low: null,
    high: null,
    standardDeviation: null,
    ends: kind === "rating" || kind === "number" ? ends : null,
    percent: null,
    topTwo: null,
    distribution: null,
    withheld,
  };
  if (withheld) return item;
  const isEnough = all.n >= fewestForSpread;
  const distribution = distributionOf(column, tally, minimum);
  if (kind === "choice") return { ...item, distribution };
  const sample = sampleOf(all);
  const shows = isEnough || kind === "multiple";
  const interval = kind === "multiple" ? shareInterval(sample.mean, sample.n) : sampleInterval(sample);
  return {
    ...item,
    mean: published(sample.mean),
    ...publishedInterval(shows ? interval : null),
    standardDeviation: shows ? published(Math.sqrt(sample.variance)) : null,
    percent: publishedOrNull(percentOf(sample.mean, item.ends)),
    topTwo: kind === "rating" ? topTwoOf(column, tally, minimum) : null,
    distribution,
  };
}

/** "all the same" tells an opinion that everybody shares; a number that never changes is no answer. */
const withheldAs = (kind: ItemResult["kind"]) => (kind === "number" ? "constant" : "all the same");

function missingOf({ missing }: Tally): ItemResult["missing"] {
  return Object.fromEntries(
    missingReasons.flatMap((reason, index) => {
      const count = missing[index + 1] ?? 0;
      return count > 0 ? [[reason, count]] : [];
    }),
  );
}

/** Per cent of the way from the scale's low to its high end; null without ends. */
function percentOf(mean: number, ends: ItemResult["ends"]): number | null {
  return ends && ends.high > ends.low ? (100 * (mean - ends.low)) / (ends.high - ends.low) : null;
}

/** Wilson's interval of a share; with weights `n` is the effective number of people. */
export function shareInterval(share: number, n: number): Estimate {
  const count = Math.min(n, Math.max(0, share * n));
  const { estimate, low, high } = wilsonInterval(count, n, Number.POSITIVE_INFINITY);
  return { estimate, low, high };
}

/** The points of a scale of whole numbers, lowest first; null where it is none or too long. */
function pointsOf({ ends }: UnderstoodColumn): number[] | null {
  if (!ends || !Number.isInteger(ends.low) || !Number.isInteger(ends.high)) return null;
  const count = ends.high - ends.low + 1;
  return count > 1 && count <= mostEntries
    ? Array.from({ length: count }, (_, index) => ends.low + index)
    : null;
}

function topTwoOf(column: ItemColumn, { values, groups }: Tally, minimum: number): Estimate | null {
  const points = pointsOf(column);
  if (!values || !points || points.length < 4 || values.some(({ value }) => !points.includes(value)))
    return null;
  const from = points.at(-2) ?? 0;
  const chosen = values.filter(({ value }) => value >= from);
  const all = together(groups);
  const top = chosen.reduce((sum, { n }) => sum + n, 0);
  if (!mayBeCounted([top, all.n - top], all, minimum)) return null;
  const weight = chosen.reduce((sum, one) => sum + one.weight, 0);
  const { estimate, low, high } = shareInterval(weight / all.weight, effectiveNumber(all));
  return { estimate: published(estimate), ...publishedInterval({ low, high }) };
}

function distributionOf(
  column: ItemColumn,
  { values, groups }: Tally,
  minimum: number,
): ItemResult["distribution"] {
  if (!values) return null;
  const counts = values.map(({ n }) => n);
  if (!mayBeCounted(counts, together(groups), minimum)) return null;
  // A list of numbers such as ages is a list of people.
  if (column.kind === "number" && values.some(({ n }) => n < minimum)) return null;
  const counted = new Map(values.map((one) => [one.value, one]));
  const offered =
    column.kind === "multiple"
      ? [0, 1]
      : column.kind === "rating"
        ? (pointsOf(column) ?? [])
        : column.values.map(({ value }) => value);
  const listed = [...new Set([...offered, ...counted.keys()])].sort((a, b) => a - b);
  const weight = values.reduce((sum, one) => sum + one.weight, 0);
  const entries = listed.map((value) => ({
    value,
    label: labelOf(column, value),
    n: counted.get(value)?.n ?? 0,
    share: published((counted.get(value)?.weight ?? 0) / weight),
  }));
  const shown =
    column.kind === "choice" && column.by !== "definition" ? withoutRare(entries, minimum) : entries;
  return shown.length > mostEntries ? null : shown;
}

type Entries = NonNullable<ItemResult["distribution"]>;

/** What an entry for answers that few gave is numbered. */
const rareAnswers = -1;

/**
 * Answers that nobody offered may be words of somebody's own, up to a name or a number to call. What fewer than the minimum
 * gave is counted together, without its words.
 */
function withoutRare(entries: Entries, minimum: number): Entries {
  const rare = entries.filter(({ n }) => n > 0 && n < minimum);
  if (rare.length === 0) return entries;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return [
    ...entries.filter((entry) => !rare.includes(entry)),
    {
      value: rareAnswers,
      label: rare.length === 1 ? "1 other answer" : `${rare.length} other answers`,
      n: sum(rare.map(({ n }) => n)),
      share: published(sum(rare.map(({ share }) => share))),
    },
  ];
}

/** What an answer is called; of a column that was turned round, by its number before that. */
export function labelOf({ kind, values, reversed, ends }: UnderstoodColumn, value: number): string {
  const written = reversed && ends !== null ? ends.low + ends.high - value : value;
  const named = values.find((one) => one.value === written)?.label;
  if (named !== undefined) return named;
  if (kind === "multiple") return value === 1 ? "chosen" : "not chosen";
  return String(value);
}
