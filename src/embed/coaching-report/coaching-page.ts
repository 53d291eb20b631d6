import type { CoachingPage } from "#document/report.ts";
import { type Competency, perspectives, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore } from "#understand/profile/scoring.ts";

/** One page for each flagged statement of a competency, in the questionnaire's order. */
export function coachingPages(
  questionnaire: Questionnaire,
  competency: Competency,
  result: CompetencyScore,
): CoachingPage[] {
  const { scale } = questionnaire;
  return competency.statements.flatMap((statement, index) => {
    if (!result.flagged.includes(statement.code)) return [];
    const ratings = perspectives.map((perspective) => {
      const rating = result.ratings[perspective][index] ?? scale.minimum;
      const { name, lead } = questionnaire.perspectives[perspective];
      const anchor = scale.anchors[rating - scale.minimum] ?? "";
      return {
        perspective: name,
        statement: `${lead} ${statement.text}.`,
        rating,
        anchor: `${rating}: ${anchor}`,
      };
    });
    return [
      {
        kind: "coaching" as const,
        competency: competency.name,
        code: statement.code,
        topic: statement.topic,
        ratings,
        scale: { minimum: scale.minimum, maximum: scale.maximum },
        essay: statement.essay,
        bestOrganisations: { title: "What the best organisations do", text: statement.bestOrganisations },
        questions: [
          { title: "Questions for yourself", items: statement.questions.individual },
          { title: "Questions for your organisation", items: statement.questions.organisation },
        ],
        notes: "What I will try, and by when",
      },
    ];
  });
}
