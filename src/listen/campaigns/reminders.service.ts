import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { settleUsed } from "../anonymous/anonymous.service.ts";
import { ballotKeys } from "../anonymous/ballot-keys.service.ts";
import { quotaFull } from "../quotas/quota-full.service.ts";
import { nobodyToRemind, reminderTooSoon } from "./campaign.errors.ts";
import { sendReminders } from "./campaign.job-kinds.ts";
import type { CampaignRow } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, campaignOf, stateOf } from "./campaign-work.service.ts";
import { markMailed } from "./invitation.store.ts";
import { queueInvitationMails } from "./invitation-mail.service.ts";
import {
  deletePlanned,
  insertReminder,
  lockReminder,
  noteReminder,
  selectReminders,
} from "./reminder.store.ts";
import { countTurns, markTurns, selectTurns, type Turn } from "./reminder-turns.store.ts";
import { leftOutWords, type ReminderTurns } from "./reminder-turns.ts";
import { reminderDue } from "./schedule.ts";
import { readSurroundings } from "./surroundings.store.ts";
import { closingText } from "./texts.ts";

/** People looked at together. */
const batch = 500;

const idsOf = (people: readonly Turn[]) => people.map(({ invitation_id }) => invitation_id);

async function addRound(
  work: CampaignWork,
  campaignId: string,
  round: { planned: boolean; due: Date },
): Promise<string> {
  const reminderId = await insertReminder(work, campaignId, round);
  const { workspaceId } = work;
  const payload = { workspaceId, campaignId, reminderId };
  await work.jobs.add(work.transaction, sendReminders, payload, {
    key: reminderId,
    ...(round.due > work.now && { startAfter: round.due }),
  });
  return reminderId;
}

/** Plans the rounds that are still to come, instead of those that were planned before. */
export async function planReminders(
  work: CampaignWork,
  campaign: Pick<CampaignRow, "campaign_id" | "reminders" | "opened_at" | "closes_at">,
): Promise<void> {
  const { opened_at: opens, closes_at: closes, campaign_id: campaignId } = campaign;
  if (!opens || !closes) return;
  await deletePlanned(work, campaignId);
  const { time_zone } = await readSurroundings(work.transaction, work.workspaceId);
  const moments = campaign.reminders
    .map((plan) => reminderDue(plan, { opens, closes }, time_zone).getTime())
    .filter((due) => due > work.now.getTime() && due < closes.getTime());
  for (const due of new Set(moments)) await addRound(work, campaignId, { planned: true, due: new Date(due) });
}

/** Whose turn a reminder would be now, and who would be left out. @throws AppError "campaign.not-found" */
export async function reminderTurns(
  work: CampaignWork,
  campaignId: string,
): Promise<{ turns: ReminderTurns; nextAt: string | null }> {
  await campaignOf(work, campaignId);
  const { turns, nextAt } = await countTurns(work, campaignId, work.now);
  return { turns, nextAt: nextAt?.toISOString() ?? null };
}

/**
 * Begins a round now.
 *
 * @throws AppError "campaign.reminder-too-soon" while one is on its way, "campaign.nobody-to-remind" where it is nobody's turn
 */
export async function remindNow(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
): Promise<{ reminder: string; turns: ReminderTurns }> {
  const campaign = await campaignFor(work, campaignId, "remind");
  const rounds = await selectReminders(work, campaignId);
  if (rounds.some(({ state, due_at }) => state === "waiting" && due_at <= work.now)) throw reminderTooSoon();
  const { turns, nextAt } = await countTurns(work, campaignId, work.now);
  if (turns.turn === 0) {
    const { time_zone } = await readSurroundings(work.transaction, work.workspaceId);
    throw nobodyToRemind(leftOutWords(turns), nextAt && closingText(nextAt, "en", time_zone));
  }
  const reminder = await addRound(work, campaignId, { planned: false, due: work.now });
  await audit(work.transaction, actor, {
    action: "campaign.reminded",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
  return { reminder, turns };
}

/** Whom a round would remind in an anonymous campaign but for those who are known to have answered, many at a time. */
async function* remindable(
  work: CampaignWork,
  campaignId: string,
  isFull: (groups: Turn["groups"]) => boolean,
): AsyncGenerator<{ invitation: string; cell: number }[]> {
  let after: string | null = null;
  for (;;) {
    const found: Turn[] = await selectTurns(work, campaignId, {
      after,
      limit: batch,
      now: work.now,
      claiming: false,
    });
    yield found
      .filter(({ finished, groups }) => !finished && !isFull(groups))
      .map(({ invitation_id, cell }) => ({ invitation: invitation_id, cell: cell ?? 0 }));
    after = found.at(-1)?.invitation_id ?? null;
    if (found.length < batch) return;
  }
}

/**
 * Sends the next reminders of a round.
 *
 * @returns whether there is more to do
 */
export async function sendNextReminders(
  work: CampaignWork,
  campaignId: string,
  reminderId: string,
): Promise<boolean> {
  const campaign = await campaignOf(work, campaignId, "keep");
  const round = await lockReminder(work, campaignId, reminderId);
  if (round?.state !== "waiting" || stateOf(campaign, work.now) !== "open") return false;
  if (round.due_at > work.now) {
    const payload = { workspaceId: work.workspaceId, campaignId, reminderId };
    await work.jobs.add(work.transaction, sendReminders, payload, {
      startAfter: round.due_at,
      key: reminderId,
    });
    return false;
  }
  const isFull = await quotaFull(work.transaction, work.workspaceId, campaignId, work.now);
  if (round.after_invitation === null && campaign.link_salt) {
    const keys = ballotKeys(work.key, { campaignId, salt: campaign.link_salt });
    const people = remindable(work, campaignId, isFull);
    await settleUsed(work, keys, { campaignId, minimum: campaign.minimum_group, people });
  }
  const turns =
    round.after_invitation === null ? (await countTurns(work, campaignId, work.now)).turns : round.turns;
  const found = await selectTurns(work, campaignId, {
    after: round.after_invitation,
    limit: batch,
    now: work.now,
    claiming: true,
  });
  const last = found.at(-1);
  const people = found.filter(({ finished, groups }) => !finished && !isFull(groups));
  if (people.length > 0) {
    const surroundings = await readSurroundings(work.transaction, work.workspaceId);
    await queueInvitationMails(work, campaign, surroundings, "reminder", people);
    await markMailed(work, campaignId, idsOf(people), "reminded_at", work.now);
  }
  if (found.length > 0) await markTurns(work, campaignId, idsOf(found), work.now);
  const recipients = round.recipients + people.length;
  const more = found.length === batch;
  await noteReminder(work, round, {
    recipients,
    turns,
    after_invitation: last?.invitation_id ?? round.after_invitation,
    ...(!more && { state: "done" as const, finished_at: work.now }),
  });
  if (!more)
    await audit(work.transaction, null, {
      action: "campaign.reminders-sent",
      subject: campaign.name,
      details: { campaign: campaignId },
    });
  return more;
}
