import { netPromoterScoreOfCounts } from "#stats/net-promoter-score.ts";
import { published, publishedInterval } from "./published.ts";
import { mayBeCounted } from "./released-cells.ts";
import { effectiveNumber, together } from "./sums.ts";
import type { SurveyPlan } from "./survey-plan.ts";
import type { ItemResult, NpsResult } from "./survey-results.ts";
import type { Tally } from "./value-tally.ts";

/**
 * Net promoter score of the outcome where it asks from 0 to 10 whether somebody would recommend, else of the first item that
 * does; null where none does or its distribution may not be shown.
 */
export function npsResult(
  {
    recommending,
    outcome,
    choice,
  }: Pick<SurveyPlan, "recommending" | "outcome"> & {
    choice: Pick<SurveyPlan["choice"], "minimum">;
  },
  tallies: readonly Tally[],
  results: readonly ItemResult[],
): NpsResult | null {
  const place = recommending.find((at) => at === outcome) ?? recommending[0];
  if (place === undefined) return null;
  const tally = tallies[place];
  const item = results[place];
  if (!tally?.values || !item || item.withheld) return null;
  if (tally.values.some(({ value }) => !Number.isInteger(value))) return null;
  const all = together(tally.groups);
  const effective = effectiveNumber(all);
  const among = (isIn: (value: number) => boolean) => tally.values?.filter(({ value }) => isIn(value)) ?? [];
  const number = (found: readonly { n: number }[]) => found.reduce((sum, { n }) => sum + n, 0);
  const counted = (found: readonly { weight: number }[]) =>
    (found.reduce((sum, { weight }) => sum + weight, 0) / all.weight) * effective;
  const [promoters, detractors] = [among((value) => value >= 9), among((value) => value <= 6)];
  const passives = item.n - number(promoters) - number(detractors);
  if (!mayBeCounted([number(promoters), passives, number(detractors)], all, choice.minimum)) return null;
  const { estimate, low, high } = netPromoterScoreOfCounts(
    { n: effective, promoters: counted(promoters), detractors: counted(detractors) },
    Number.POSITIVE_INFINITY,
  );
  return {
    item: item.name,
    n: item.n,
    estimate: published(estimate),
    ...publishedInterval({ low, high }),
    promoters: number(promoters),
    passives,
    detractors: number(detractors),
  };
}
