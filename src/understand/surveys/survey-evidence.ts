import type { GroupedProducts } from "#stats/resampling-groups.ts";
import type { CarelessRule } from "./careless-rows.ts";
import type { PairwiseEvidence } from "./pairwise-products.ts";
import type { Tally } from "./value-tally.ts";

/** Answers to all of some drivers and the outcome. */
export interface CompleteAnswers {
  /** By place among the items. */
  drivers: number[];
  /** Drivers, then the outcome; null where nobody answered all of them. */
  products: GroupedProducts | null;
  /** The same of careless answers alone, in one group. */
  flaggedProducts: GroupedProducts | null;
}

/** What was counted of a survey file. It never leaves this feature: results go through disclosure. */
export interface SurveyEvidence {
  /** Rows that count. */
  n: number;
  /** Rows left out since they have no weight. */
  unweighted: number;
  /** Sums over rows of weights and of their squares; both are n without weights. */
  weight: number;
  weightSquares: number;
  /** By item. */
  items: Tally[];
  /** Values of the group column, rising; the first belongs to group 1. Null where there are too many. */
  groupValues: number[] | null;
  /** People by group; group 0 are those without one. */
  groupSizes: number[];
  /** By set of drivers of the plan. */
  models: CompleteAnswers[];
  /** By driver, where they are too many to be modelled. */
  pairs: { n: number; correlation: number | null }[] | null;
  /** Of the plan's drivers, then the outcome, and by set of drivers; null where drivers are too many to be paired. */
  pairwise: PairwiseEvidence | null;
  /** By scale. */
  scales: (GroupedProducts | null)[];
  careless: { flagged: number; rules: [CarelessRule, number][]; fastest: number | null };
}
