import type { Actor } from "#people/access/actor.ts";
import { type CampaignWork, campaignOf, seesAnswers } from "./campaign-work.service.ts";
import { countMessages, selectFailed } from "./delivery.store.ts";
import { countInvitations } from "./invitation.store.ts";
import { countByDay, countByDepartment, countWithdrawn } from "./progress.store.ts";
import { releaseProgress } from "./progress.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** How many were invited, started and completed, as far as that may be seen. */
export async function progressOf(work: CampaignWork, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const counts = await countByDepartment(work, campaignId);
  const minimum = campaign.anonymity === "named" ? null : campaign.minimum_group;
  const progress = releaseProgress(counts, minimum);
  const { time_zone } = await readSurroundings(work.transaction, work.workspaceId);
  return {
    minimumGroup: campaign.minimum_group,
    ...progress,
    days: progress.overall ? await countByDay(work, campaignId, time_zone) : [],
    withdrawn: await countWithdrawn(work, campaignId),
  };
}

/**
 * What became of a campaign's mail. Reminders go to those who have not completed, so in confidential campaigns their
 * recipients are not named, and counted only for those who see answers: for others the number would change with one
 * person who is taken out or sent a new link.
 */
export async function deliveryOf(work: CampaignWork, actor: Actor, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const named = campaign.anonymity === "named";
  const { withoutEmail, mailWaiting } = await countInvitations(work, campaignId);
  const counts = await countMessages(work, campaignId);
  const of = (kind: string) =>
    Object.fromEntries(
      counts.filter((row) => row.kind === kind).map(({ state, messages }) => [state, messages]),
    );
  const failed = await selectFailed(work, campaignId, named ? ["invitation", "reminder"] : ["invitation"]);
  return {
    withoutEmail,
    mailWaiting,
    invitations: of("invitation"),
    reminders: named || seesAnswers(campaign, actor) ? of("reminder") : null,
    failed: failed.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  };
}
