import { type Actor, allows } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { isProtected } from "../campaigns/anonymity.ts";
import type * as contract from "./follow-up.contract.ts";
import type { FollowUpChange, FollowUpView } from "./follow-up.contract.ts";
import { followUpChanged, followUpNotFound, ownerUnknown } from "./follow-up.errors.ts";
import { isWaiting, type Note, statesOf } from "./follow-up.ts";
import {
  type Changes,
  campaignsSeen,
  countByOwner,
  countUnowned,
  type FollowUpRow,
  findVisible,
  type Looking,
  listVisible,
  updateFollowUp,
  type Wanted,
} from "./follow-ups.store.ts";
import { searchOwners } from "./owners.store.ts";
import { worksHere } from "./settle.store.ts";
import { dayIn, planTelling } from "./tell-owners.service.ts";

/** What every use case of follow-ups is given. */
export interface FollowUpWork {
  tx: Transaction;
  workspaceId: string;
  jobs: Jobs;
  now: Date;
}

export const lookingAs = ({ workspaceId }: FollowUpWork, actor: Actor): Looking => ({
  workspaceId,
  personId: actor.member?.personId ?? null,
  userId: actor.user.id,
  runs: allows(actor, "campaigns.write"),
  identifies: allows(actor, "answers.identified"),
});

export const todayIn = async ({ tx, workspaceId, now }: FollowUpWork) => {
  const { timeZone } = await readSettings(tx, workspaceId);
  return { timeZone, today: dayIn(timeZone, now) };
};

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name };

/** Whom the plan would have own it, while nobody does: the account manager before the chosen person. */
export const suggestedOwner = (row: FollowUpRow) =>
  row.ownerId === null ? (named(row.managerId, row.manager) ?? named(row.planOwnerId, row.planOwner)) : null;

function viewOf(row: FollowUpRow, today: string): FollowUpView {
  const { state } = row;
  if (state === "cancelled") throw followUpNotFound();
  return {
    id: row.id,
    campaign: { id: row.campaignId, name: row.campaign, confidential: isProtected(row.anonymity) },
    reason: row.reason,
    state,
    name: row.name,
    email: row.email,
    account: named(row.accountId, row.account),
    words: row.words,
    owner: named(row.ownerId, row.owner),
    suggestedOwner: suggestedOwner(row),
    openedAt: row.openedAt.toISOString(),
    dueOn: row.dueOn,
    overdue: isWaiting(state) && row.dueOn < today,
    outcome: row.outcome,
    notes: row.notes,
    revision: row.revision,
  };
}

/** Follow-ups that somebody may see. */
export async function followUps(
  work: FollowUpWork,
  actor: Actor,
  wanted: Wanted,
  page: { limit: number; offset: number },
): Promise<ResponseOf<typeof contract.listFollowUps>> {
  const { today } = await todayIn(work);
  const { total, rows } = await listVisible(work.tx, lookingAs(work, actor), wanted, page);
  return { total, followUps: rows.map((row) => viewOf(row, today)) };
}

/** What waits: one's own, and for those who run the programme how much is with whom. */
export async function followUpCounts(
  work: FollowUpWork,
  actor: Actor,
): Promise<ResponseOf<typeof contract.countFollowUps>> {
  const { today } = await todayIn(work);
  const looking = lookingAs(work, actor);
  const { personId, runs } = looking;
  const counts = await countByOwner(work.tx, looking, today);
  const own = counts.find(({ ownerId }) => ownerId !== null && ownerId === personId);
  const sum = (of: "waiting" | "overdue" | "finished" | "held") =>
    counts.reduce((total, each) => total + each[of], 0);
  return {
    today,
    mine: { waiting: own?.waiting ?? 0, overdue: own?.overdue ?? 0 },
    all: runs
      ? {
          waiting: sum("waiting"),
          overdue: sum("overdue"),
          finished: sum("finished"),
          withConsultants: sum("held"),
          unowned: await countUnowned(work.tx, looking, today),
          campaigns: await campaignsSeen(work.tx, looking),
          owners: counts
            .filter(({ waiting, held }) => waiting > held)
            .map(({ ownerId, owner, waiting, overdue, held }) => ({
              id: ownerId,
              name: owner ?? "Nobody yet",
              waiting: waiting - held,
              overdue,
            })),
        }
      : null,
  };
}

/** @throws AppError "follow-up.not-found" */
export async function readFollowUp(work: FollowUpWork, actor: Actor, id: string): Promise<FollowUpView> {
  const row = await findVisible(work.tx, lookingAs(work, actor), id);
  if (!row) throw followUpNotFound();
  return viewOf(row, (await todayIn(work)).today);
}

/**
 * Says how far it is, or hands it over.
 *
 * @returns "handedOn" where whoever did it sees it no more
 * @throws AppError "follow-up.not-found", "follow-up.changed-meanwhile", "follow-up.owner-unknown"
 */
export async function changeFollowUp(
  work: FollowUpWork,
  actor: Actor,
  id: string,
  change: FollowUpChange,
): Promise<FollowUpView | { handedOn: true }> {
  const { tx, workspaceId, jobs, now } = work;
  const row = await findVisible(tx, lookingAs(work, actor), id, true);
  if (!row) throw followUpNotFound();
  if (row.revision !== change.revision) throw followUpChanged();
  const handsOver = change.owner !== undefined && change.owner !== row.ownerId;
  if (handsOver && !(await worksHere(tx, workspaceId, change.owner ?? ""))) throw ownerUnknown();
  await updateFollowUp(tx, workspaceId, id, changesOf(row, change, actor, now, handsOver));
  if (handsOver) {
    await planTelling(tx, jobs, workspaceId, (await todayIn(work)).timeZone, now);
    // Neither whom it is about nor who does it: in a confidential campaign others read the log.
    await audit(tx, actor, {
      action: "follow-up.handed-over",
      subject: row.campaign,
      details: { campaign: row.campaignId },
    });
  }
  const after = await findVisible(tx, lookingAs(work, actor), id);
  return after ? viewOf(after, (await todayIn(work)).today) : { handedOn: true };
}

function changesOf(
  row: FollowUpRow,
  { state, owner, dueOn, outcome, note }: FollowUpChange,
  actor: Actor,
  now: Date,
  handsOver: boolean,
): Changes {
  const added: Note[] =
    note === undefined ? [] : [{ at: now.toISOString(), by: actor.user.name, text: clean(note) }];
  return {
    ...(state !== undefined && { state, finished_at: isWaiting(state) ? null : now }),
    ...(handsOver &&
      owner !== undefined && { owner_id: owner, handed_over_at: row.handedOverAt ?? now, told_on: null }),
    ...(dueOn !== undefined && { due_on: dueOn }),
    ...(outcome !== undefined && { outcome: clean(outcome) }),
    ...(added.length > 0 && { notes: JSON.stringify([...row.notes, ...added].slice(-mostNotes)) }),
  };
}

/** The newest are kept. */
const mostNotes = 200;
const clean = (text: string) => text.replaceAll("\0", "").trim().toWellFormed();

/** People who could follow up. Only whoever sees a follow-up needs them. @throws AppError "follow-up.not-found" */
export async function ownersNamed(
  work: FollowUpWork,
  actor: Actor,
  search: string,
): Promise<ResponseOf<typeof contract.findOwners>> {
  const looking = lookingAs(work, actor);
  if (!looking.runs) {
    const wanted = { mine: true, states: statesOf("waiting"), campaign: null, owner: null };
    const { total } = await listVisible(work.tx, looking, wanted, { limit: 1, offset: 0 });
    if (total === 0) throw followUpNotFound();
  }
  const words = search.replaceAll("\0", "").trim();
  return { people: words.length < 2 ? [] : await searchOwners(work.tx, work.workspaceId, words) };
}
