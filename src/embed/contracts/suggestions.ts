import { maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { printed } from "#understand/profile/wording.ts";
import { type Priority, priorities } from "../coaching-report/priorities.ts";

/** Goals that somebody's own answers suggest for one competency. */
export interface SuggestedCompetency {
  name: string;
  /** Why it is named. */
  reason: string;
  goals: { text: string; statement: string; topic: string; question: string }[];
  steps: string[];
}

/** Statements that are offered as goals, of each competency. */
const goalsEach = 2;

function reasonFor({ own, other, reason }: Priority, maximum: number): string {
  return reason === "gap" && other !== null
    ? `You gave yourself ${printed(own)} of ${maximum} here, and your organisation ${printed(other)}.`
    : `You gave yourself ${printed(own)} of ${maximum} here, among your lowest totals.`;
}

/**
 * What to begin with: one's own priorities, and in each the statements that one rated lowest, as sentences that begin
 * with "I". They are suggestions to be changed.
 */
export function suggestedGoals(questionnaire: Questionnaire, score: PersonScore): SuggestedCompetency[] {
  return priorities(questionnaire, score, "self").flatMap((priority) => {
    const competency = questionnaire.competencies.find(({ code }) => code === priority.competency);
    const ratings = competency && score.competencies.get(competency.code)?.ratings.self;
    if (!competency || !ratings) return [];
    const lowest = competency.statements
      .map((statement, index) => ({ statement, rating: ratings[index] ?? null }))
      .filter(({ rating }) => rating !== null && rating < questionnaire.scale.maximum)
      .sort((one, other) => (one.rating ?? 0) - (other.rating ?? 0))
      .slice(0, goalsEach);
    return [
      {
        name: competency.name,
        reason: reasonFor(priority, maximumTotal(questionnaire, competency)),
        goals: lowest.map(({ statement: { code, text, topic, questions } }) => ({
          text: `${questionnaire.perspectives.self.lead} ${text}.`,
          statement: code,
          topic,
          question: questions.individual[0] ?? "",
        })),
        steps: competency.steps,
      },
    ];
  });
}
