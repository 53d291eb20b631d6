import type { Transaction } from "#platform/database/tables.ts";
import { type Participant, readParticipants } from "./responses.store.ts";

export type { Period, Release } from "./release.store.ts";
export {
  insertRelease,
  listPeriods,
  listReleases,
  readReleased,
  readReleasedParts,
} from "./release.store.ts";
export type { Participant, Survey } from "./responses.store.ts";
export {
  findOwnEarlier,
  findOwnInvitations,
  findParticipant,
  findSurvey,
  hasErasedPeople,
  listParticipants,
  listSurveys,
} from "./responses.store.ts";

const batchSize = 1000;

/**
 * Everybody who was invited to a campaign, with all that they have saved, whether or not they said that they are done: a
 * competency's total needs three quarters of its statements, a question its answer. Pilots are left out. People who were
 * taken out of the audience stay, without answers where those were removed. In batches, in the order of their random ids.
 *
 * What single people answered stays on the server: of confidential campaigns only `understand/` may read this, and it lets
 * out what disclosure allows.
 *
 * @param signal ends it early, with the signal's reason
 */
export async function* participantsOf(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  signal?: AbortSignal,
): AsyncGenerator<Participant> {
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const batch = await readParticipants(transaction, workspaceId, campaignId, { after, limit: batchSize });
    yield* batch;
    if (batch.length < batchSize) return;
    after = batch.at(-1)?.invitationId;
  }
}
