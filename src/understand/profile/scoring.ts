import { hasRatings, type RatingSheet } from "#listen/profile/answers.ts";
import {
  type Competency,
  competencyOffsets,
  type Perspective,
  type Questionnaire,
} from "#listen/profile/questionnaire.ts";

/** A competency's total on the scale of its statements (0–24 for eight rated 0–3); null where too little is answered. */
export interface Total {
  total: number | null;
  /** How many statements were rated. */
  answered: number;
}

/** Mean of colleagues' totals; null where fewer than `minimumRaters` gave one. */
interface ColleagueTotal {
  total: number | null;
  /** Colleagues who answered enough for a total of their own. */
  raters: number;
}

export interface CompetencyScore {
  self: Total;
  organisation: Total;
  /** Null where colleagues give a mean in neither perspective. */
  colleagues: Record<Perspective, ColleagueTotal> | null;
  /** Codes of the statements flagged for coaching, in order. */
  flagged: string[];
  /** The eight pairs: a rating per statement, null where it was not given. */
  ratings: Record<Perspective, (number | null)[]>;
}

/** One person's scores, competencies in the questionnaire's order. */
export interface PersonScore {
  id: string;
  /** True where the person gave at least one own rating. */
  answered: boolean;
  competencies: Map<string, CompetencyScore>;
}

/** Colleagues are shown together or not at all: below three, one of them could be recognised. */
const minimumRaters = 3;

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

/** Statements whose pair of ratings is complete and sums below `questionnaire.flagPairSumBelow`. */
function flaggedStatements(
  questionnaire: Questionnaire,
  competency: Competency,
  sheet: RatingSheet,
  offset: number,
) {
  return competency.statements
    .filter((_, index) => {
      const self = sheet.self[offset + index] ?? -1;
      const organisation = sheet.organisation[offset + index] ?? -1;
      return self >= 0 && organisation >= 0 && self + organisation < questionnaire.flagPairSumBelow;
    })
    .map((statement) => statement.code);
}

function colleagueTotal(totals: (number | null)[]): ColleagueTotal {
  const given = totals.filter((total) => total !== null);
  const raters = given.length;
  if (raters < minimumRaters) return { total: null, raters };
  return { total: given.reduce((sum, total) => sum + total, 0) / raters, raters };
}

/** Scores of one person from the own sheet and the colleagues' sheets about this person. Pure. */
export function scorePerson(
  questionnaire: Questionnaire,
  id: string,
  own: RatingSheet,
  colleagues: readonly RatingSheet[] = [],
): PersonScore {
  const offsets = competencyOffsets(questionnaire);
  const competencies = new Map<string, CompetencyScore>();
  questionnaire.competencies.forEach((competency, index) => {
    const offset = offsets[index] ?? 0;
    const part = (sheet: RatingSheet, perspective: Perspective) =>
      sheet[perspective].subarray(offset, offset + competency.statements.length);
    const total = (sheet: RatingSheet, perspective: Perspective) =>
      competencyTotal(part(sheet, perspective), questionnaire.minimumAnswered);
    const ratings = (perspective: Perspective) =>
      Array.from(part(own, perspective), (rating) => (rating < 0 ? null : rating));
    const seen = {
      self: colleagueTotal(colleagues.map((sheet) => total(sheet, "self").total)),
      organisation: colleagueTotal(colleagues.map((sheet) => total(sheet, "organisation").total)),
    };
    competencies.set(competency.code, {
      self: total(own, "self"),
      organisation: total(own, "organisation"),
      colleagues: seen.self.total === null && seen.organisation.total === null ? null : seen,
      flagged: flaggedStatements(questionnaire, competency, own, offset),
      ratings: { self: ratings("self"), organisation: ratings("organisation") },
    });
  });
  return { id, answered: hasRatings(own), competencies };
}
