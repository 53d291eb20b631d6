import type { Transaction } from "#platform/database/tables.ts";
import type { RatingSheet } from "../profile/answers.ts";
import { competencyTotal } from "../profile/competency-total.ts";
import {
  type Competency,
  competencyOffsets,
  type Perspective,
  type Questionnaire,
} from "../profile/questionnaire.ts";
import type { Answers } from "../questionnaires/answer.ts";
import { ratingSheetOf } from "../questionnaires/profile-definition.ts";
import { type ColleagueFigure, discloseTotals, type RaterTotal } from "./colleagues-disclosure.ts";
import {
  type Chosen,
  deleteMail,
  deleteRatings,
  deleteRequests,
  findClosedProfile,
  selectRatings,
} from "./ratings.store.ts";

/** What colleagues answered, as the person who asked them is shown it. */
export interface ColleaguesView {
  /** In the profile's order. */
  competencies: ({ code: string } & Record<Perspective, ColleagueFigure>)[];
}

/** One colleague's ratings, and what they agreed to. */
interface Rater {
  name: string | null;
  sheet: RatingSheet;
  /** Whether the ratings of the person count, too, and not those of the organisation alone. */
  agreesPerson: boolean;
}

/**
 * What the colleagues whom somebody asked have said, after the campaign has closed; null before, and where no colleague
 * has said anything. All that they saved counts, whether or not they said that they were done.
 *
 * It is for that person alone, on their own pages and in documents that they themselves open or are sent: colleagues were
 * told that nobody else is shown it. What consultants or the programme open must not have it.
 *
 * @param invitationId of whoever asked
 */
export async function colleaguesOf(
  transaction: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<ColleaguesView | null> {
  const closed = await findClosedProfile(transaction, workspaceId, invitationId);
  if (!closed) return null;
  const { campaignId, profile } = closed;
  const ratings = await selectRatings(transaction, workspaceId, { campaignId, invitationId });
  const wasErased = ratings.some(({ person_id, agrees_name }) => person_id === null && !agrees_name);
  const raters = ratings
    .filter(({ pages }) => pages.length > 0)
    // Without the one who was erased the others' mean would be another: the difference would tell what that one had said.
    .filter(({ agrees_name }) => agrees_name || !wasErased)
    .map(({ name, agrees_name, agrees_person, pages }) => ({
      name: agrees_name ? name : null,
      sheet: ratingSheetOf(profile, Object.assign({}, ...pages) as Answers),
      agreesPerson: agrees_person,
    }));
  return raters.length === 0 ? null : viewOf(profile, raters);
}

function viewOf(profile: Questionnaire, raters: readonly Rater[]): ColleaguesView {
  const offsets = competencyOffsets(profile);
  return {
    competencies: profile.competencies.map((competency, index) => {
      const figure = (perspective: Perspective, those: readonly Rater[]) =>
        discloseTotals(
          totalsOf(profile, competency, offsets[index] ?? 0, perspective, those),
          scaleOf(profile, competency),
        );
      return {
        code: competency.code,
        self: figure(
          "self",
          raters.filter(({ agreesPerson }) => agreesPerson),
        ),
        organisation: figure("organisation", raters),
      };
    }),
  };
}

const scaleOf = ({ scale }: Questionnaire, { statements }: Competency) => ({
  lowest: scale.minimum * statements.length,
  highest: scale.maximum * statements.length,
});

const totalsOf = (
  { minimumAnswered }: Questionnaire,
  { statements }: Competency,
  offset: number,
  perspective: Perspective,
  raters: readonly Rater[],
): RaterTotal[] =>
  raters.flatMap(({ name, sheet }) => {
    const ratings = sheet[perspective].subarray(offset, offset + statements.length);
    const { total } = competencyTotal(ratings, minimumAnswered);
    return total === null ? [] : [{ name, total }];
  });

/** Deletes requests with all that was answered to them and the mail that told of them: of a whole campaign, or those chosen. */
export async function forgetRequests(
  transaction: Transaction,
  workspaceId: string,
  chosen: Chosen & { campaignId: string },
): Promise<void> {
  await deleteRatings(transaction, workspaceId, chosen);
  await deleteMail(transaction, workspaceId, chosen);
  await deleteRequests(transaction, workspaceId, chosen);
}
