import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";

/** A competency to work on first, and why it is named. */
export interface Priority {
  /** Code of the competency. */
  competency: string;
  self: number;
  organisation: number;
  /** "gap": this side is rated below the other. "low": among the lowest totals of this side. */
  reason: "gap" | "low";
  /** Code of the statement with the lowest rating on this side; the first of several. */
  statement: string;
}

const most = 3;

/**
 * Where one side should begin, the most pressing first, at most three.
 *
 * A side's priorities are the competencies in which it is rated below the other side, widest gap first: for oneself
 * where self < organisation, for the organisation where organisation < self. Where fewer than three show such a gap,
 * the lowest totals of that side follow, as long as they leave room to improve. Ties go to the lower total, then to the
 * questionnaire's order. Competencies without both totals are left out: nothing can be said about their gap.
 */
export function priorities(questionnaire: Questionnaire, score: PersonScore, side: Perspective): Priority[] {
  const other = side === "self" ? "organisation" : "self";
  const candidates = questionnaire.competencies.flatMap((competency) => {
    const result = score.competencies.get(competency.code);
    const [self, organisation] = [result?.self.total ?? null, result?.organisation.total ?? null];
    if (!result || self === null || organisation === null) return [];
    const totals = { self, organisation };
    const ratings = result.ratings[side].map((rating) => rating ?? Number.POSITIVE_INFINITY);
    const lowest = ratings.indexOf(Math.min(...ratings));
    const room = questionnaire.scale.maximum * competency.statements.length - totals[side];
    const statement = competency.statements[lowest]?.code ?? "";
    return [
      {
        competency: competency.code,
        self,
        organisation,
        statement,
        own: totals[side],
        behind: totals[other] - totals[side],
        room,
      },
    ];
  });
  const behind = candidates
    .filter((candidate) => candidate.behind > 0)
    .sort((a, b) => b.behind - a.behind || a.own - b.own)
    .map((candidate) => ({ ...candidate, reason: "gap" as const }));
  const low = candidates
    .filter((candidate) => candidate.behind <= 0 && candidate.room > 0)
    .sort((a, b) => a.own - b.own)
    .map((candidate) => ({ ...candidate, reason: "low" as const }));
  return [...behind, ...low].slice(0, most).map(({ competency, self, organisation, reason, statement }) => ({
    competency,
    self,
    organisation,
    reason,
    statement,
  }));
}
