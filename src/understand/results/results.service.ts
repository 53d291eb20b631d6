import { randomUUID } from "node:crypto";
import { isProtected } from "#listen/campaigns/anonymity.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { releaseResults } from "#listen/responses/release.job-kind.ts";
import {
  allowLongWork,
  breakdownsOf,
  findSurvey,
  insertRelease,
  listReleases,
  listSurveys,
  type Participant,
  participantsOf,
  type Release,
  readReleased,
  type Survey,
} from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { takeTurns } from "#platform/turns.ts";
import {
  type CampaignSurveyReader,
  createCampaignSurvey,
} from "../campaign-surveys/compute-campaign-survey.service.ts";
import { storeCampaignSurvey } from "../campaign-surveys/store-campaign-survey.service.ts";
import { observe } from "../measures/observe.service.ts";
import { changeOf, storeChange } from "../waves/waves.service.ts";
import { computeResults } from "./compute-results.ts";
import { isEmpty, type ReleasedResults } from "./released-results.ts";
import type { listResults } from "./results.contract.ts";
import { resultsNotFound, snapshotClosed, snapshotConfidential } from "./results.errors.ts";

/** Campaigns of a workspace with where their results stand. */
export async function listOfResults(
  tx: Transaction,
  workspaceId: string,
): Promise<ResponseOf<typeof listResults>> {
  const surveys = await listSurveys(tx, workspaceId);
  return {
    campaigns: surveys.map((survey) => ({
      ...campaignOf(survey, survey.questionnaire),
      isProfile: survey.isProfile,
      state: stateOf(survey, survey.newest?.hasFigures),
      releasedAt: survey.newest?.releasedAt ?? null,
    })),
  };
}

export function campaignOf(
  survey: Pick<
    Survey,
    "campaignId" | "name" | "anonymity" | "minimumGroup" | "state" | "closesAt" | "closedAt"
  >,
  questionnaire: string,
) {
  return {
    campaign: survey.campaignId,
    name: survey.name,
    questionnaire,
    anonymity: survey.anonymity,
    minimumGroup: survey.minimumGroup,
    closed: survey.state === "closed",
    closesAt: survey.closesAt?.toISOString() ?? null,
    closedAt: survey.closedAt?.toISOString() ?? null,
  };
}

/** A campaign with one of its releases. */
export interface Found {
  survey: Survey;
  organisation: string;
  timeZone: string;
  /** The newest first. */
  releases: Release[];
  /** The one asked for, or the newest; null where there is none yet. */
  release: Release | null;
}

/** @throws AppError "results.not-found" where there is no such campaign or release, or the campaign never opened */
export async function findRelease(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<Found> {
  const survey = await openedSurvey(tx, workspaceId, campaignId);
  const releases = await listReleases(tx, workspaceId, campaignId);
  const chosen = releaseId ? releases.find((release) => release.releaseId === releaseId) : releases[0];
  if (releaseId && !chosen) throw resultsNotFound();
  const { organisation, timeZone } = await readSettings(tx, workspaceId);
  return { survey, organisation, timeZone, releases, release: chosen ?? null };
}

/** A campaign with one of its releases and all that was released with it. */
export interface Released extends Found {
  release: (Release & { results: ReleasedResults }) | null;
}

/** @throws AppError "results.not-found" where there is no such campaign or release, or the campaign never opened */
export async function findReleased(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<Released> {
  const found = await findRelease(tx, workspaceId, campaignId, releaseId);
  if (!found.release) return { ...found, release: null };
  const results = await readReleased(tx, workspaceId, campaignId, found.release.releaseId);
  return { ...found, release: { ...found.release, results: results as ReleasedResults } };
}

async function openedSurvey(tx: Transaction, workspaceId: string, campaignId: string): Promise<Survey> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (survey?.state !== "open" && survey?.state !== "closed") throw resultsNotFound();
  return survey;
}

/** A release as it is sent. */
export const sentRelease = ({ releaseId, kind, releasedAt }: Release) => ({
  release: releaseId,
  kind,
  releasedAt: releasedAt.toISOString(),
});

/** @param hasFigures of the release that is looked at; missing where there is none */
export function stateOf({ state }: Pick<Survey, "state">, hasFigures: boolean | null | undefined) {
  if (typeof hasFigures === "boolean") return hasFigures ? "ready" : "too-few";
  return state === "closed" ? "computing" : "open";
}

export function profileTexts({
  title,
  version,
  language,
  scale,
  perspectives,
  minimumAnswered,
  competencies,
}: Questionnaire) {
  return {
    title,
    version,
    language,
    scale,
    perspectives: { self: { ...perspectives.self }, organisation: { ...perspectives.organisation } },
    minimumAnswered,
    competencies: competencies.map(({ code, name, definition, statements }) => ({
      code,
      name,
      definition,
      statements: statements.map(({ code: own, topic, text }) => ({ code: own, topic, text })),
    })),
  };
}

export function snapshotRefusal({ anonymity, state }: Survey) {
  if (isProtected(anonymity)) return snapshotConfidential;
  return state === "closed" ? snapshotClosed : null;
}

/**
 * Asks for a snapshot of a named campaign; a job computes it.
 *
 * @throws AppError "results.not-found", "results.snapshot-confidential", "results.snapshot-closed"
 */
export async function askForSnapshot(
  tx: Transaction,
  jobs: Jobs,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
): Promise<{ release: string }> {
  const survey = await openedSurvey(tx, workspaceId, campaignId);
  const refusal = snapshotRefusal(survey);
  if (refusal) throw refusal();
  const release = randomUUID();
  await jobs.add(tx, releaseResults, { workspaceId, campaignId, snapshotId: release });
  await audit(tx, actor, { action: "results.snapshot-taken", subject: survey.name, details: { release } });
  return { release };
}

const askedOf = (survey: Survey) => ({
  ...survey,
  openedAt: survey.openedAt ?? survey.closedAt ?? new Date(0),
});

/** Everybody, also told to what computes the survey's figures. */
async function* tapped(
  people: AsyncIterable<Participant>,
  figures: CampaignSurveyReader,
  signal: AbortSignal,
): AsyncGenerator<Participant> {
  const turn = takeTurns(signal);
  for await (const person of people) {
    await turn();
    figures.add({
      groups: person.groups,
      bounced: person.bouncedAt !== null,
      completed: person.completedAt !== null,
      invited: !person.cameThroughDoor,
      answers: person.answers,
    });
    yield person;
  }
}

/**
 * Computes a campaign's results and releases them: once at close, and for named campaigns as a snapshot. Does nothing
 * where the release is there already, or where the campaign is not in the state for it.
 */
export async function release(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  snapshotId: string | undefined,
  signal: AbortSignal,
): Promise<{ release: string; kind: "close" | "snapshot" } | null> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (!survey) return null;
  // Marked as closed, not only past its time: no answer is on its way any more.
  if (snapshotId ? snapshotRefusal(survey) !== null : survey.closedAt === null) return null;
  const releases = await listReleases(tx, workspaceId, campaignId);
  const kind = snapshotId ? "snapshot" : "close";
  if (releases.some((made) => (snapshotId ? made.releaseId === snapshotId : made.kind === "close")))
    return null;
  await allowLongWork(tx);
  const breakdowns = await breakdownsOf(tx, workspaceId, survey);
  const figures = survey.profile === null ? createCampaignSurvey(askedOf({ ...survey, breakdowns })) : null;
  const people = participantsOf(tx, workspaceId, campaignId, signal);
  const computed = await computeResults(survey, figures ? tapped(people, figures, signal) : people);
  const change = await changeOf(tx, workspaceId, survey, computed.profile, signal);
  const results = { ...computed, change };
  const asked = figures && (await figures.compute({ signal }));
  const releaseId = snapshotId ?? randomUUID();
  const made = { workspaceId, campaignId, releaseId, kind, hasFigures: !isEmpty(results) } as const;
  const isNew = await insertRelease(tx, made, results);
  if (!isNew) return null;
  if (asked) {
    const { questionnaireId, definition } = survey;
    const releasedAt = await databaseTime(tx);
    const stored = { workspaceId, campaignId, releaseId, releasedAt, questionnaireId, definition };
    await storeCampaignSurvey(tx, stored, asked);
  }
  if (change) await storeChange(tx, workspaceId, { campaignId, releaseId }, change, computed.profile);
  if (survey.profile && results.profile) {
    const { questionnaireId, profile } = survey;
    const observed = { releaseId, campaignId, questionnaireId, releasedAt: await databaseTime(tx) };
    await observe(tx, workspaceId, observed, profile, results.profile);
  }
  await audit(tx, null, { action: "results.released", subject: survey.name, details: { kind } });
  return { release: releaseId, kind };
}
