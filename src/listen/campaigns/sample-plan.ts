import {
  detectableDifference,
  sampleSizeForDifference,
  sampleSizeForMean,
  sampleSizeForScore,
  sampleSizeForShare,
} from "#stats/sample-size.ts";

/** A figure to plan for: a mean on a scale of five points, a share in percent, or a net promoter score in points. */
export type PlannedFigure = "mean" | "share" | "score";

/** What is taken for true until there is an earlier wave: cautious, so that the plan rather asks too many. */
const assumed = { mean: 1, share: 50, promoters: 0.4, detractors: 0.2 } as const;

/** The standard deviation of single answers, in the figure's units, where nobody knows a better one. */
const assumedSpread = (figure: PlannedFigure): number => {
  if (figure === "mean") return assumed.mean;
  if (figure === "share") return assumed.share;
  const { promoters, detractors } = assumed;
  return 100 * Math.sqrt(promoters + detractors - (promoters - detractors) ** 2);
};

export interface SamplePlan {
  figure: PlannedFigure;
  /** How far the 95 % interval of everybody's figure may reach to either side, in the figure's units. */
  halfWidth: number;
  /** A difference between two groups that is to be found four times out of five; null: groups aren't compared. */
  difference: number | null;
  /** The smallest group that is compared, as a share of the audience. */
  smallestGroup: number;
  /** The share of those invited who are expected to answer. */
  responseRate: number;
  /** How many may be invited. */
  population: number;
  /** A known standard deviation of single answers; for a mean only. */
  standardDeviation?: number;
}

/** How often a difference that is there is to be found. */
const power = 0.8;

const spreadOf = ({ figure, standardDeviation }: Pick<SamplePlan, "figure" | "standardDeviation">) =>
  standardDeviation ?? assumedSpread(figure);

function answersForWidth({ figure, halfWidth, population, standardDeviation }: SamplePlan): number {
  if (population === 0) return 0;
  if (figure === "share")
    return sampleSizeForShare({ halfWidth: halfWidth / 100, share: assumed.share / 100 });
  if (figure === "score")
    return sampleSizeForScore({ halfWidth, promoters: assumed.promoters, detractors: assumed.detractors });
  return sampleSizeForMean({
    halfWidth,
    standardDeviation: standardDeviation ?? assumed.mean,
  });
}

/**
 * How many answers and invitations a plan takes. As in results, nothing is taken off for a population that is finite: who does not
 * answer is no random part of it. The smallest group decides where groups are compared: it gives its share of
 * the answers and needs as many as the comparison does.
 *
 * @returns `reachable` is false where even all who may be invited are not enough
 */
export function planSample(plan: SamplePlan): { answers: number; invitations: number; reachable: boolean } {
  const { difference, smallestGroup, responseRate, population } = plan;
  const perGroup =
    difference === null
      ? 0
      : sampleSizeForDifference({ difference, standardDeviation: spreadOf(plan), power });
  const answers = Math.max(answersForWidth(plan), Math.ceil(perGroup / smallestGroup));
  const invitations = Math.ceil(answers / responseRate);
  return { answers, invitations, reachable: invitations <= population };
}

/**
 * What a number of invitations lets one see.
 *
 * @returns answers expected; the half-width of the 95 % interval of everybody's figure; and the smallest difference between two groups of the smallest size that is found four times out of five; null below two
 */
export function seenWith(
  plan: Omit<SamplePlan, "halfWidth" | "difference">,
  invitations: number,
): { answers: number; halfWidth: number | null; detectable: number | null } {
  const answers = Math.floor(Math.min(invitations, plan.population) * plan.responseRate);
  const spread = spreadOf(plan);
  const inGroup = Math.floor(answers * plan.smallestGroup);
  return {
    answers,
    halfWidth: answers < 2 ? null : 1.959963984540054 * spread * Math.sqrt(1 / answers),
    detectable: inGroup < 2 ? null : detectableDifference({ n: inGroup, standardDeviation: spread, power }),
  };
}
