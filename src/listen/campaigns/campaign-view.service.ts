import type { Actor } from "#people/access/actor.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { textIn } from "../questionnaires/texts.ts";
import { isOfCustomers } from "./audience.ts";
import { type CampaignRow, type ListedCampaign, selectCampaigns } from "./campaign.store.ts";
import { actionsIn, type CampaignState } from "./campaign-state.ts";
import { type CampaignWork, campaignOf, isConfidant, seesAnswers, stateOf } from "./campaign-work.service.ts";
import { contactLimit } from "./contact-limit.service.ts";
import { checksOf, factsOf, promiseOf } from "./facts.service.ts";
import { choiceQuestions, type FirstQuestion, firstQuestionOf } from "./first-question.ts";
import { canFollow, listFollowable } from "./follows.store.ts";
import { countInvitations, type InvitationCounts } from "./invitation.store.ts";
import { askedByMail, mailLanguages, mailWriter } from "./invitation-mail.service.ts";
import { askedInMail } from "./mail-question.ts";
import { countCompletedPilots } from "./progress.store.ts";
import { type ReminderRow, selectReminders } from "./reminder.store.ts";
import { answersDeletedAfter } from "./schedule.ts";
import { settingsOf } from "./settings.ts";
import { spareMails } from "./words/mail-catalogue.ts";

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
  { reminder_id, planned, due_at, state, recipients, turns, finished_at }: ReminderRow,
  shown: boolean,
) => ({
  id: reminder_id,
  planned,
  dueAt: due_at.toISOString(),
  state,
  // Where it was nobody's turn nobody got one, whoever has answered.
  recipients: shown || turns?.turn === 0 ? recipients : null,
  turns,
  finishedAt: text(finished_at),
});

/** Questions that a campaign's page offers to look at figures by. */
const questionsListed = 200;

/** A question as those who run the programme read it. */
const asListed = ({ id, text }: FirstQuestion, definition: Definition | null) => {
  const [language = "en", ...others] = definition?.languages ?? [];
  return { id, text: textIn(text, language, [language, ...others]) };
};

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
  const first = firstQuestionOf(facts.definition);
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
    isProfile: facts.questionnaire?.isProfile ?? false,
    choiceQuestions: choiceQuestions(facts.definition)
      .slice(0, questionsListed)
      .map((question) => asListed(question, facts.definition)),
    firstQuestion: first && asListed(first, facts.definition),
    contactLimit: await contactLimit(work),
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
    handsOutLinks: isConfidant(campaign, actor),
  };
}

const summaryOf = (row: ListedCampaign, now: Date) => ({
  id: row.campaign_id,
  name: row.name,
  state: stateOf(row, now),
  anonymity: row.anonymity,
  audienceOf: row.audience_of,
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
const sampleRefusal = "/no-surveys/…";

/** What people are told and sent: as frozen once the campaign has opened, before as it would be now. */
export async function previewCampaign(work: CampaignWork, actor: Actor, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const facts = await factsOf(work, campaign);
  const asked = await askedByMail(work, campaign);
  const { name } = actor.user;
  const to = { name, own_language: null, account: null, manager: null };
  const question = mailLanguages(campaign, facts.surroundings).flatMap((language) => {
    const shown = askedInMail(asked, language, { name });
    return shown ? [{ language, text: shown.text, answers: shown.answers.map((each) => each.name) }] : [];
  });
  const languages = facts.questionnaire?.languages ?? [];
  const writers = {
    invitation: mailWriter(campaign, "invitation", facts.surroundings, languages, null),
    reminder: mailWriter(campaign, "reminder", facts.surroundings, languages, null),
  };
  const refusal = isOfCustomers(campaign.audience) ? work.origin + sampleRefusal : null;
  const write = (mail: "invitation" | "reminder", own: string | null) => {
    const { subject, body } = writers[mail]({ ...to, own_language: own }, work.origin + sampleLink, refusal);
    return { subject, body };
  };
  const spare = spareMails(campaign.texts, languages);
  return {
    promise: campaign.promise ?? promiseOf(facts, work.mailServer),
    invitation: { ...write("invitation", null), question },
    reminder: { ...write("reminder", null), question },
    readers: [...Object.keys(campaign.texts), ...Object.keys(spare)].map((language) => ({
      language,
      builtIn: Object.hasOwn(spare, language),
      invitation: write("invitation", language),
      reminder: write("reminder", language),
    })),
    mailServer: work.mailServer,
  };
}
