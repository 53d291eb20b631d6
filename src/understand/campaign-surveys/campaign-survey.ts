import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { Meaning } from "#listen/questionnaires/meaning.ts";
import type {
  Estimate,
  GapResult,
  GroupTest,
  ItemResult,
  NpsResult,
  OutcomeResult,
  SurveyResults,
} from "../surveys/survey-results.ts";

/**
 * What a survey campaign's answers say, as far as it may be shown: pages, reports, exports and measures read this and nothing
 * else. Shares are between 0 and 1; figures have nine significant digits. In confidential campaigns all figures of groups are
 * about unions of the same classes of people (`local-suppression.ts`).
 */
export interface CampaignSurvey {
  campaign: SurveyedCampaign;
  response: ResponseResult;
  /** Of all answers. Its own `groups`, `gaps` and `groupTests` are empty: those of breakdowns stand below. */
  overall: SurveyResults;
  /** What items stand for, by name; items without a meaning have no entry. */
  meanings: Record<string, Meaning>;
  /** As the campaign orders them, the most important first. */
  breakdowns: BreakdownResult[];
  stated: StatedResult | null;
  providers: ProvidersResult | null;
  delight: DelightResult | null;
  /** By part of the service; null where expectations were not asked. */
  expectations: ExpectationResult[] | null;
  /** What the reader has to know beside `overall.notes`. */
  notes: { code: string; text: string }[];
  /** How the figures beside `overall` were computed; what occurs. */
  methods: { figure: string; text: string }[];
}

interface SurveyedCampaign {
  name: string;
  anonymity: Anonymity;
  audience: "staff" | "customers";
  /** ISO moments. */
  openedAt: string;
  /** Null for snapshots of a campaign that is open. */
  closedAt: string | null;
  /** Fewest people of a group whose figures are shown: what disclosure really used. */
  minimum: number;
  questionnaire: string;
  languages: string[];
}

export interface ResponseResult {
  invited: number;
  /** Invited people whose address did not turn mail away. */
  reached: number;
  /** Gave at least one answer. */
  started: number;
  completed: number;
  /** Came through a door without being invited; absent where nobody did. They are among `started`, and in no rate. */
  uninvited?: number;
  /**
   * Cards or sheets were handed to people who were invited. What came on them counts as theirs, so nothing is said of who of them
   * answered, and the rate may be too high. Absent where none were.
   */
  handedOut?: true;
  /** Started of invited, with Wilson's interval for the people who would be asked again in the same way. */
  rate: Estimate;
  /** By breakdown that is known of all who were invited, not of answers. */
  byBreakdown: { breakdown: string; label: string; groups: ResponseGroup[] }[];
  /** By such a breakdown; null where too little may be shown to say anything. */
  bias: BiasResult[];
}

export interface ResponseGroup {
  value: string;
  label: string;
  invited: number;
  /** Null where too few were invited, or where not all of its answers can be told by this breakdown. */
  answered: number | null;
  rate: Estimate | null;
}

/** Whether those who answered are like those who were invited, in one breakdown. */
export interface BiasResult {
  breakdown: string;
  label: string;
  groups: {
    value: string;
    label: string;
    /** Among those invited, and among those who answered. */
    invitedShare: number;
    answeredShare: number;
    /** (answered − invited) / √((p₁q₁ + p₂q₂) / 2) */
    standardisedDifference: number;
  }[];
  chiSquare: number | null;
  df: number | null;
  p: number | null;
  cramersV: number | null;
  /** "alike", "somewhat different" (a difference of 0.1 or more), "different" (0.2 or more) */
  word: "alike" | "somewhat different" | "different";
  /**
   * The outcome's mean as answered, and with groups counted as often as they were invited; null without an outcome, and where people
   * who weren't invited are in the means.
   */
  outcome: { item: string; raw: number; weighted: number; difference: number } | null;
}

/** What one breakdown tells of all items. */
export interface BreakdownResult {
  id: string;
  label: string;
  /**
   * Whether its groups are persons (account managers). Then groups and everything below are empty here: such a group is shown
   * only by the feature that shows it to that person first, and never beside another.
   */
  arePersons: boolean;
  /** People who answered and are in no group that is shown, of this many. */
  leftOut: number;
  n: number;
  groups: BreakdownGroup[];
  gaps: GapResult[];
  groupTests: GroupTest[];
  crossTables: CrossTable[];
  caseMix: CaseMix | null;
}

export interface BreakdownGroup {
  value: string;
  label: string;
  /** Null where suppressed. */
  n: number | null;
  suppressed: boolean;
  why: "too few" | "protects another group" | null;
  /** All but choices, as `GroupResult` has them. */
  items: { name: string; n: number | null; mean: number | null; low: number | null; high: number | null }[];
  /** Net promoter score: what the group's own record says. Null where there is none or it may not be shown. */
  nps: (Estimate & { n: number }) | null;
}

/** A choice by the groups that are shown. */
export interface CrossTable {
  item: string;
  label: string;
  /** In the order of the questionnaire. */
  answers: { value: number; label: string }[];
  /** Counts and shares within the group, by answer. */
  rows: { value: string; label: string; n: number; counts: number[]; shares: number[] }[];
  chiSquare: number | null;
  df: number | null;
  p: number | null;
  /** After Benjamini and Hochberg over all cross-tables of the breakdown. */
  q: number | null;
  cramersV: number | null;
  /** Cells with an expected count below five. */
  expectedBelowFive: number | null;
}

/** A breakdown's groups as they would be were they alike in another breakdown. */
export interface CaseMix {
  /** The breakdown that is held alike. */
  by: string;
  byLabel: string;
  item: string;
  itemLabel: string;
  /** Of people with a value of the other breakdown that all groups have: how many, their mean as answered, and adjusted. */
  groups: { value: string; label: string; n: number; raw: number; adjusted: Estimate }[];
}

/** What people say matters beside what explains their satisfaction. */
export interface StatedResult {
  /** How importance was asked. */
  method: "rated" | "ranked" | "shared out";
  items: {
    /** The part's performance item. */
    name: string;
    label: string;
    /** Per cent of the way to the most important; of amounts per cent of the total. */
    stated: number;
    /** Its part of the outcome's variance (LMG), per cent; null without drivers. */
    derived: number | null;
    rankStated: number;
    rankDerived: number | null;
    word: "matters both ways" | "said to matter" | "matters unsaid" | "matters less" | null;
  }[];
  /** Agreement of the two orders; null with fewer than four parts or without drivers. */
  spearman: (Estimate & { p: number; n: number }) | null;
}

/** Why two items may not be compared person by person. "all the same" is told in named campaigns only. */
export type PairWithheld = "too few" | "protects individuals" | "all the same";

/** The organisation beside the competitors that were named, rated by the same people. */
export interface ProvidersResult {
  item: string;
  label: string;
  us: { name: string; label: string; n: number; mean: number | null };
  competitors: {
    name: string;
    label: string;
    /** Everybody's mean of them. */
    mean: number | null;
    /** People who rated both. Null where it may not be shown. */
    paired: PairedComparison | null;
    why: PairWithheld | null;
  }[];
}

export interface PairedComparison {
  n: number;
  /** Mean of one's own differences, ours less theirs, with Student's t interval. */
  difference: number;
  low: number;
  high: number;
  p: number;
  /** After Benjamini and Hochberg over the competitors. */
  q: number;
  /** Shares who rate us higher, equal, lower; net lead is the first less the last. Null where they may not be shown. */
  higher: number | null;
  equal: number | null;
  lower: number | null;
  netLead: number | null;
}

/** Shares above, at and below "as expected". */
export interface Delight {
  n: number;
  above: Estimate;
  as: Estimate;
  below: Estimate;
}

export interface DelightResult extends Delight {
  item: string;
  label: string;
  byBreakdown: { breakdown: string; label: string; groups: ({ value: string; label: string } & Delight)[] }[];
}

/** A part of the service: what was expected, what was found, how much it matters. */
export interface ExpectationResult {
  /** The performance item. */
  name: string;
  label: string;
  expectation: number | null;
  perception: number | null;
  /** Per cent of the way to the most important. */
  importance: number | null;
  /** Perception less expectation of people who gave both; null where it may not be shown. */
  gap: (Estimate & { n: number; p: number; q: number }) | null;
  /** Why there is no gap; absent in records of before it was told. */
  why?: PairWithheld | null;
  /** The gap times importance / 100. */
  weightedGap: number | null;
}

/** What the people in one group of one breakdown say: a page's filter. */
export interface CampaignSurveyGroup {
  breakdown: string;
  breakdownLabel: string;
  value: string;
  label: string;
  n: number;
  items: ItemResult[];
  nps: NpsResult | null;
  delight: Delight | null;
  response: ResponseGroup | null;
  /** The group against everyone else, each item. */
  gaps: GapResult[];
  /** Drivers: named campaigns with 100 complete answers and more. */
  outcome: OutcomeResult | null;
}

/** What became of items since an earlier campaign of the same questionnaire; computed when it is read. */
export interface SurveyTrend {
  /** Campaigns of the questionnaire with figures, the oldest first; the one asked for is the last. */
  waves: { campaign: string; release: string; name: string; at: string }[];
  items: {
    item: string;
    label: string;
    /** "mean" in the item's units, "share" between 0 and 1, "score" of NPS. */
    kind: "mean" | "share" | "score";
    /** By wave; null where it was not asked the same way or may not be shown. */
    points: ({ n: number; estimate: number; low: number | null; high: number | null } | null)[];
    /** The last wave less the one before it that has a figure: independent samples. */
    change: {
      /** Place in `waves`. */
      since: number;
      difference: number;
      low: number;
      high: number;
      p: number;
      /** After Benjamini and Hochberg over all items. */
      q: number;
      word: "higher" | "lower" | "no evidence";
    } | null;
  }[];
}
