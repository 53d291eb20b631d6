import { forgetRequests } from "#listen/colleagues/colleagues.service.ts";
import { forgetEntries } from "#listen/paper/forget-entries.service.ts";
import { releaseResults } from "#listen/responses/release.job-kind.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { forgetRights } from "../anonymous/anonymous.service.ts";
import { keepFinalQuotas } from "../quotas/quotas.service.ts";
import { closingNotLater } from "./campaign.errors.ts";
import { closeDue, deleteAnswers } from "./campaign.job-kinds.ts";
import { type CampaignRow, deleteAnswerPages, findCampaign, moveOn } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, tellOf } from "./campaign-work.service.ts";
import { cancelMessages, prolongMessages } from "./delivery.store.ts";
import { cancelReminders } from "./reminder.store.ts";
import { planReminders } from "./reminders.service.ts";
import { answersDeletedAfter } from "./schedule.ts";

async function close(
  work: CampaignWork,
  actor: Actor | null,
  campaign: CampaignRow,
  closedAt: Date,
): Promise<void> {
  const { transaction, workspaceId, jobs } = work;
  const { campaign_id: campaignId, name } = campaign;
  await keepFinalQuotas(work, campaign);
  // With the salt goes the last way to tell whose marks stand there.
  await moveOn(transaction, campaign, { state: "closed", closed_at: closedAt, link_salt: null });
  await cancelMessages(work, { campaignId });
  await cancelReminders(work, campaignId, work.now);
  await forgetEntries(transaction, workspaceId, campaignId);
  await forgetRights(work, campaignId);
  const payload = { workspaceId, campaignId };
  await jobs.add(transaction, releaseResults, payload, { key: campaignId });
  const startAfter = answersDeletedAfter(closedAt, campaign.retention_months);
  await jobs.add(transaction, deleteAnswers, payload, { startAfter, key: campaignId });
  await tellOf(work, "campaign.closed", campaign);
  await audit(transaction, actor, {
    action: "campaign.closed",
    subject: name,
    details: { campaign: campaignId, closedAt: closedAt.toISOString() },
  });
}

/** Closes an open campaign for good; answers that are being saved are waited for. */
export async function closeNow(work: CampaignWork, actor: Actor, campaignId: string): Promise<void> {
  await close(work, actor, await campaignFor(work, campaignId, "close"), work.now);
}

/** Closes a campaign whose time has come; comes again where it was extended. */
export async function closeWhenDue(work: CampaignWork, campaignId: string): Promise<void> {
  const campaign = await findCampaign(work.transaction, work.workspaceId, campaignId, "change");
  if (campaign?.state !== "open" || !campaign.closes_at) return;
  if (campaign.closes_at <= work.now) await close(work, null, campaign, campaign.closes_at);
  else await addClosing(work, campaignId, campaign.closes_at);
}

/** Has a campaign close by itself. */
export const addClosing = (
  { transaction, workspaceId, jobs }: CampaignWork,
  campaignId: string,
  closesAt: Date,
): Promise<void> =>
  jobs.add(transaction, closeDue, { workspaceId, campaignId }, { startAfter: closesAt, key: campaignId });

/** Lets an open campaign close later. @throws AppError "campaign.closing-not-later" */
export async function extendCampaign(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  closesAt: Date,
): Promise<void> {
  const campaign = await campaignFor(work, campaignId, "extend");
  if (!campaign.closes_at || closesAt <= campaign.closes_at) throw closingNotLater();
  await moveOn(work.transaction, campaign, { closes_at: closesAt });
  await prolongMessages(work, campaignId, closesAt);
  await planReminders(work, { ...campaign, closes_at: closesAt });
  await addClosing(work, campaignId, closesAt);
  await audit(work.transaction, actor, {
    action: "campaign.extended",
    subject: campaign.name,
    details: { campaign: campaignId, from: campaign.closes_at.toISOString(), to: closesAt.toISOString() },
  });
}

/** Deletes a closed campaign's single answers once its retention has passed; who took part stays known. */
export async function deleteExpiredAnswers(work: CampaignWork, campaignId: string): Promise<void> {
  const { transaction, workspaceId, jobs, now } = work;
  const campaign = await findCampaign(transaction, workspaceId, campaignId, "change");
  if (!campaign?.closed_at || campaign.answers_deleted_at) return;
  const due = answersDeletedAfter(campaign.closed_at, campaign.retention_months);
  if (due > now)
    return jobs.add(
      transaction,
      deleteAnswers,
      { workspaceId, campaignId },
      { startAfter: due, key: campaignId },
    );
  await forgetRequests(transaction, workspaceId, { campaignId });
  // Of campaigns that closed before this was done at the close.
  await forgetRights(work, campaignId);
  await deleteAnswerPages(transaction, workspaceId, campaignId);
  await moveOn(transaction, campaign, { answers_deleted_at: now });
  await audit(transaction, null, {
    action: "campaign.answers-deleted",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
}
