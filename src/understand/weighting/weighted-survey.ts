import { type Raking, rake } from "#stats/raking.ts";
import { effectiveSize, weightedMean } from "#stats/weighted-mean.ts";
import { itemResult, labelOf, shareInterval } from "../surveys/item-results.ts";
import { npsResult } from "../surveys/nps-result.ts";
import { coarse } from "../surveys/published.ts";
import { fewestForSpread } from "../surveys/released-cells.ts";
import { effectiveNumber, together } from "../surveys/sums.ts";
import type { Estimate, ItemResult, SurveyResults } from "../surveys/survey-results.ts";
import type { Sums, Tally } from "../surveys/value-tally.ts";
import type { WeightingBasis, WeightingItem } from "./weighting-basis.ts";

/** By what a weighting makes the answers like a population. */
export interface WeightingChoice {
  margins: {
    breakdown: string;
    /** Amounts by value, in proportion; null: as many were invited. */
    targets: Readonly<Record<string, number>> | null;
  }[];
  /** No weight is above so many times the mean; null: as large as it takes. */
  cap: number | null;
}

/** Weighted figures beside those that are not, and what weighting costs. Shares are between 0 and 1. */
export interface WeightedSurvey {
  n: number;
  /** People who, counted equally, would tell as much (Kish). */
  effective: number;
  designEffect: number;
  weights: {
    least: number;
    most: number;
    cap: number | null;
    /** People whose weight was held down at the cap. */
    trimmed: number;
    /** Largest weight and effective number without a cap; null where it changes nothing. */
    without: { most: number; effective: number } | null;
    rounds: number;
    /** What the shares of margins miss their targets by: more than rounding only where a cap forbids it. */
    largestDifference: number;
  };
  margins: WeightedMargin[];
  items: WeightedItem[];
  nps: { item: string; n: number; unweighted: Estimate; weighted: Estimate } | null;
  methods: { figure: string; text: string }[];
}

interface WeightedMargin {
  breakdown: string;
  label: string;
  source: "invited" | "given";
  groups: { value: string; label: string; n: number; answered: number; target: number; weighted: number }[];
  /** People in none of these groups, who keep their share. */
  elsewhere: { n: number; share: number };
  /** Of those invited who are in none of these groups; null where targets were given. */
  invitedElsewhere: number | null;
}

interface WeightedItem {
  name: string;
  label: string;
  kind: ItemResult["kind"];
  ends: ItemResult["ends"];
  n: number;
  /** Effective number of those who answered it. */
  effective: number;
  unweighted: Estimate | null;
  weighted: Estimate | null;
  /** Of choices; null where they may not be counted. */
  answers: { label: string; unweighted: Estimate; weighted: Estimate }[] | null;
}

/** Why there are no weights. */
export interface WeightingProblem {
  problem: "margin-unknown" | "targets-missing" | "nobody-invited" | "not-converged";
  /** The breakdown that it is about, and a group of it, as they are called. */
  margin: string;
  group: string;
}

const problemOf = (problem: WeightingProblem["problem"], margin = "", group = ""): WeightingProblem => ({
  problem,
  margin,
  group,
});

interface MarginTargets {
  /** Its place among the basis's breakdowns. */
  at: number;
  /** By place among its groups; 0 are those in none of them, who keep their share. */
  shares: number[];
  counts: number[];
}

function targetsOf(
  { classes, n, breakdowns }: WeightingBasis,
  { breakdown, targets }: WeightingChoice["margins"][number],
): MarginTargets | WeightingProblem {
  const at = breakdowns.findIndex(({ id }) => id === breakdown);
  const margin = breakdowns[at];
  if (!margin) return problemOf("margin-unknown", breakdown);
  const counts = new Array<number>(margin.groups.length + 1).fill(0);
  for (const { values, n: people } of classes)
    counts[values[at] ?? 0] = (counts[values[at] ?? 0] ?? 0) + people;
  const amounts = margin.groups.map(({ value, invited }) =>
    targets === null ? invited : Object.hasOwn(targets, value) ? (targets[value] ?? 0) : 0,
  );
  const missing = margin.groups.find((_, place) => !((amounts[place] ?? 0) > 0));
  if (missing)
    return problemOf(targets === null ? "nobody-invited" : "targets-missing", margin.label, missing.label);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const elsewhere = (counts[0] ?? 0) / n;
  return { at, counts, shares: [elsewhere, ...amounts.map((amount) => ((1 - elsewhere) * amount) / total)] };
}

/** By part of an item what each of its people counts: the mean over all who belong there. */
const partWeights = ({ parts }: WeightingItem, weights: readonly number[]): number[] =>
  parts.map(({ of }) => {
    const people = of.reduce((sum, [, n]) => sum + n, 0);
    return of.reduce((sum, [place, n]) => sum + n * (weights[place] ?? 0), 0) / people;
  });

/** An item's answers as one group, weighted. */
function weightedTally({ parts, values }: WeightingItem, weights: readonly number[]): Tally {
  const add = (of: (sums: Sums, weight: number) => number) =>
    parts.reduce((sum, { sums }, at) => sum + of(sums, weights[at] ?? 0), 0);
  const sums: Sums = {
    n: add(({ n }) => n),
    weight: add(({ n }, weight) => n * weight),
    weightSquares: add(({ n }, weight) => n * weight ** 2),
    shift: parts[0]?.sums.shift ?? 0,
    sum: add((own, weight) => own.sum * weight),
    squares: add((own, weight) => own.squares * weight),
    least: Math.min(...parts.map((part) => part.sums.least)),
    most: Math.max(...parts.map((part) => part.sums.most)),
  };
  return {
    groups: [sums],
    values:
      values?.map(({ value, byPart }) => {
        const n = byPart.reduce((total, people) => total + people, 0);
        const weight = byPart.reduce((total, people, at) => total + people * (weights[at] ?? 0), 0);
        return { value, n, weight, byGroup: Float64Array.of(n) };
      }) ?? null,
    missing: new Float64Array(256),
  };
}

const estimateOf = ({ mean, low, high }: Pick<ItemResult, "mean" | "low" | "high">): Estimate | null =>
  mean === null ? null : { estimate: mean, low, high };

/** The interval of a mean: linearised, with t for the effective people. */
function meanOf({ parts }: WeightingItem, weights: readonly number[], result: ItemResult): Estimate | null {
  const plain = estimateOf(result);
  if (!plain || result.kind === "multiple" || result.n < fewestForSpread) return plain;
  const found = weightedMean(
    parts.map(({ sums: { n, shift, sum, squares } }, at) => ({
      weight: weights[at] ?? 0,
      n,
      mean: shift + sum / n,
      squares: Math.max(0, squares - sum ** 2 / n),
    })),
  );
  return found && { estimate: found.estimate, low: found.low, high: found.high };
}

function itemOf(
  item: WeightingItem,
  weights: readonly number[],
  minimum: number,
  unweighted: ItemResult,
): { figures: WeightedItem; result: ItemResult; tally: Tally } {
  const own = partWeights(item, weights);
  const tally = weightedTally(item, own);
  const result = itemResult(item.column, tally, minimum);
  const effective = effectiveNumber(together(tally.groups));
  const { name, label, kind, ends } = unweighted;
  const answers =
    kind === "choice" && result.distribution && unweighted.distribution
      ? result.distribution.map(({ value, share, n }) => ({
          label: labelOf(item.column, value),
          unweighted: shareInterval(n / result.n, result.n),
          weighted: shareInterval(share, effective),
        }))
      : null;
  const figures = {
    name,
    label,
    kind,
    ends,
    n: result.n,
    effective,
    unweighted: estimateOf(unweighted),
    weighted: unweighted.mean === null ? null : meanOf(item, own, result),
    answers,
  };
  return { figures, result, tally };
}

/**
 * Weighted figures of a release, of classes' sums alone.
 *
 * @param overall the release's own figures of everybody
 */
export function weightedSurvey(
  basis: WeightingBasis,
  items: readonly WeightingItem[],
  overall: Pick<SurveyResults, "items" | "nps">,
  { margins, cap }: WeightingChoice,
): WeightedSurvey | WeightingProblem {
  const targets = margins.map((margin) => targetsOf(basis, margin));
  const wrong = targets.find((one): one is WeightingProblem => "problem" in one);
  if (wrong) return wrong;
  const chosen = targets.filter((one): one is MarginTargets => !("problem" in one));
  const people = basis.classes.map(({ values, n }) => ({
    places: chosen.map(({ at }) => values[at] ?? 0),
    n,
  }));
  const shares = chosen.map((one) => one.shares);
  const raking = rake(people, shares, { cap });
  if (!raking.converged) return problemOf("not-converged");
  const { weights } = raking;
  const known = new Map(overall.items.map((item) => [item.name, item]));
  const made = items.flatMap((item) => {
    const unweighted = known.get(item.column.name);
    return unweighted ? [itemOf(item, weights, basis.minimum, unweighted)] : [];
  });
  const recommend = made.findIndex(({ figures }) => figures.name === basis.recommend);
  const nps =
    recommend < 0
      ? null
      : npsResult(
          { recommending: [recommend], outcome: null, choice: { minimum: basis.minimum } },
          made.map(({ tally }) => tally),
          made.map(({ result }) => result),
        );
  const spread = spreadOf(people, raking, cap === null ? null : { cap, free: rake(people, shares) });
  return coarse({
    n: basis.n,
    ...spread,
    margins: margins.map(({ breakdown, targets: given }, at) => {
      const { counts, shares: wanted, at: place } = chosen[at] as MarginTargets;
      const { label, groups, invitedElsewhere } = basis.breakdowns[
        place
      ] as WeightingBasis["breakdowns"][number];
      return {
        breakdown,
        label,
        source: given === null ? ("invited" as const) : ("given" as const),
        groups: groups.map(({ value, label: name }, group) => ({
          value,
          label: name,
          n: counts[group + 1] ?? 0,
          answered: (counts[group + 1] ?? 0) / basis.n,
          target: wanted[group + 1] ?? 0,
          weighted:
            people.reduce(
              (sum, { places, n }, one) => sum + (places[at] === group + 1 ? n * (weights[one] ?? 0) : 0),
              0,
            ) / basis.n,
        })),
        elsewhere: { n: counts[0] ?? 0, share: wanted[0] ?? 0 },
        invitedElsewhere: given === null ? invitedElsewhere : null,
      };
    }),
    items: made.map(({ figures }) => figures),
    nps:
      nps && overall.nps
        ? { item: nps.item, n: nps.n, unweighted: estimateIn(overall.nps), weighted: estimateIn(nps) }
        : null,
    methods: methods(cap),
  });
}

const estimateIn = ({ estimate, low, high }: Estimate): Estimate => ({ estimate, low, high });

/** How weights spread, and what that and the cap cost. */
function spreadOf(
  people: readonly { n: number }[],
  { weights, trimmed, rounds, largestDifference }: Raking,
  held: { cap: number; free: Raking } | null,
): Pick<WeightedSurvey, "effective" | "designEffect" | "weights"> {
  const sizeBy = (by: readonly number[]) =>
    effectiveSize(people.map(({ n }, at) => ({ n, weight: by[at] ?? 0 })));
  const mostOf = (by: readonly number[]) => Math.max(...by.filter((_, at) => (people[at]?.n ?? 0) > 0));
  const n = people.reduce((sum, one) => sum + one.n, 0);
  const effective = sizeBy(weights);
  return {
    effective,
    designEffect: n / effective,
    weights: {
      least: Math.min(...weights.filter((_, at) => (people[at]?.n ?? 0) > 0)),
      most: mostOf(weights),
      cap: held?.cap ?? null,
      trimmed,
      without:
        trimmed > 0 && held
          ? { most: mostOf(held.free.weights), effective: sizeBy(held.free.weights) }
          : null,
      rounds,
      largestDifference,
    },
  };
}

const methods = (cap: number | null): WeightedSurvey["methods"] => [
  {
    figure: "Weights",
    text: `Raking (iterative proportional fitting; Deming & Stephan, 1940): the weights nearest to equal ones with which answers have the target shares of every margin (Deville, Särndal & Sautory, 1993). ${
      cap === null
        ? "No weight was held down."
        : `No weight is above ${cap} times the mean; where that leaves targets unmet, the weights are cut and the largest difference is told.`
    } A weight belongs to a class of at least ten people with the same released groups, never to a single person.`,
  },
  {
    figure: "Effective number of people",
    text: "(Σw)² / Σw² (Kish, 1965): so many people, counted equally, would tell as much. The number of people over it is the design effect.",
  },
  {
    figure: "Weighted means",
    text: "Σwx / Σw with its linearised standard error and Student's t at 95 % for the effective number of people. Weights are taken as given, so intervals are rather too long than too short. People who are in no group of a margin keep their share of it.",
  },
  {
    figure: "Weighted shares and scores",
    text: "Wilson's interval for shares, and the multinomial one for the net promoter score, with the effective number of people in place of the number of people.",
  },
  {
    figure: "What weighting does not do",
    text: "It takes away differences that go with the margins alone. Whoever did not answer for another reason stays unheard.",
  },
];
