import type { Perspective } from "#listen/profile/questionnaire.ts";
import { cronbachAlpha } from "#stats/cronbach-alpha.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { published } from "./figure.ts";

/** Cronbach's alpha of one competency in each perspective, over the people who rated every pair. */
export type Reliability = Record<Perspective, { alpha: number; low: number; high: number } | null> & {
  n: number;
};

/** How many people gave one rating throughout; null where the number is so small that it points at someone. */
export interface CarelessAnswering {
  /** People with at least half of all ratings given. */
  checked: number;
  sameThroughout: number | null;
}

function transposed(ratings: number[][]): number[][] {
  return (ratings[0] ?? []).map((_, person) => ratings.map((statement) => statement[person] ?? 0));
}

function alphaOf(ratings: number[][]) {
  const alpha = cronbachAlpha(transposed(ratings));
  if (!alpha || alpha.low === null || alpha.high === null) return null;
  return { alpha: published(alpha.estimate), low: published(alpha.low), high: published(alpha.high) };
}

/** Only for a competency whose statements are released: its rules on size and sameness hold here, too. */
export function releaseReliability(evidence: ProfileEvidence, competency: number): Reliability | null {
  const ratings = evidence.pairs[competency]?.ratings;
  const n = ratings?.self[0]?.length ?? 0;
  if (!ratings) return null;
  return { n, self: alphaOf(ratings.self), organisation: alphaOf(ratings.organisation) };
}

export function releaseCareless({ careless }: ProfileEvidence, minimum: number): CarelessAnswering | null {
  const { checked, sameThroughout } = careless;
  if (checked < minimum) return null;
  const tellsNobody =
    sameThroughout === 0 || (sameThroughout >= minimum && checked - sameThroughout >= minimum);
  return { checked, sameThroughout: tellsNobody ? sameThroughout : null };
}
