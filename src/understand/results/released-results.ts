import type { OrganisationResults } from "../profile/organisation-results.ts";
import type { QuestionResult } from "../questions/question-result.ts";
import type { ProfileChange } from "../waves/change.ts";

/** Everything about groups that a campaign's answers say, at published precision, as it is stored and shown. */
export interface ReleasedResults {
  /** People who were invited. */
  invited: number;
  /** Null where the questionnaire is no profile. */
  profile: OrganisationResults | null;
  /** All questions that are no part of the profile. */
  questions: QuestionResult[];
  /** What changed since the campaign that it follows; null where it follows none. Missing in older releases. */
  change?: ProfileChange | null;
}

/** True where not a single figure could be shown. */
export function isEmpty({ profile, questions }: ReleasedResults): boolean {
  return (
    (profile === null || profile.units.every(({ suppressed }) => suppressed)) &&
    questions.every(({ n }) => n === null)
  );
}
