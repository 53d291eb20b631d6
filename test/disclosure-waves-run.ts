import { type RatingSheet, UNSEEN } from "#listen/profile/answers.ts";
import { perspectives, type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { computeResults } from "#understand/results/compute-results.ts";
import { compareWaves } from "#understand/waves/compare-waves.ts";
import { isWhole, type Wave } from "#understand/waves/paired-people.ts";
import { wavePeople } from "#understand/waves/wave-people.ts";
import type { Traced } from "./disclosure-waves-organisations.ts";

export interface Released {
  first: OrganisationResults;
  second: OrganisationResults;
  change: ReturnType<typeof compareWaves>;
  /** What the comparison was made of, to find out whom it left out. */
  waves: { earlier: Wave; later: Wave };
}

/** Ratings as a respondent's pages save them. */
export function answersOf(profile: Questionnaire, sheet: RatingSheet): Answers {
  const statements = statementsOf(profile).map(({ code }) => code);
  const pairs = statements.flatMap((code, at) => {
    const given = perspectives
      .filter((side) => sheet[side][at] !== UNSEEN)
      .map((side) => [side, (sheet[side][at] ?? -1) < 0 ? null : (sheet[side][at] ?? null)] as const);
    return given.length > 0 ? [[code, Object.fromEntries(given)] as const] : [];
  });
  const questions = definitionOfProfile(profile).pages.flatMap((page) => page.questions);
  return Object.fromEntries(
    questions.flatMap((question) => {
      if (question.type !== "paired-rating") return [];
      const own = pairs.filter(([code]) => question.rows.some(({ id }) => id === code));
      return own.length > 0 ? [[question.id, { pairs: Object.fromEntries(own) }] as const] : [];
    }),
  );
}

/** The people of a wave as the release job reads them; who was erased has no answers any more. */
function participants(profile: Questionnaire, people: readonly Traced[], wave: 0 | 1, afterErasure: boolean) {
  return people.flatMap(({ visits, erased }, person) => {
    const visit = visits[wave];
    if (!visit) return [];
    const isGone = erased && afterErasure;
    return [
      {
        invitationId: `${person}`,
        personId: isGone ? null : `${person}`,
        department: visit.department,
        level: visit.leads && !isGone ? "manager" : null,
        answers: isGone ? {} : answersOf(profile, visit.sheet),
      },
    ];
  });
}

/**
 * Releases both waves and what changed between them as the release job does: the first wave, then erasures, then the second.
 *
 * @param questionnaires of the two waves
 * @param mayShowLevels whether the first wave has not been compared before
 */
export async function releaseWaves(
  people: readonly Traced[],
  questionnaires: { earlier: Questionnaire; later: Questionnaire },
  minimum: number,
  mayShowLevels: boolean,
): Promise<Released | null> {
  const asked = (profile: Questionnaire) => ({
    definition: definitionOfProfile(profile),
    profile,
    minimumGroup: minimum,
    anonymity: "confidential" as const,
    isHandedOut: false,
  });
  const { earlier, later } = questionnaires;
  const [first, second] = [
    await computeResults(asked(earlier), participants(earlier, people, 0, false)),
    await computeResults(asked(later), participants(later, people, 1, false)),
  ];
  if (!first.profile || !second.profile) return null;
  const waves = {
    earlier: {
      results: first.profile,
      people: await wavePeople(asked(earlier), participants(earlier, people, 0, true)),
    },
    later: {
      results: second.profile,
      people: await wavePeople(asked(later), participants(later, people, 1, true)),
    },
  };
  const levels = mayShowLevels && isWhole(waves.earlier);
  const change = compareWaves(questionnaires, waves.earlier, waves.later, { minimum, levels });
  return { first: first.profile, second: second.profile, change, waves };
}
