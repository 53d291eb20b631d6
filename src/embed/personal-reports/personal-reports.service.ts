import type { Report } from "#document/report.ts";
import { seesAnswers } from "#listen/campaigns/campaign-work.service.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { ratingSheetOf } from "#listen/questionnaires/profile-definition.ts";
import {
  findOwnInvitations,
  findParticipant,
  findSurvey,
  listParticipants,
  type Participant,
  type Survey,
} from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { allPeople } from "#people/organisation/person.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { type PersonScore, scorePerson } from "#understand/profile/scoring.ts";
import { dayIn } from "#understand/results/day.ts";
import { consultantsOf } from "#understand/results/group-report.service.ts";
import { personalReport } from "../coaching-report/personal-report.ts";
import type { listMyReports, listPersonalReports } from "./personal-reports.contract.ts";
import {
  campaignNotFound,
  reportNotFound,
  reportsConfidential,
  reportsNotYet,
} from "./personal-reports.errors.ts";

/** A campaign whose questionnaire is a profile. */
type Profiled = Survey & { profile: Questionnaire };

/** Somebody's answers with what a report needs besides. */
interface Scored {
  survey: Profiled;
  participant: Participant & { answeredAt: Date };
  score: PersonScore;
}

interface DownloadableReport {
  report: Report;
  /** Of the file. */
  name: string;
}

async function findProfiled(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Profiled | undefined> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (!survey?.profile || survey.state === "draft") return undefined;
  return { ...survey, profile: survey.profile };
}

/** What somebody's answers come to; undefined where there is no rating among them. */
async function findScored(
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
async function findOwn(
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

/** An actor's proven address where several of the organisation's people have it, and nobody can tell who is meant. */
async function sharedAddressOf(
  tx: Transaction,
  { user, member }: Actor,
  workspace: string,
): Promise<string | null> {
  if (!member || member.personId || !user.emailVerified) return null;
  const people = await allPeople({ tx, workspace }, { search: user.email });
  return people.filter(({ email }) => email?.toLowerCase() === user.email).length > 1 ? user.email : null;
}

const readersOf = ({ anonymity }: Survey) => (anonymity === "named" ? "programme" : "consultant");

export async function myReports(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
): Promise<ResponseOf<typeof listMyReports>> {
  const own = await findOwn(tx, actor, workspaceId);
  return {
    reports: own.map(({ survey, participant }) => ({
      invitation: participant.invitationId,
      campaign: survey.name,
      questionnaire: survey.profile.title,
      answeredAt: participant.answeredAt.toISOString(),
      isFinal: survey.state === "closed",
      readers: readersOf(survey),
    })),
    sharedAddress: await sharedAddressOf(tx, actor, workspaceId),
  };
}

/** @throws AppError "report.not-found" for everybody but its subject */
export async function myReport(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  invitationId: string,
): Promise<DownloadableReport> {
  const [own] = await findOwn(tx, actor, workspaceId, invitationId);
  if (!own) throw reportNotFound();
  return downloadable(tx, workspaceId, own);
}

/** @throws AppError "report.campaign-not-found", "report.confidential", "report.not-yet" */
export async function personalReports(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
  page: { search: string; limit: number; offset: number },
): Promise<ResponseOf<typeof listPersonalReports>> {
  const survey = await findProfiled(tx, workspaceId, campaignId);
  if (!survey) throw campaignNotFound();
  if (!seesAnswers(survey, actor)) throw reportsConfidential();
  if (survey.state !== "closed") throw reportsNotYet();
  const { total, participants } = await listParticipants(tx, workspaceId, campaignId, page);
  return {
    total,
    people: participants.map(({ invitationId, name, department, completedAt }) => ({
      invitation: invitationId,
      name,
      department,
      completedAt: completedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Another person's report, for those who may open it once the campaign has closed. It is written down that it was
 * opened; whose it was only in named campaigns, since others read the log.
 *
 * @throws AppError "report.not-found"
 */
export async function personalReportOf(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
  invitationId: string,
): Promise<DownloadableReport> {
  const survey = await findProfiled(tx, workspaceId, campaignId);
  if (survey?.state !== "closed" || !seesAnswers(survey, actor)) throw reportNotFound();
  const scored = await findScored(tx, workspaceId, survey, invitationId);
  if (!scored) throw reportNotFound();
  const made = await downloadable(tx, workspaceId, scored);
  const details = survey.anonymity === "named" ? { person: scored.participant.name } : {};
  await audit(tx, actor, { action: "report.opened", subject: survey.name, details });
  return made;
}

async function downloadable(
  tx: Transaction,
  workspaceId: string,
  { survey, participant, score }: Scored,
): Promise<DownloadableReport> {
  const { timeZone } = await readSettings(tx, workspaceId);
  const { name, email, department, job, location, answeredAt } = participant;
  return {
    report: personalReport({
      questionnaire: survey.profile,
      person: {
        id: participant.invitationId,
        name,
        email,
        department,
        managerId: null,
        job,
        level: null,
        location,
      },
      score,
      consultant: await consultantsOf(tx, workspaceId),
      date: dayIn(answeredAt, timeZone),
      readers: readersOf(survey),
    }),
    name: `${name} - ${survey.name}.pdf`,
  };
}
