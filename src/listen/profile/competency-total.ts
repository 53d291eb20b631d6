/** A competency's total on the scale of its statements (0–24 for eight rated 0–3); null where too little is answered. */
export interface Total {
  total: number | null;
  /** How many statements were rated. */
  answered: number;
}

/**
 * Total of one competency: the mean of the ratings given × the number of statements, unrounded. Null below
 * `questionnaire.minimumAnswered` of the statements (6 of 8 for three quarters); what is missing never counts as zero.
 *
 * @param ratings values of a rating sheet for this competency's statements; negative where nothing was rated
 */
export function competencyTotal(ratings: Int8Array, minimumAnswered: number): Total {
  let sum = 0;
  let answered = 0;
  for (const rating of ratings) {
    if (rating < 0) continue;
    sum += rating;
    answered++;
  }
  const enough = answered > 0 && answered >= minimumAnswered * ratings.length - 1e-9;
  return { total: enough ? (sum / answered) * ratings.length : null, answered };
}
