import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { closeDue, deleteAnswers, invitePeople, openScheduled, sendReminders } from "./campaign.job-kinds.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { closeWhenDue, deleteExpiredAnswers } from "./closing.service.ts";
import { lookAtAll } from "./invitation.store.ts";
import { inviteNext, mailNext } from "./inviting.service.ts";
import { openWhenDue } from "./opening.service.ts";
import { sendNextReminders } from "./reminders.service.ts";

type WorkIn = <T>(workspaceId: string, work: (campaigns: CampaignWork) => Promise<T>) => Promise<T>;

/** Runs use cases of campaigns, each in a transaction of its own. */
export const workIn =
  ({
    transaction,
    jobs,
    mailServer,
    origin,
    key,
  }: Pick<Context, "transaction" | "jobs" | "mailServer" | "origin" | "key">): WorkIn =>
  (workspaceId, work) =>
    transaction(workspaceId, async (tx) =>
      work({
        transaction: tx,
        workspaceId,
        jobs,
        origin: origin(),
        key,
        mailServer: mailServer !== null,
        now: await databaseTime(tx),
      }),
    );

/** Makes all invitations of a campaign and hands them to the mail, a batch a transaction, until done or asked to stop. */
export async function inviteAll(
  inWorkspace: WorkIn,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  signal: AbortSignal,
): Promise<void> {
  for (const next of [inviteNext, mailNext]) {
    let more = true;
    while (more && !signal.aborted) more = await inWorkspace(workspaceId, (work) => next(work, campaignId));
    if (signal.aborted) return;
  }
  await inWorkspace(workspaceId, (work) => lookAtAll(work, campaignId));
}

/** Says who does the campaigns' work in the background. */
export function addCampaignJobs(context: Context): void {
  const { jobs } = context;
  const inWorkspace = workIn(context);
  jobs.work(openScheduled, ({ workspaceId, campaignId }) =>
    inWorkspace(workspaceId, (work) => openWhenDue(work, campaignId)),
  );
  jobs.work(invitePeople, (payload, signal) => inviteAll(inWorkspace, payload, signal));
  jobs.work(sendReminders, async ({ workspaceId, campaignId, reminderId }, signal) => {
    let more = true;
    while (more && !signal.aborted)
      more = await inWorkspace(workspaceId, (work) => sendNextReminders(work, campaignId, reminderId));
    await inWorkspace(workspaceId, (work) => lookAtAll(work, campaignId));
  });
  jobs.work(closeDue, ({ workspaceId, campaignId }) =>
    inWorkspace(workspaceId, (work) => closeWhenDue(work, campaignId)),
  );
  jobs.work(deleteAnswers, ({ workspaceId, campaignId }) =>
    inWorkspace(workspaceId, (work) => deleteExpiredAnswers(work, campaignId)),
  );
}
