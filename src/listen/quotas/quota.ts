/** What happens to a group that has as many answers as were wanted: see `listen.quota`. */
export const whenFullChoices = ["stop reminding", "turn away"] as const;
export type WhenFull = (typeof whenFullChoices)[number];

/** How many finished answers are wanted of one group. */
export interface QuotaTarget {
  /** In the order of the quota's breakdowns; none where the quota is everybody's. */
  values: readonly string[];
  target: number;
}

/** A quota has at most so many groups. */
export const mostTargets = 200;

/** How far a group is, told coarsely. */
export const quotaSteps = ["below half", "above half", "reached"] as const;
export type QuotaStep = (typeof quotaSteps)[number];

export const stepOf = (answers: number, target: number): QuotaStep =>
  answers >= target ? "reached" : 2 * answers >= target ? "above half" : "below half";

/** How far a group is, or was when its campaign closed. */
export interface QuotaStanding extends QuotaTarget {
  /** People of the group who were ever invited; before the campaign opens those who could be. */
  invited: number;
  /** Finished answers; of named campaigns only. */
  answers: number | null;
  /** Null before the campaign opens, and where the group is too small to say. */
  step: QuotaStep | null;
}

/**
 * How many answers a quota counts where nobody may be watched: it moves once a day at most, and then only where at least
 * `minimum` answers have come since it moved last. Whoever sees it move learns that so many people answered on days before,
 * not that one of them did. It is made of the days alone, so looking more often tells nothing more.
 *
 * @param byDay answers finished on each day that is over, the earliest first
 */
export function steppedCount(byDay: readonly number[], minimum: number): number {
  let [counted, all] = [0, 0];
  for (const answers of byDay) {
    all += answers;
    if (all - counted >= minimum) counted = all;
  }
  return counted;
}

/** Tells groups of people apart by their values; values may hold any sign. */
export const groupKey = (values: readonly string[]): string => JSON.stringify(values);
