import type { Estimate } from "#stats/mean-interval.ts";

/** A share with its interval and the people behind it. Shares are from 0 to 1. */
export interface ThemeShare extends Estimate {
  /** People who mention the theme. */
  count: number;
}

/** What people who mention a theme said to a rating, beside what the others said. */
export interface ThemeRating {
  question: string;
  label: string;
  mentioning: { n: number; mean: number };
  others: { n: number; mean: number };
  /** Mean of those who mention it less mean of the others, with Welch's 95 % interval. */
  difference: { estimate: number; low: number; high: number };
  method: string;
}

/** A theme's share in each group of one breakdown of the survey, of the group's people whose comments are coded. */
export interface ThemeBreakdown {
  breakdown: string;
  label: string;
  /** Null where it may not be shown. */
  groups: { value: string; label: string; share: ThemeShare | null }[];
  /** Everybody who stands in no group's row; null where nobody is left, or too few. Of a group that is shown up to a fifth may be here. */
  others: ThemeShare | null;
  /**
   * Pearson's χ² over these rows; q after Benjamini and Hochberg over the themes of the breakdown. `together` rows with few to be
   * expected are tested as one. Null where fewer than two would stay.
   */
  test: { p: number; q: number; cramersV: number; together: number } | null;
}

/** Fewest people for what tells more of them than a share of all: quotations of a theme, shares of a group. */
export const higherMinimum = (minimum: number): number => Math.max(10, 2 * minimum);

/** A theme as it may be shown. */
export interface ReleasedTheme {
  /** The code's id. */
  code: string;
  /** Heading that several themes share, "" without one. */
  group: string;
  name: string;
  definition: string;
  /** Of the people who wrote a comment. */
  ofCommenting: ThemeShare;
  /** Of everybody who answered the survey; null in collections and where it would tell too much. */
  ofRespondents: ThemeShare | null;
  /** By question, where a named campaign has several. */
  byQuestion: { question: string; label: string; share: ThemeShare }[];
  /** By the survey's breakdowns; groups are never persons. */
  byBreakdown: ThemeBreakdown[];
  /** The same share by what each of two coders found in the comments that both coded, and after decisions. */
  coding: { coders: number[]; decided: number; n: number } | null;
  rating: ThemeRating | null;
}

/** A source's themes, as figures that may leave. */
export interface ReleasedThemes {
  /** People who wrote a comment. */
  commenting: number;
  /** People who answered the survey; null in collections and where it would tell too much. */
  respondents: number | null;
  comments: number;
  /** Comments that somebody looked at and coded. */
  coded: number;
  minimum: number;
  /** The largest share first. */
  themes: ReleasedTheme[];
  /** Themes that too few people, or all but too few, mention: how many, not which. */
  withheld: number;
  agreement: { alpha: number | null; comments: number; coders: number; word: string } | null;
  notes: string[];
}

/** What reports and other pages show of a campaign's comments. */
export interface ThemesForReport extends ReleasedThemes {
  source: string;
  /** ISO moment. */
  releasedAt: string;
  /** In the order of the themes; words as a person released them. */
  quotations: { code: string; theme: string; words: string }[];
}
