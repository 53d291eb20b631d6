import { maximumTotal, type Perspective, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";

/** A competency to work on first, and why it is named. */
export interface Priority {
  /** Code of the competency. */
  competency: string;
  /** Total of the side whose priority this is. */
  own: number;
  /** Total of the other side; null where too little of it was rated. */
  other: number | null;
  /** "gap": this side is rated below the other. "low": among the lowest totals of this side. */
  reason: "gap" | "low";
  /** Code of the statement with the lowest rating on this side; the first of several. */
  statement: string;
}

const most = 3;

function candidates(questionnaire: Questionnaire, score: PersonScore, side: Perspective): Priority[] {
  return questionnaire.competencies.flatMap((competency) => {
    const result = score.competencies.get(competency.code);
    const own = result?.[side].total ?? null;
    if (!result || own === null || own >= maximumTotal(questionnaire, competency)) return [];
    const other = result[side === "self" ? "organisation" : "self"].total;
    const ratings = result.ratings[side].map((rating) => rating ?? Number.POSITIVE_INFINITY);
    const statement = competency.statements[ratings.indexOf(Math.min(...ratings))]?.code ?? "";
    const reason = other !== null && own < other ? "gap" : "low";
    return [{ competency: competency.code, own, other, reason, statement }];
  });
}

/**
 * Where one side should begin, the most pressing first, at most three.
 *
 * A side's priorities are the competencies in which it is rated below the other side, widest gap first: for oneself
 * where self < organisation, for the organisation where organisation < self. Where fewer than three show such a gap,
 * the lowest totals of that side follow, as long as they leave room to improve. Ties go to the lower total, then to the
 * questionnaire's order. A competency needs a total on the side in question; without one on the other side it has no gap.
 */
export function priorities(questionnaire: Questionnaire, score: PersonScore, side: Perspective): Priority[] {
  const all = candidates(questionnaire, score, side);
  const gap = ({ own, other }: Priority) => (other ?? own) - own;
  const behind = all
    .filter(({ reason }) => reason === "gap")
    .sort((a, b) => gap(b) - gap(a) || a.own - b.own);
  const low = all.filter(({ reason }) => reason === "low").sort((a, b) => a.own - b.own);
  return [...behind, ...low].slice(0, most);
}
