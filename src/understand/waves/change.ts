import type { ProfileKind } from "../measures/measure.ts";

/**
 * What is said of a change: "improved" and "worse" of totals, "narrower" and "wider" of gaps, where the false discovery
 * rate over all changes shown is at most 5 %.
 */
export type ChangeWord = "improved" | "worse" | "narrower" | "wider" | "no evidence" | "too little data";

/** A mean change, at published precision, over people who gave both totals in both waves. */
export interface ChangeFigure {
  /** Means of the same people then and now; null where only their difference may be shown. */
  before: number | null;
  after: number | null;
  change: number;
  /** 95 % interval of the change by itself, without finite-population correction; null where very few answered twice. */
  low: number | null;
  high: number | null;
  /** Of the paired t test, and adjusted over all changes of the release (Benjamini–Hochberg); null where there is no test. */
  p: number | null;
  q: number | null;
  word: ChangeWord;
}

/** What changed in one competency in one unit. All figures are about the same `n` people. */
export interface CompetencyChange extends Record<ProfileKind, ChangeFigure> {
  n: number;
  method: string;
}

export interface WithheldChange {
  withheld: "too few pairs" | "protects individuals";
}

/** A unit as it is at the later wave. */
export interface UnitChange {
  path: string;
  /** By code; only competencies that can be compared. */
  competencies: Record<string, CompetencyChange | WithheldChange>;
}

/** Whether a competency can be compared. */
export interface Comparability {
  competency: string;
  name: string;
  comparable: "same" | "changed" | "new" | "gone";
}

/**
 * A unit that was among the extremes the first time. Part of what it changed since is to be expected even where nothing
 * was done.
 */
export interface RegressionWarning {
  path: string;
  competency: string;
  kind: ProfileKind;
  /** How far it would come back by itself, in points; null where too few units tell. */
  expected: number | null;
  /** Correlation between the two waves' means of units; null where too few units tell. */
  correlation: number | null;
}

/** What is true of the whole comparison. */
export interface ChangeSummary {
  earlier: { campaign: string; name: string; closedAt: string };
  /** Fewest people that a figure is about. */
  minimum: number;
  /** False where means of then and now are left out, since they could be set against what was shown before. */
  showsLevels: boolean;
  competencies: Comparability[];
}

/** What changed since the earlier wave. */
export interface ProfileChange extends ChangeSummary {
  /** Units whose results are shown, in preorder. */
  units: UnitChange[];
  warnings: RegressionWarning[];
}

export const isWithheld = (result: CompetencyChange | WithheldChange): result is WithheldChange =>
  "withheld" in result;
