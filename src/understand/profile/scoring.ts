import { hasRatings, type RatingSheet } from "#listen/profile/answers.ts";
import { competencyTotal, type Total } from "#listen/profile/competency-total.ts";
import {
  type Competency,
  competencyOffsets,
  type Perspective,
  type Questionnaire,
} from "#listen/profile/questionnaire.ts";

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
