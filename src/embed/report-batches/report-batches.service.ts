import { randomUUID } from "node:crypto";
import { seesAnswers } from "#listen/campaigns/campaign-work.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { findProfiled, type Profiled } from "../personal-reports/own-results.service.ts";
import {
  changeBatch,
  countPeople,
  findBatch,
  insertBatch,
  listFailures,
  newestBatch,
} from "./batches.store.ts";
import { countToTell, listUntold } from "./notices.store.ts";
import { unfinished } from "./report-batch.ts";
import type * as contract from "./report-batches.contract.ts";
import {
  batchCampaignNotFound,
  batchNotFound,
  batchNotYet,
  batchOver,
  batchUnderWay,
  reportsAreConfidential,
} from "./report-batches.errors.ts";
import { makeReports } from "./report-batches.job-kind.ts";
import { countStored } from "./stored-reports.store.ts";

/** Who asks, about which campaign. */
export interface BatchScope {
  tx: Transaction;
  actor: Actor;
  workspaceId: string;
  campaignId: string;
}

/** @throws AppError "report-batch.campaign-not-found" */
async function surveyOf({ tx, workspaceId, campaignId }: BatchScope): Promise<Profiled> {
  const survey = await findProfiled(tx, workspaceId, campaignId);
  if (!survey) throw batchCampaignNotFound();
  return survey;
}

/**
 * A campaign whose reports the actor may open, one and all.
 *
 * @throws AppError "report-batch.campaign-not-found", "report-batch.confidential"
 */
export async function openToActor(scope: BatchScope): Promise<Profiled> {
  const survey = await surveyOf(scope);
  if (!seesAnswers(survey, scope.actor)) throw reportsAreConfidential();
  return survey;
}

/**
 * How far the newest round is. What is stored, and how much of it, tells how many have answered: that is for those who may
 * open the reports.
 *
 * @throws AppError "report-batch.campaign-not-found"
 */
export async function batchStatus(
  scope: BatchScope,
  mailServer: boolean,
): Promise<ResponseOf<typeof contract.readReportBatch>> {
  const { tx, actor, workspaceId, campaignId } = scope;
  const survey = await surveyOf(scope);
  const batch = await newestBatch(tx, workspaceId, campaignId);
  return {
    campaign: survey.name,
    anonymity: survey.anonymity,
    closed: survey.state === "closed",
    mailServer,
    people: await countPeople(tx, workspaceId, campaignId),
    batch: batch
      ? {
          id: batch.batch_id,
          state: batch.state,
          askedBy: batch.asked_by,
          askedAt: batch.asked_at.toISOString(),
          finishedAt: batch.finished_at?.toISOString() ?? null,
          tells: batch.tells,
          people: batch.people,
          seen: batch.seen,
          problem: batch.problem,
        }
      : null,
    stored: seesAnswers(survey, actor)
      ? {
          ...(await countStored(tx, workspaceId, campaignId, batch?.batch_id ?? null)),
          ...(await countToTell(tx, workspaceId, campaignId)),
        }
      : null,
  };
}

/**
 * Asks for all reports of a campaign. One round of a campaign is under way at a time; reports that are stored and would come
 * out the same are not made again.
 *
 * @returns the round's id
 * @throws AppError "report-batch.campaign-not-found", "report-batch.not-yet", "report-batch.under-way"
 */
export async function startBatch(scope: BatchScope, jobs: Jobs, tell: boolean, now: Date): Promise<string> {
  const { tx, actor, workspaceId, campaignId } = scope;
  const survey = await surveyOf(scope);
  if (survey.state !== "closed") throw batchNotYet();
  const batchId = randomUUID();
  const isNew = await insertBatch(tx, {
    workspace_id: workspaceId,
    campaign_id: campaignId,
    batch_id: batchId,
    asked_by: actor.user.name,
    asked_at: now,
    tells: tell,
    seed: randomUUID(),
    people: await countPeople(tx, workspaceId, campaignId),
  });
  if (!isNew) throw batchUnderWay();
  await jobs.add(tx, makeReports, { workspaceId, campaignId, batchId }, { key: batchId });
  await audit(tx, actor, {
    action: "reports.asked-for",
    subject: survey.name,
    details: { campaign: campaignId, batch: batchId, mail: tell },
  });
  return batchId;
}

/**
 * Ends a round where it stands. What is made stays, and mail that was handed over goes.
 *
 * @throws AppError "report-batch.not-found", "report-batch.over"
 */
export async function cancelBatch(
  { tx, actor, workspaceId, campaignId }: BatchScope,
  batchId: string,
  now: Date,
): Promise<void> {
  const key = { workspace_id: workspaceId, campaign_id: campaignId, batch_id: batchId };
  const batch = await findBatch(tx, key, "change");
  const survey = batch && (await findProfiled(tx, workspaceId, campaignId));
  if (!survey) throw batchNotFound();
  if (!unfinished.includes(batch.state)) throw batchOver();
  await changeBatch(tx, key, unfinished, { state: "cancelled", finished_at: now, problem: null });
  await audit(tx, actor, {
    action: "reports.stopped",
    subject: survey.name,
    details: { campaign: campaignId, batch: batchId },
  });
}

interface Page {
  limit: number;
  offset: number;
}

/** @throws AppError "report-batch.campaign-not-found", "report-batch.confidential" */
export async function failuresOf(
  scope: BatchScope,
  page: Page,
): Promise<ResponseOf<typeof contract.listReportFailures>> {
  await openToActor(scope);
  const batch = await newestBatch(scope.tx, scope.workspaceId, scope.campaignId);
  return batch ? listFailures(scope.tx, batch, page) : { total: 0, people: [] };
}

/** @throws AppError "report-batch.campaign-not-found", "report-batch.confidential" */
export async function untoldOf(
  scope: BatchScope,
  page: Page,
): Promise<ResponseOf<typeof contract.listUntold>> {
  await openToActor(scope);
  return listUntold(scope.tx, scope.workspaceId, scope.campaignId, page);
}
