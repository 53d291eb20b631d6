import { createHash } from "node:crypto";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { AppError } from "#platform/errors.ts";
import { findProfiled, type Profiled } from "../personal-reports/own-results.service.ts";
import { reportFor } from "../personal-reports/personal-reports.service.ts";
import {
  type Batch,
  type BatchKey,
  changeBatch,
  findBatch,
  insertFailure,
  nextPlaces,
  type Place,
} from "./batches.store.ts";
import { inOrder } from "./in-order.ts";
import { unfinished } from "./report-batch.ts";
import { makeReports } from "./report-batches.job-kind.ts";
import { confirmStored, storeReport } from "./stored-reports.store.ts";
import { tellNext } from "./tell.service.ts";

type Work = Pick<Context, "transaction" | "jobs" | "log" | "origin">;

/** Milliseconds after which a round lets others have a turn, and queues again. */
const turn = 30_000;
/** People read for a turn: more than can be done in one where everybody has a report. */
const peopleATurn = 2000;
/** Reports in the making: one for each thread of the press, and some so that none waits for a longer one. */
const inTheMaking = 6;
/** How far a round has come is written down after so many people. */
const peopleAMark = 20;

/** Makes the reports of campaigns in the background, one round at a time, a turn each. */
export function workOnReportBatches(context: Work, press: PdfPress): void {
  const { transaction, jobs } = context;
  jobs.work(makeReports, async ({ workspaceId, campaignId, batchId }, signal) => {
    const key = { workspace_id: workspaceId, campaign_id: campaignId, batch_id: batchId };
    try {
      if (!(await takeTurn(context, press, key, signal))) return;
    } catch (error) {
      if (!signal.aborted) await noteProblem(context, key);
      throw error;
    }
    await transaction(workspaceId, (tx) =>
      jobs.add(tx, makeReports, { workspaceId, campaignId, batchId }, { key: batchId }),
    );
  });
}

/** @returns whether there is more to do */
async function takeTurn(work: Work, press: PdfPress, key: BatchKey, signal: AbortSignal): Promise<boolean> {
  const { transaction, jobs } = work;
  const begun = await transaction(key.workspace_id, async (tx) => {
    const batch = await findBatch(tx, key, "change");
    if (!batch || !unfinished.includes(batch.state)) return undefined;
    if (batch.state === "waiting")
      await changeBatch(tx, key, ["waiting"], { state: "running", started_at: new Date() });
    const survey = await findProfiled(tx, key.workspace_id, key.campaign_id);
    const people =
      batch.state === "telling" ? [] : await nextPlaces(tx, batch, batch.after_place, peopleATurn);
    return survey && { batch, survey, people };
  });
  if (!begun) return false;
  const { batch, survey, people } = begun;
  if (people.length > 0) return makeNext(work, press, batch, survey, people, signal);
  await transaction(key.workspace_id, (tx) =>
    changeBatch(tx, key, ["waiting", "running"], { state: "telling", seen: batch.people, problem: null }),
  );
  for (;;) {
    if (signal.aborted) return true;
    if (!(await transaction(key.workspace_id, (tx) => tellNext(tx, jobs, key, survey, work.origin()))))
      return false;
  }
}

/** Makes reports of these people until they are through, the turn ends or the round is stopped. */
async function makeNext(
  work: Work,
  press: PdfPress,
  batch: Batch,
  survey: Profiled,
  people: readonly Place[],
  signal: AbortSignal,
): Promise<boolean> {
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  const end = AbortSignal.any([ending, AbortSignal.timeout(turn)]);
  const key = { workspace_id: batch.workspace_id, campaign_id: batch.campaign_id, batch_id: batch.batch_id };
  let { seen, after_place } = batch;
  let unmarked = 0;
  const mark = async () => {
    unmarked = 0;
    await work.transaction(key.workspace_id, (tx) =>
      changeBatch(tx, key, ["running"], { seen: Math.min(seen, batch.people), after_place, problem: null }),
    );
  };
  const make = async (person: Place) => {
    if (person.open && !(await makeOne(work, press, key, survey, person.invitationId, ending))) stop.abort();
    return person.place;
  };
  try {
    for await (const place of inOrder(until(end, people), inTheMaking, make)) {
      if (ending.aborted) break;
      seen += 1;
      after_place = place;
      unmarked += 1;
      if (unmarked >= peopleAMark) await mark();
    }
  } finally {
    if (unmarked > 0) await mark();
  }
  return !stop.signal.aborted;
}

function* until<Item>(signal: AbortSignal, items: Iterable<Item>): Generator<Item> {
  for (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

/**
 * Makes and stores one person's report, unless a stored one is still right. Where it can't be made, that is written down.
 *
 * @returns false where the round was stopped meanwhile
 */
async function makeOne(
  { transaction, log }: Work,
  press: PdfPress,
  key: BatchKey,
  survey: Profiled,
  invitationId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { workspace_id: workspaceId } = key;
  /** Writes while the round goes on; nobody can stop it before that is committed. */
  const write = (done: (tx: Transaction) => Promise<void>) =>
    transaction(workspaceId, async (tx) => {
      const batch = await findBatch(tx, key, "end");
      if (batch?.state !== "running") return false;
      await done(tx);
      return true;
    });
  const giveUp = (error: unknown) => {
    log.error({ err: error, batch: key.batch_id }, "a personal report could not be made");
    return write((tx) => insertFailure(tx, key, invitationId, reasonOf(error)));
  };
  const asked = await transaction(workspaceId, async (tx) => {
    const report = await reportFor(tx, workspaceId, survey, invitationId);
    if (!report) return null;
    const fingerprint = createHash("sha256").update(JSON.stringify(report)).digest();
    return (await confirmStored(tx, key, invitationId, fingerprint)) ? null : { report, fingerprint };
  }).catch((error: unknown) => {
    if (isOurs(error)) return { error };
    throw error;
  });
  if (!asked) return true;
  if ("error" in asked) return giveUp(asked.error);
  const { report, fingerprint } = asked;
  const content = await press.render(report, signal, "background").catch((error: unknown) => ({ error }));
  if (signal.aborted) return true;
  if ("error" in content) return giveUp(content.error);
  return write((tx) => storeReport(tx, key, invitationId, fingerprint, content));
}

/** Whether a fault lies in what is computed. Those of the database and the machine pass: the job is tried again. */
const isOurs = (error: unknown) =>
  error instanceof AppError || error instanceof TypeError || error instanceof RangeError;

const reasonOf = (error: unknown) =>
  error instanceof AppError
    ? error.message
    : "A fault in the program. The server's log says more; make the missing reports again after an update.";

/** Says on the page why a round stands still. */
async function noteProblem({ transaction, log }: Work, key: BatchKey): Promise<void> {
  const problem = "A fault on the server interrupted it. It is tried again by itself.";
  await transaction(key.workspace_id, (tx) => changeBatch(tx, key, unfinished, { problem })).catch(
    (error: unknown) => log.warn({ err: error }, "a problem with reports could not be noted"),
  );
}
