import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { ratingSheetOf } from "#listen/questionnaires/profile-definition.ts";
import {
  findOwnInvitations,
  findParticipant,
  findSurvey,
  type Participant,
  type Survey,
} from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type PersonScore, scorePerson } from "#understand/profile/scoring.ts";

/** A campaign whose questionnaire is a profile. */
export type Profiled = Survey & { profile: Questionnaire };

/** Somebody's answers with what a report needs besides. */
export interface Scored {
  survey: Profiled;
  participant: Participant & { answeredAt: Date };
  score: PersonScore;
}

/** Who can open somebody's report besides themselves: the consultants they were told of, or all who run the programme. */
export const readersOf = ({ anonymity }: Survey): "consultant" | "programme" =>
  anonymity === "named" ? "programme" : "consultant";

/** A campaign that was opened with a profile; undefined where there is none of the kind. */
export async function findProfiled(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Profiled | undefined> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (!survey?.profile || survey.state === "draft") return undefined;
  return { ...survey, profile: survey.profile };
}

/** What somebody's answers come to; undefined where there is no rating among them. */
export async function findScored(
  tx: Transaction,
  workspaceId: string,
  survey: Profiled,
  invitationId: string,
): Promise<Scored | undefined> {
  const participant = await findParticipant(tx, workspaceId, survey.campaignId, invitationId);
  if (!participant?.answeredAt) return undefined;
  const answers = compileQuestionnaire(survey.definition).counted(participant.answers);
  const score = scorePerson(survey.profile, participant.invitationId, ratingSheetOf(survey.profile, answers));
  if (!score.answered) return undefined;
  return { survey, participant: { ...participant, answeredAt: participant.answeredAt }, score };
}

/**
 * The actor's own answers: those of invitations to them as a person, at an address that they have proven to be theirs.
 * They are ready as soon as the person has said that they are done, and in any case when the campaign has closed.
 */
export async function findOwn(
  tx: Transaction,
  { user, member }: Actor,
  workspaceId: string,
  invitationId?: string,
): Promise<Scored[]> {
  if (!member?.personId || !user.emailVerified) return [];
  const invitations = await findOwnInvitations(tx, workspaceId, member.personId, user.email);
  const found: Scored[] = [];
  for (const invitation of invitations) {
    if (invitationId && invitation.invitationId !== invitationId) continue;
    const survey = await findProfiled(tx, workspaceId, invitation.campaignId);
    const scored = survey && (await findScored(tx, workspaceId, survey, invitation.invitationId));
    if (scored && (scored.participant.completedAt || scored.survey.state === "closed")) found.push(scored);
  }
  return found;
}
