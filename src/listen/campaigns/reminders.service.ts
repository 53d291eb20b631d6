import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { reminderTooSoon } from "./campaign.errors.ts";
import { sendReminders } from "./campaign.job-kinds.ts";
import type { CampaignRow } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, campaignOf, stateOf } from "./campaign-work.service.ts";
import { claimForReminder, markMailed } from "./invitation.store.ts";
import { queueInvitationMails } from "./invitation-mail.service.ts";
import {
  deletePlanned,
  insertReminder,
  lockReminder,
  noteReminder,
  selectReminders,
} from "./reminder.store.ts";
import { reminderDue } from "./schedule.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** Mails written at once. */
const batch = 500;

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

/** Begins a round now. @throws AppError "campaign.reminder-too-soon" while one is on its way */
export async function remindNow(work: CampaignWork, actor: Actor, campaignId: string): Promise<string> {
  const campaign = await campaignFor(work, campaignId, "remind");
  const rounds = await selectReminders(work, campaignId);
  if (rounds.some(({ state, due_at }) => state === "waiting" && due_at <= work.now)) throw reminderTooSoon();
  const reminder = await addRound(work, campaignId, { planned: false, due: work.now });
  await audit(work.transaction, actor, {
    action: "campaign.reminded",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
  return reminder;
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
  const people = await claimForReminder(work, campaignId, {
    after: round.after_invitation,
    limit: batch,
    now: work.now,
  });
  const last = people.at(-1);
  if (last) {
    const surroundings = await readSurroundings(work.transaction, work.workspaceId);
    await queueInvitationMails(work, campaign, surroundings, "reminder", people);
    const ids = people.map(({ invitation_id }) => invitation_id);
    await markMailed(work, campaignId, ids, "reminded_at", work.now);
  }
  const recipients = round.recipients + people.length;
  const more = people.length === batch;
  await noteReminder(work, round, {
    recipients,
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
