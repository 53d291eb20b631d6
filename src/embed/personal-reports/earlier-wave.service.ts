import type { Transaction } from "#platform/database/tables.ts";
import { dayIn } from "#understand/results/day.ts";
import { earlierOwnInvitation } from "#understand/waves/waves.service.ts";
import { compareOwn, type OwnChange } from "../coaching-report/own-change.ts";
import { findProfiled, findScored, type Scored } from "./own-results.service.ts";

/**
 * What the same person answered to the campaign that this one follows; undefined where there is nothing of the kind.
 *
 * Both must have gone to the same address: whoever changes the address of a person's record between two waves gets the
 * later invitation, and must not learn by it what the person answered before.
 */
export async function findEarlier(
  tx: Transaction,
  workspaceId: string,
  { participant }: Scored,
): Promise<Scored | undefined> {
  const earlier = await earlierOwnInvitation(tx, workspaceId, participant.invitationId);
  const survey = earlier && (await findProfiled(tx, workspaceId, earlier.campaignId));
  if (!survey) return undefined;
  const scored = await findScored(tx, workspaceId, survey, earlier.invitationId);
  const address = (email: string | null) => email?.toLowerCase() ?? null;
  return scored && address(scored.participant.email) === address(participant.email) ? scored : undefined;
}

/**
 * Whether everybody who can open somebody's later report could open the earlier one as well: only then does it say what
 * changed. The person themselves sees it in any case, on their own page.
 */
export function readersStay(now: Scored["survey"], then: Scored["survey"]): boolean {
  if (then.anonymity === "named") return true;
  return now.anonymity === "confidential" && now.confidants.every((user) => then.confidants.includes(user));
}

/** What changed in somebody's own totals since an earlier wave. */
export const changeBetween = (now: Scored, then: Scored, timeZone: string): OwnChange => ({
  campaign: then.survey.name,
  date: dayIn(then.participant.answeredAt, timeZone),
  competencies: compareOwn(
    { questionnaire: now.survey.profile, score: now.score },
    { questionnaire: then.survey.profile, score: then.score },
  ),
});
