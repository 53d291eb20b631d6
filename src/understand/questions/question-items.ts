import type { Texts } from "#listen/questionnaires/definition.ts";
import { withoutValues } from "#listen/questionnaires/piping.ts";
import type { Estimate } from "#stats/mean-interval.ts";
import { netPromoterScore } from "#stats/net-promoter-score.ts";
import { wilsonInterval } from "#stats/wilson-interval.ts";
import { type Figure, published, publishedMeanOfCounts } from "../profile/figure.ts";
import { type CountedValues, peopleIn } from "./question-evidence.ts";
import type { ItemResult, Withheld } from "./question-result.ts";

/** What decides on figures of one question. */
export interface Rules {
  /** Fewest people. */
  minimum: number;
  /** Whether nobody's answer may be worked out. */
  isProtected: boolean;
  /** Head-count of the group that was asked. */
  population: number;
}

interface Named {
  id: string;
  text: string;
}

/** Distributions of protected answers are shown from this many up. */
export const fewestForShares = 10;

/** A text in a language, in the words for everybody where something is put in. */
export function plainText(texts: Texts | undefined, language: string): string {
  return withoutValues(texts?.[language] ?? "");
}

const empty = {
  perspective: null,
  n: null,
  withheld: null,
  mean: null,
  median: null,
  netPromoterScore: null,
  shares: null,
  method: "",
} satisfies Partial<ItemResult>;

export function withheldItem({ id, text }: Named, withheld: Withheld): ItemResult {
  return { ...empty, id, text, withheld };
}

const isEnoughForShares = (n: number, { isProtected, minimum }: Rules) =>
  n >= (isProtected ? Math.max(minimum, fewestForShares) : minimum);

function rounded({ estimate, low, high }: Estimate, decimals: number): Figure {
  const round = (value: number) => Number(value.toFixed(decimals)) + 0;
  return {
    estimate: round(estimate),
    low: low === null ? null : round(low),
    high: high === null ? null : round(high),
  };
}

/** Shares of options among `n` people. */
export function shareItem(
  { id, text }: Named,
  options: readonly Named[],
  counts: readonly number[],
  n: number,
  rules: Rules,
): ItemResult {
  if (!isEnoughForShares(n, rules)) return withheldItem({ id, text }, "too few answers");
  return { ...empty, id, text, n, ...sharesOf(options, counts, n, rules.population) };
}

function sharesOf(options: readonly Named[], counts: readonly number[], n: number, population: number) {
  const estimates = options.map((_, index) => wilsonInterval(counts[index] ?? 0, n, population));
  return {
    shares: options.map((option, index) => ({
      ...option,
      count: counts[index] ?? 0,
      share: rounded(estimates[index] ?? wilsonInterval(0, n, population), 3),
    })),
    method: estimates[0]?.method ?? "",
  };
}

/** Mean of numbers; beside it what enough people allow: interval, shares of a scale's points, median, score. */
export function meanItem(
  { id, text }: Named,
  values: CountedValues,
  rules: Rules & { withMedian?: boolean; withScore?: boolean },
  scale: readonly Named[] = [],
): ItemResult {
  const n = peopleIn(values);
  const { figure, method } = publishedMeanOfCounts(values, rules.population);
  const item = { ...empty, id, text, n, mean: figure, method };
  if (!isEnoughForShares(n, rules)) {
    return {
      ...item,
      mean: { ...figure, low: null, high: null },
      method: Number.isFinite(rules.population)
        ? `mean of ${n} of ${rules.population} people, too few to show more`
        : `mean of ${n} people, too few to show more`,
    };
  }
  const counts = scale.map((point) => values.get(Number(point.id)) ?? 0);
  return {
    ...item,
    shares: scale.length === 0 ? null : sharesOf(scale, counts, n, rules.population).shares,
    median: rules.withMedian ? published(medianOf(values)) : null,
    netPromoterScore: rules.withScore ? rounded(netPromoterScore(values, rules.population), 1) : null,
  };
}

/** Mean rank. */
export function rankItem(option: Named, ranks: CountedValues, rules: Rules): ItemResult {
  const item = meanItem(option, ranks, rules);
  return {
    ...item,
    method: `${item.method}; 1 is the first rank, options left out share the ranks left over`,
  };
}

/** The value in the middle, or the mean of the two. */
function medianOf(values: CountedValues): number {
  const n = peopleIn(values);
  const rising = [...values].sort(([a], [b]) => a - b);
  const valueAt = (place: number) => {
    let below = 0;
    return (
      rising.find(([, count]) => {
        below += count;
        return place < below;
      })?.[0] ?? 0
    );
  };
  return (valueAt((n - 1) >> 1) + valueAt(n >> 1)) / 2;
}
