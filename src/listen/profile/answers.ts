import type { Perspective } from "./questionnaire.ts";

/** In a sheet: nobody has said anything about this statement yet. */
export const UNSEEN = -2;
/** In a sheet: the statement was left blank on purpose. It never enters a mean. */
export const BLANK = -1;

/**
 * One rater's ratings of one subject: per perspective, a value per statement in the questionnaire's order,
 * a rating on the scale, `BLANK` or `UNSEEN`.
 */
export type RatingSheet = Record<Perspective, Int8Array>;

/** All ratings that were given: people's own, and colleagues' by subject and rater. Keys are ids of people. */
export interface AnswerBook {
  own: Map<string, RatingSheet>;
  colleagues: Map<string, Map<string, RatingSheet>>;
}

export function emptySheet(statementCount: number): RatingSheet {
  return {
    self: new Int8Array(statementCount).fill(UNSEEN),
    organisation: new Int8Array(statementCount).fill(UNSEEN),
  };
}

/** True where the sheet holds at least one rating. */
export function hasRatings(sheet: RatingSheet): boolean {
  return sheet.self.some((rating) => rating >= 0) || sheet.organisation.some((rating) => rating >= 0);
}
