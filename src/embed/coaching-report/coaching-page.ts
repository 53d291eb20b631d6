import type { CoachingPage } from "#document/report.ts";
import { type Competency, perspectives, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore } from "#understand/profile/scoring.ts";
import { figuresIn } from "./figures.ts";
import type { Mark } from "./original-texts.ts";
import type { ReportWords } from "./words/report-words.ts";

/** One page for each flagged statement of a competency, in the questionnaire's order. */
export function coachingPages(
  words: ReportWords,
  mark: Mark,
  { scale, perspectives: views }: Questionnaire,
  competency: Competency,
  result: CompetencyScore,
): CoachingPage[] {
  const { named } = figuresIn(words);
  return competency.statements.flatMap((statement, index) => {
    if (!result.flagged.includes(statement.code)) return [];
    const ratings = perspectives.map((perspective) => {
      const rating = result.ratings[perspective][index] ?? scale.minimum;
      const { name, lead } = views[perspective];
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
        topic: named(statement.topic),
        ratings,
        scale: { minimum: scale.minimum, maximum: scale.maximum },
        essay: statement.essay.map(mark),
        bestOrganisations: { title: words.coaching.best, text: mark(statement.bestOrganisations) },
        questions: [
          { title: words.coaching.forYourself, items: statement.questions.individual.map(mark) },
          { title: words.coaching.forOrganisation, items: statement.questions.organisation.map(mark) },
        ],
        notes: words.coaching.notes,
      },
    ];
  });
}
