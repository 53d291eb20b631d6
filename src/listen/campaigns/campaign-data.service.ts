import type { CustomerDataSource } from "#people/customers/customer-data.service.ts";
import { isMeantFor, type PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import { deleteMessagesTo } from "#people/mail/recipient-data.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { isProtected } from "./anonymity.ts";
import { deleteAnswerPages, findCampaign } from "./campaign.store.ts";
import { eraseInvitation, findDescribed, findInvitationsOf, findSaved } from "./campaign-data.store.ts";
import { seesAnswers } from "./campaign-work.service.ts";
import { answersDeletedAfter } from "./schedule.ts";

const names = new Intl.ListFormat("en-GB", { type: "conjunction" });
const day = (moment: Date) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);

type Described = Awaited<ReturnType<typeof findDescribed>>[number];

function seenBy({ anonymity, confidants, minimumGroup }: Described): string {
  const known = confidants?.length ? names.format(confidants) : "nobody who is still a member";
  if (anonymity === "anonymous")
    return `Single answers: nobody; nothing joins them with those who were invited. Comments, without who wrote them: the consultants whom respondents were told of when it opened (${known}). Figures of groups of at least ${minimumGroup}: whoever may read results.`;
  return anonymity === "named"
    ? `Single answers: the person, and those who run the programme (when it opened, of today's members: ${known}). Figures of groups: whoever may read results.`
    : `Single answers: the person, and the consultants whom respondents were told of when it opened (${known}). Figures of groups of at least ${minimumGroup}: whoever may read results.`;
}

function keptUntil({ closedAt, deletedAt, retentionMonths }: Described): string {
  if (deletedAt) return `Single answers were deleted on ${day(deletedAt)}. Figures of groups stay.`;
  const months = retentionMonths === 1 ? "one month" : `${retentionMonths} months`;
  return closedAt
    ? `Single answers are deleted on ${day(answersDeletedAfter(closedAt, retentionMonths))}. Figures of groups stay.`
    : `Single answers are deleted ${months} after the campaign has closed. Figures of groups stay.`;
}

const keptFromReader =
  "The campaign is confidential. What was answered, and whether anything was, is kept from whoever made this file: the consultants who were named to respondents can give it out.";
const keptByNobody =
  "The campaign is anonymous. Nothing joins an invitation with answers, so nobody can say whether there are some, give them out or delete them.";
const atAnotherAddress =
  "You were invited at another address than you have today. What was answered there is given out only to that address.";

type Invited = Awaited<ReturnType<typeof findInvitationsOf>>;

/** The confidential campaign among those that people answer now, if there is one: leaving it would be seen. */
const confidentialUnderWay = (invitations: Invited): string | null =>
  invitations.find(
    ({ state, anonymity, pilot }) =>
      (state === "open" || state === "opening") && isProtected(anonymity) && !pilot,
  )?.campaign ?? null;

async function eraseInvitations(
  tx: Transaction,
  workspaceId: string,
  invitations: Invited,
  now: Date,
): Promise<void> {
  // In one order, so that two erasures at once don't wait for each other in a circle.
  for (const campaignId of [...new Set(invitations.map((invitation) => invitation.campaignId))].sort()) {
    // Answers that are being saved are waited for, and later ones find their link ended.
    await findCampaign(tx, workspaceId, campaignId, "change");
    const own = invitations.filter((invitation) => invitation.campaignId === campaignId);
    const ids = own.map(({ invitationId }) => invitationId);
    await deleteAnswerPages(tx, workspaceId, campaignId, ids);
    for (const id of ids) await eraseInvitation(tx, workspaceId, campaignId, id, now);
    await deleteMessagesTo(tx, workspaceId, { invitations: ids });
  }
}

/** Which campaigns invited a customer, and what they answered, for readers who may see that. */
export const customerCampaignData: CustomerDataSource = {
  key: "campaigns",
  async read(tx, subject, reader) {
    const own: unknown[] = [];
    for (const { campaignId, invitationId, state, confidants, ...invitation } of await findInvitationsOf(
      tx,
      subject,
    )) {
      const { campaign, groups, invitedAt, email, anonymity } = invitation;
      if (anonymity === "anonymous") {
        own.push({ campaign, groups, invitedAt, note: keptByNobody });
        continue;
      }
      if (!seesAnswers({ anonymity, confidants, state }, reader)) {
        own.push({ campaign, groups, invitedAt, note: keptFromReader });
        continue;
      }
      const isTheirs = email?.toLowerCase() === subject.email?.toLowerCase();
      own.push(
        isTheirs
          ? { ...invitation, ...(await findSaved(tx, subject.workspaceId, campaignId, invitationId)) }
          : { campaign, groups, invitedAt, note: atAnotherAddress },
      );
    }
    return own.length === 0 ? null : own;
  },
  underWay: async (tx, subject) => confidentialUnderWay(await findInvitationsOf(tx, subject)),
  erase: async (tx, subject, { now }) =>
    eraseInvitations(tx, subject.workspaceId, await findInvitationsOf(tx, subject), now),
};

/** Who was invited to campaigns, and what they answered. */
export const campaignData: PersonalDataSource = {
  key: "campaigns",
  erasure: {
    removed: [
      "All single answers to questionnaires, also where the campaign is still open; the links to answer end.",
      "Name, address, job, level and location in every invitation.",
    ],
    stays: [
      "In every campaign, that one person of the department was invited, without saying who, and in its count of answers, where one had come, that it came: a count that fell would tell more. Whoever knows who was erased while a campaign is open, and compares that count with the number of people in its figures, can still see that an answer is missing.",
      "Figures of groups that were published before. They hold nobody's answers alone, and publishing them again without the person would show, as the difference, what that person had said. In figures that are made later the person is missing.",
    ],
  },
  async describe(tx, workspaceId) {
    return (await findDescribed(tx, workspaceId)).map((campaign) => ({
      name: `Campaign “${campaign.name}”`,
      purpose: campaign.purpose || "None was stated.",
      data: "Who was invited with department, job, level and location of that day, what was answered and when, and when mail went.",
      seenBy: seenBy(campaign),
      keptUntil: keptUntil(campaign),
    }));
  },
  async read(tx, subject) {
    const own: unknown[] = [];
    for (const {
      campaignId,
      invitationId,
      state: _,
      confidants: __,
      ...invitation
    } of await findInvitationsOf(tx, subject)) {
      if (invitation.anonymity === "anonymous") {
        own.push({ ...invitation, note: keptByNobody });
        continue;
      }
      if (isMeantFor(subject, invitation.email)) {
        const saved = await findSaved(tx, subject.workspaceId, campaignId, invitationId);
        own.push({ ...invitation, ...saved });
        continue;
      }
      const { campaign, department, invitedAt } = invitation;
      own.push({ campaign, department, invitedAt, note: atAnotherAddress });
    }
    return own;
  },
  async underWay(tx, subject) {
    return confidentialUnderWay(await findInvitationsOf(tx, subject));
  },
  erase: async (tx, subject, { now }) =>
    eraseInvitations(tx, subject.workspaceId, await findInvitationsOf(tx, subject), now),
};
