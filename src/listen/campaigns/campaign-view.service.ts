import type { Actor } from "#people/access/actor.ts";
import { type CampaignRow, type ListedCampaign, selectCampaigns } from "./campaign.store.ts";
import { actionsIn, type CampaignState } from "./campaign-state.ts";
import { type CampaignWork, campaignOf, seesAnswers, stateOf } from "./campaign-work.service.ts";
import { checksOf, factsOf, promiseOf } from "./facts.service.ts";
import { canFollow, listFollowable } from "./follows.store.ts";
import { countInvitations, type InvitationCounts } from "./invitation.store.ts";
import { mailWriter } from "./invitation-mail.service.ts";
import { countCompletedPilots } from "./progress.store.ts";
import { type ReminderRow, selectReminders } from "./reminder.store.ts";
import { answersDeletedAfter } from "./schedule.ts";
import { settingsOf } from "./settings.ts";

const text = (moment: Date | null) => moment?.toISOString() ?? null;

/** When a campaign closed: by its time where the work of closing is still to be done. */
const closedAt = (
  { state, closed_at, closes_at }: Pick<CampaignRow, "state" | "closed_at" | "closes_at">,
  now: Date,
) => closed_at ?? (state === "open" && closes_at && closes_at <= now ? closes_at : null);

const inviting = (
  { state, inviting_since, inviting_expected }: CampaignRow,
  { invited, mailWaiting }: InvitationCounts,
) =>
  inviting_since || (state === "open" && mailWaiting > 0)
    ? { expected: Math.max(inviting_expected, invited), invited, mailWaiting }
    : null;

/** Whether a figure about so many people may be seen. */
const countable = (
  { anonymity, minimum_group }: Pick<CampaignRow, "anonymity" | "minimum_group">,
  people: number,
) => anonymity === "named" || people >= minimum_group;

const reminderView = (
  { reminder_id, planned, due_at, state, recipients, finished_at }: ReminderRow,
  shown: boolean,
) => ({
  id: reminder_id,
  planned,
  dueAt: due_at.toISOString(),
  state,
  recipients: shown ? recipients : null,
  finishedAt: text(finished_at),
});

/** A campaign with all that its page shows. */
export async function viewCampaign(work: CampaignWork, actor: Actor, campaignId: string) {
  const { now } = work;
  const campaign = await campaignOf(work, campaignId);
  const facts = await factsOf(work, campaign);
  const state = stateOf(campaign, now);
  const counts = await countInvitations(work, campaignId);
  const reminders = await selectReminders(work, campaignId);
  const closed = closedAt(campaign, now);
  const sees = seesAnswers(campaign, actor);
  return {
    id: campaign.campaign_id,
    revision: campaign.revision,
    state,
    actions: actionsIn(state),
    settings: settingsOf(campaign),
    earlier: (await listFollowable(work, campaign)).map(({ id, name, closed_at }) => ({
      id,
      name,
      closedAt: text(closed_at),
    })),
    canBeFollowed: await canFollow(work, campaignId, campaign.questionnaire_id ?? undefined),
    questionnaireName: facts.questionnaire?.name ?? null,
    languages: facts.questionnaire?.languages ?? [],
    timeZone: facts.surroundings.time_zone,
    scheduledAt: text(campaign.scheduled_at),
    openingProblem: campaign.opening_problem,
    openedAt: text(campaign.opened_at),
    closedAt: text(closed),
    answersDeletedAfter: text(closed && answersDeletedAfter(closed, campaign.retention_months)),
    answersDeletedAt: text(campaign.answers_deleted_at),
    createdAt: campaign.created_at.toISOString(),
    updatedAt: campaign.updated_at.toISOString(),
    checks: campaign.state === "draft" ? (await checksOf(work, facts)).checks : [],
    inviting: inviting(campaign, counts),
    pilots: counts.pilots,
    pilotsCompleted: countable(campaign, counts.pilots) ? await countCompletedPilots(work, campaignId) : null,
    reminders: reminders.map((reminder) => reminderView(reminder, sees)),
    seesAnswers: sees,
  };
}

const summaryOf = (row: ListedCampaign, now: Date) => ({
  id: row.campaign_id,
  name: row.name,
  state: stateOf(row, now),
  anonymity: row.anonymity,
  questionnaire:
    row.questionnaire_id === null || row.questionnaire_version === null
      ? null
      : {
          id: row.questionnaire_id,
          version: row.questionnaire_version,
          name: row.questionnaire_name ?? "",
        },
  opensAt: text(row.opens_at),
  openedAt: text(row.opened_at),
  closesAt: text(row.closes_at),
  closedAt: text(closedAt(row, now)),
  invited: row.invited,
  completed: countable(row, row.steady) ? row.completed : null,
});

/** One page of campaigns, newest first. */
export async function listCampaigns(
  work: CampaignWork,
  asked: { state?: CampaignState; limit: number; offset: number },
) {
  const { transaction, workspaceId, now } = work;
  const { total, campaigns } = await selectCampaigns(transaction, workspaceId, { ...asked, now });
  return { total, campaigns: campaigns.map((row) => summaryOf(row, now)) };
}

/** Stands for a personal link where a mail is only shown. */
const sampleLink = "/a/…";

/** What people are told and sent: as frozen once the campaign has opened, before as it would be now. */
export async function previewCampaign(work: CampaignWork, actor: Actor, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const facts = await factsOf(work, campaign);
  const write = (mail: "invitation" | "reminder") =>
    mailWriter(campaign, mail, facts.surroundings)(actor.user.name, work.origin + sampleLink);
  return {
    promise: campaign.promise ?? promiseOf(facts, work.mailServer),
    invitation: write("invitation"),
    reminder: write("reminder"),
    mailServer: work.mailServer,
  };
}
