import type { Report } from "#document/report.ts";
import { seesAnswers } from "#listen/campaigns/campaign-work.service.ts";
import { listParticipants } from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { allPeople } from "#people/organisation/person.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { dayIn } from "#understand/results/day.ts";
import { consultantsOf } from "#understand/results/group-report.service.ts";
import { personalReport } from "../coaching-report/personal-report.ts";
import { changeBetween, findEarlier, readersStay } from "./earlier-wave.service.ts";
import { findColleagues } from "./own-colleagues.service.ts";
import {
  findOwn,
  findProfiled,
  findScored,
  type Profiled,
  readersOf,
  type Scored,
} from "./own-results.service.ts";
import type { listMyReports, listPersonalReports } from "./personal-reports.contract.ts";
import {
  campaignNotFound,
  reportNotFound,
  reportsConfidential,
  reportsNotYet,
} from "./personal-reports.errors.ts";
import { languageFor, languagesOf, profileIn } from "./report-language.service.ts";

interface DownloadableReport {
  report: Report;
  /** Of the file. */
  name: string;
}

/** An actor's proven address where several of the organisation's people have it, and nobody can tell who is meant. */
export async function sharedAddressOf(
  tx: Transaction,
  { user, member }: Actor,
  workspace: string,
): Promise<string | null> {
  if (!member || member.personId || !user.emailVerified) return null;
  const people = await allPeople({ tx, workspace }, { search: user.email });
  return people.filter(({ email }) => email?.toLowerCase() === user.email).length > 1 ? user.email : null;
}

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
      languages: languagesOf(survey),
      answeredAt: participant.answeredAt.toISOString(),
      isFinal: survey.state === "closed",
      readers: readersOf(survey),
    })),
    sharedAddress: await sharedAddressOf(tx, actor, workspaceId),
  };
}

/**
 * @param language that is wanted; the invitation's where there is none
 * @throws AppError "report.not-found" for everybody but its subject
 */
export async function myReport(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  invitationId: string,
  language: string | null,
): Promise<DownloadableReport> {
  const [own] = await findOwn(tx, actor, workspaceId, invitationId);
  if (!own) throw reportNotFound();
  return downloadable(tx, workspaceId, own, "subject", language);
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
 * @param language that is wanted; the invitation's where there is none
 * @throws AppError "report.not-found"
 */
export async function personalReportOf(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
  invitationId: string,
  language: string | null,
): Promise<DownloadableReport> {
  const survey = await findProfiled(tx, workspaceId, campaignId);
  if (survey?.state !== "closed" || !seesAnswers(survey, actor)) throw reportNotFound();
  const scored = await findScored(tx, workspaceId, survey, invitationId);
  if (!scored) throw reportNotFound();
  const made = await downloadable(tx, workspaceId, scored, "others", language);
  const details = survey.anonymity === "named" ? { person: scored.participant.name } : {};
  await audit(tx, actor, { action: "report.opened", subject: survey.name, details });
  return made;
}

const downloadable = async (
  tx: Transaction,
  workspaceId: string,
  scored: Scored,
  audience: Audience,
  language: string | null,
): Promise<DownloadableReport> => ({
  report: await reportOf(tx, workspaceId, scored, audience, language),
  name: `${scored.participant.name} - ${scored.survey.name}.pdf`,
});

/**
 * One person's report in the language of their invitation, for those who have made sure that it may be made: nobody's rights are asked and nothing is
 * written down. It is a copy that others may open: colleagues' ratings are left out.
 *
 * @returns undefined where the person gave no rating
 */
export async function reportFor(
  tx: Transaction,
  workspaceId: string,
  survey: Profiled,
  invitationId: string,
): Promise<Report | undefined> {
  const scored = await findScored(tx, workspaceId, survey, invitationId);
  return scored && (await reportOf(tx, workspaceId, scored, "others", null));
}

/** Whether its subject alone opens a report, or others do so, too. */
type Audience = "subject" | "others";

async function reportOf(
  tx: Transaction,
  workspaceId: string,
  scored: Scored,
  audience: Audience,
  asked: string | null,
): Promise<Report> {
  const { survey, participant, score } = scored;
  const isCopy = audience === "others";
  const { timeZone } = await readSettings(tx, workspaceId);
  const earlier = await findEarlier(tx, workspaceId, scored);
  const language = await languageFor(tx, workspaceId, survey, participant.invitationId, asked);
  const { name, email, department, job, location, answeredAt } = participant;
  return personalReport({
    ...(await profileIn(tx, workspaceId, survey, language)),
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
    ...(isCopy ? { score, isCopy } : await findColleagues(tx, workspaceId, scored)),
    consultant: await consultantsOf(tx, workspaceId),
    date: dayIn(answeredAt, timeZone),
    readers: readersOf(survey),
    change: earlier && readersStay(survey, earlier.survey) ? changeBetween(scored, earlier, timeZone) : null,
    isOnline: true,
  });
}
