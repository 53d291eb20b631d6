import { type Competency, maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore } from "#understand/profile/scoring.ts";

/** From how many rated statements a competency has a total. */
const neededStatements = ({ minimumAnswered }: Questionnaire, { statements }: Competency): number =>
  Math.ceil(minimumAnswered * statements.length - 1e-9);

/** A competency as its owner sees it: both totals, the gap between them, and what fell below the mark. */
export function ownCompetency(questionnaire: Questionnaire, competency: Competency, result: CompetencyScore) {
  const { self, organisation, flagged } = result;
  return {
    code: competency.code,
    name: competency.name,
    definition: competency.definition,
    maximum: maximumTotal(questionnaire, competency),
    statements: competency.statements.length,
    needed: neededStatements(questionnaire, competency),
    self,
    organisation,
    gap: self.total === null || organisation.total === null ? null : self.total - organisation.total,
    flagged: competency.statements
      .filter(({ code }) => flagged.includes(code))
      .map(({ code, topic }) => ({ code, topic })),
  };
}

/** What is needed to read ratings: the scale, the two perspectives and the mark. */
export const readingOf = ({ scale, perspectives, flagPairSumBelow }: Questionnaire) => ({
  scale,
  perspectives,
  flagPairSumBelow,
});

/**
 * The statements of a competency with both ratings and their coaching texts.
 *
 * @param before the same competency's ratings of an earlier wave, by statement, where they can be compared
 */
export function ownStatements(
  competency: Competency,
  { ratings, flagged }: CompetencyScore,
  before: ReadonlyMap<string, { self: number | null; organisation: number | null }>,
) {
  return competency.statements.map(({ code, topic, text, essay, bestOrganisations, questions }, index) => ({
    code,
    topic,
    text,
    self: ratings.self[index] ?? null,
    organisation: ratings.organisation[index] ?? null,
    before: before.get(code) ?? null,
    isFlagged: flagged.includes(code),
    coaching: {
      essay,
      bestOrganisations,
      questionsForYourself: questions.individual,
      questionsForOrganisation: questions.organisation,
    },
  }));
}

/**
 * An earlier wave's ratings of a competency, by statement: those of statements that read the same and were rated on the
 * same scale.
 */
export function comparableRatings(
  now: { questionnaire: Questionnaire; competency: Competency },
  then: { questionnaire: Questionnaire; result: CompetencyScore | undefined },
): Map<string, { self: number | null; organisation: number | null }> {
  const { result } = then;
  const competency = then.questionnaire.competencies.find(({ code }) => code === now.competency.code);
  const rating = ({
    scale: { minimum, maximum, anchors },
    perspectives: { self, organisation },
  }: Questionnaire) => JSON.stringify([minimum, maximum, anchors, self.lead, organisation.lead]);
  const sameScale = rating(now.questionnaire) === rating(then.questionnaire);
  if (!competency || !result || !sameScale) return new Map();
  const texts = new Map(now.competency.statements.map(({ code, text }) => [code, text]));
  return new Map(
    competency.statements.flatMap(({ code, text }, index) => {
      if (texts.get(code) !== text) return [];
      const before = {
        self: result.ratings.self[index] ?? null,
        organisation: result.ratings.organisation[index] ?? null,
      };
      return [[code, before] as const];
    }),
  );
}
