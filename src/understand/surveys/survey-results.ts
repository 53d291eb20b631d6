import type { MissingReason, ScaleEnds } from "#listen/survey-files/survey-file.ts";

/**
 * All figures of one survey that may be shown: `results.json`, the reports and the pages read this and nothing else. Figures
 * have nine significant digits; what protects people is whom a figure covers (`released-cells.ts`), not how exact it is.
 */
export interface SurveyResults {
  /** Rows with an answer. */
  n: number;
  /** Groups below it, and figures of fewer, are not shown. */
  minimum: number;
  /** The column of weights, and what weighting leaves of n (Kish); null without weights. */
  weights: { name: string; effectiveN: number } | null;
  items: ItemResult[];
  nps: NpsResult | null;
  outcome: OutcomeResult | null;
  /** The column that says who is in which group, which is no item; null without groups. */
  grouping: { name: string; label: string } | null;
  /** In the order of the answers. */
  groups: GroupResult[];
  /** The largest effect first. */
  gaps: GapResult[];
  /** Over all groups at once, an item each; empty with fewer than two groups shown. */
  groupTests: GroupTest[];
  reliability: ReliabilityResult[];
  careless: CarelessResult | null;
  /** How each figure was computed, by what it is: sentences with estimator, assumptions and reference. */
  methods: { figure: string; text: string }[];
  /** What the reader has to know, most important first: models that could not be computed and why, answers that were lost. */
  notes: { code: string; text: string }[];
}

export interface Estimate {
  estimate: number;
  /** Null where no interval can be given. */
  low: number | null;
  high: number | null;
}

export interface ItemResult {
  name: string;
  label: string;
  kind: "rating" | "number" | "choice" | "multiple";
  /** Answers that count. */
  n: number;
  /** Why others don't, by reason; only those that occur. */
  missing: Partial<Record<MissingReason, number>>;
  /** Null for choices, and where it may not be shown. Of "multiple" it is the share that ticked it. */
  mean: number | null;
  /** Null, as the standard deviation, for fewer than ten ratings or numbers: they would tell single answers. */
  low: number | null;
  high: number | null;
  standardDeviation: number | null;
  ends: ScaleEnds | null;
  /** Mean as percent of the way from the scale's low to its high end (POMP); null without known ends. */
  percent: number | null;
  /** Of ratings: share in the two highest answers; null for scales of fewer than four, and below ten answers. */
  topTwo: Estimate | null;
  /** Null below ten answers, for numbers that single people gave, and where it would be too long; at most 101 entries. */
  distribution: { value: number; label: string; n: number; share: number }[] | null;
  /** Why figures are not shown; null where they are. "constant" is a number that never changes, such as a year. */
  withheld: "too few" | "all the same" | "constant" | null;
}

export interface NpsResult extends Estimate {
  item: string;
  n: number;
  promoters: number;
  passives: number;
  detractors: number;
}

export interface DriverResult {
  name: string;
  label: string;
  /** Its part of r2, averaged over all orders (LMG, Shapley); the parts sum to r2. Null where it can't be computed. */
  lmg: number | null;
  /** 95 % bootstrap interval (percentile). */
  lmgLow: number | null;
  lmgHigh: number | null;
  /** Johnson's relative weight; they sum to r2. */
  relativeWeight: number | null;
  relativeWeightLow: number | null;
  relativeWeightHigh: number | null;
  /** In the outcome's units for one unit more of the driver, the others held. Null where columns say the same. */
  coefficient: number | null;
  standardised: number | null;
  /** Pearson's correlation with the outcome, over the same answers. */
  correlation: number | null;
  /** The driver's mean over all who answered it, in its own units. */
  performance: number | null;
  /** The same as percent of the scale. */
  performancePercent: number | null;
  /** Share of bootstrap draws in which it was among the three most important. */
  topThree: number | null;
  rank: number;
  /** By relative weight. */
  rankByWeight: number;
  /**
   * More important than the average driver, and doing worse than the average: "act". Null without both, and where the
   * driver goes with a lower outcome.
   */
  quadrant: "act" | "keep" | "watch" | "spare" | null;
}

export interface OutcomeResult {
  name: string;
  label: string;
  /** Complete answers in the model, and how many of all rows were left out because an answer was missing. */
  n: number;
  lost: number;
  r2: number | null;
  r2Low: number | null;
  r2High: number | null;
  adjustedR2: number | null;
  /** That drivers without any relation to the outcome would explain as much (F test); null without a model. */
  p: number | null;
  drivers: DriverResult[];
  /** How parts were found: all subsets, or a sample of orders with its largest standard error. */
  method: "all subsets" | "sampled orders" | "none";
  samplingError: number | null;
  draws: number;
  /** Pairs of drivers that say almost the same (|r| ≥ 0.9); their order is not to be taken seriously. */
  alike: { one: string; other: string; correlation: number }[];
  /** Drivers where the two methods' ranks differ by two or more. */
  disagreements: string[];
  /** Why there is no ranking; null where there is one. */
  problem: string | null;
  /** What answers with gaps say; absent where there are none, or no ranking, and in records of before it was computed. */
  incomplete?: IncompleteAnswers;
}

/** How far the ranking hangs on who answered everything. */
export interface IncompleteAnswers {
  /** Answers to the outcome, complete or not. */
  answered: number;
  /** Drivers without which there would be clearly more complete answers, most first: that many. */
  without: { name: string; label: string; n: number }[];
  /**
   * LMG from correlations of each pair of questions over all answers that have both: right where they
   * are missing completely at random. Its first three drivers, and whether they are the ranking's.
   */
  pairwise: { fewest: number; most: number } & (
    | { order: "same" | "same three" | "other"; first: { name: string; label: string }[]; problem: null }
    | { order: null; problem: "too few" | "contradictory" }
  );
}

export interface GroupResult {
  name: string;
  /** Null where suppressed. */
  n: number | null;
  suppressed: boolean;
  /** "too few", or withheld so that a hidden group can't be worked out from the total. */
  why: "too few" | "protects another group" | null;
  /**
   * All but choices; empty where the group is suppressed. All null where the item's figure could tell single answers. Below
   * ten answers the interval is made with the standard deviation of everybody who answered the item.
   */
  items: { name: string; n: number | null; mean: number | null; low: number | null; high: number | null }[];
}

export interface GapResult {
  item: string;
  label: string;
  /** The two groups; "everyone else" where there are more than two. Both sides have ten answers or more, but for ticks. */
  between: [string, string];
  n: [number, number];
  /** The first less the second. */
  difference: number;
  low: number;
  high: number;
  /** Welch's t; q after Benjamini and Hochberg over all gaps. */
  p: number;
  q: number;
  /** Hedges' g with its 95 % interval. */
  effect: number;
  effectLow: number;
  effectHigh: number;
  word: "higher" | "lower" | "no evidence";
}

export interface GroupTest {
  item: string;
  /** Kruskal–Wallis with ties. */
  h: number;
  df: number;
  p: number;
  q: number;
}

export interface ReliabilityResult {
  scale: string;
  items: string[];
  /** Complete answers. */
  n: number;
  alpha: number | null;
  omega: number | null;
  /** Items that run against the others; they were not turned round. */
  against: string[];
  /** Why there is none; null where there is. */
  problem: string | null;
}

export interface CarelessResult {
  /** Answers looked at, and those flagged by at least one rule. */
  n: number;
  flagged: number;
  rules: { rule: string; text: string; n: number }[];
  /** Whether the first three drivers stay the same without those flagged; null without a ranking. */
  sameTopThree: boolean | null;
}
