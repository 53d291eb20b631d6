import type { DriverIntervals } from "#stats/driver-bootstrap.ts";
import { regressionTest } from "#stats/regression-test.ts";
import { type DriverModel, methodOf, ranksOf } from "./driver-model.ts";
import { incompleteAnswers } from "./incomplete-answers.ts";
import { published, publishedOrNull } from "./published.ts";
import { fewestForSpread } from "./released-cells.ts";
import { effectiveNumber, together } from "./sums.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { SurveyPlan } from "./survey-plan.ts";
import type { DriverResult, ItemResult, OutcomeResult } from "./survey-results.ts";

/** Correlation from which two drivers say almost the same. */
const almostTheSame = 0.9;
/** Most drivers that are listed where they could not be ranked together. */
const mostListed = 100;

/** @param model or why there is none */
export function outcomeResult(
  plan: SurveyPlan,
  evidence: SurveyEvidence,
  results: readonly ItemResult[],
  model: DriverModel | string,
  intervals: DriverIntervals | null,
): OutcomeResult | null {
  const target = plan.outcome === null ? undefined : results[plan.outcome];
  if (!target) return null;
  // Where nothing was modelled those who answered the outcome are counted.
  const tried = typeof model === "string" ? evidence.models[0] : model;
  const n = tried ? (tried.products?.rows ?? 0) : target.n;
  const base = { name: target.name, label: target.label, n, lost: evidence.n - n };
  if (typeof model === "string") {
    return {
      ...base,
      r2: null,
      r2Low: null,
      r2High: null,
      adjustedR2: null,
      p: null,
      drivers: correlatedDrivers(plan, evidence, results),
      method: "none",
      samplingError: null,
      draws: 0,
      alike: [],
      disagreements: [],
      problem: model,
    };
  }
  const { importance, regression } = model;
  const drivers = rankedDrivers(plan, results, model, intervals);
  const people = effectiveNumber(together(evidence.items[plan.outcome ?? -1]?.groups ?? []));
  // With weights a complete answer counts as much as an answer to the outcome does on average.
  const effective = target.n > 0 ? (n * people) / target.n : n;
  const left = effective - regression.rank - 1;
  const method = methodOf(model.drivers.length);
  const incomplete = incompleteAnswers(plan, evidence, results, model);
  return {
    ...base,
    r2: published(importance.r2),
    r2Low: publishedOrNull(intervals?.r2.low),
    r2High: publishedOrNull(intervals?.r2.high),
    adjustedR2: left > 0 ? published(1 - ((1 - importance.r2) * (effective - 1)) / left) : null,
    p: publishedOrNull(regressionTest(importance.r2, effective, regression.rank)?.p),
    drivers,
    method,
    samplingError: method === "sampled orders" ? published(importance.samplingError) : null,
    draws: intervals?.draws ?? 0,
    alike: alikeDrivers(plan, model),
    disagreements: drivers
      .filter(({ rank, rankByWeight }) => Math.abs(rank - rankByWeight) >= 2)
      .map(({ name }) => name),
    problem: null,
    ...(incomplete && { incomplete }),
  };
}

function rankedDrivers(
  { items }: SurveyPlan,
  results: readonly ItemResult[],
  { drivers, importance, regression, correlations }: DriverModel,
  intervals: DriverIntervals | null,
): DriverResult[] {
  const ranks = ranksOf(importance.lmg);
  const ranksByWeight = ranksOf(importance.relativeWeights);
  const percents = drivers.flatMap((place) => results[place]?.percent ?? []);
  const meanPercent = percents.reduce((sum, percent) => sum + percent, 0) / percents.length;
  const meanPart = importance.r2 / drivers.length;
  return drivers
    .map((place, at): DriverResult => {
      const item = results[place];
      const correlation = correlations.at(-1)?.[at] ?? null;
      const part = importance.lmg[at] ?? 0;
      const percent = item?.percent ?? null;
      return {
        name: items[place]?.name ?? "",
        label: items[place]?.label ?? "",
        lmg: published(part),
        lmgLow: publishedOrNull(intervals?.lmg[at]?.low),
        lmgHigh: publishedOrNull(intervals?.lmg[at]?.high),
        relativeWeight: publishedOrNull(importance.relativeWeights[at]),
        relativeWeightLow: publishedOrNull(intervals?.relativeWeights[at]?.low),
        relativeWeightHigh: publishedOrNull(intervals?.relativeWeights[at]?.high),
        coefficient: publishedOrNull(regression.coefficients[at]),
        standardised: publishedOrNull(regression.standardised[at]),
        correlation: publishedOrNull(correlation),
        performance: item?.mean ?? null,
        performancePercent: percent,
        topThree: publishedOrNull(intervals?.among[at]),
        rank: ranks[at] ?? 0,
        rankByWeight: ranksByWeight[at] ?? 0,
        quadrant:
          percent === null || correlation === null || correlation <= 0
            ? null
            : quadrantOf(part > meanPart, percent < meanPercent),
      };
    })
    .sort((a, b) => a.rank - b.rank);
}

function quadrantOf(isImportant: boolean, isLow: boolean): NonNullable<DriverResult["quadrant"]> {
  if (isImportant) return isLow ? "act" : "keep";
  return isLow ? "watch" : "spare";
}

function alikeDrivers({ items }: SurveyPlan, { drivers, correlations }: DriverModel): OutcomeResult["alike"] {
  const names = drivers.map((place) => items[place]?.name ?? "");
  return names
    .flatMap((one, i) =>
      names.slice(i + 1).flatMap((other, offset) => {
        const correlation = correlations[i]?.[i + 1 + offset] ?? null;
        if (correlation === null || Math.abs(correlation) < almostTheSame) return [];
        return [{ one, other, correlation: published(correlation) }];
      }),
    )
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** Where drivers are too many: those that go most with the outcome, each by itself. */
function correlatedDrivers(
  { items, drivers, choice }: SurveyPlan,
  { pairs }: SurveyEvidence,
  results: readonly ItemResult[],
): DriverResult[] {
  if (!pairs) return [];
  return drivers
    .map((place, at) => ({ place, ...(pairs[at] ?? { n: 0, correlation: null }) }))
    .flatMap(({ place, n, correlation }) =>
      n >= Math.max(choice.minimum, fewestForSpread) && correlation !== null && !results[place]?.withheld
        ? [{ place, correlation }]
        : [],
    )
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
    .slice(0, mostListed)
    .map(({ place, correlation }, index) => ({
      name: items[place]?.name ?? "",
      label: items[place]?.label ?? "",
      lmg: null,
      lmgLow: null,
      lmgHigh: null,
      relativeWeight: null,
      relativeWeightLow: null,
      relativeWeightHigh: null,
      coefficient: null,
      standardised: null,
      correlation: published(correlation),
      performance: results[place]?.mean ?? null,
      performancePercent: results[place]?.percent ?? null,
      topThree: null,
      rank: index + 1,
      rankByWeight: index + 1,
      quadrant: null,
    }));
}
