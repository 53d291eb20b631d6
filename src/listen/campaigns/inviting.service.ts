import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import { audit } from "#people/audit/audit.service.ts";
import type { Tables } from "#platform/database/tables.ts";
import { assignCells } from "../anonymous/anonymous.service.ts";
import { pathsOf } from "./audience.service.ts";
import { type AudiencePerson, type AudienceUnit, selectPeopleAfter, selectUnits } from "./audience.store.ts";
import { audienceFilter, type CustomerAudience, isOfCustomers, type StaffAudience } from "./audience.ts";
import { staffGroups } from "./breakdowns.ts";
import { type CampaignRow, findCampaign, keepSample, moveOn, noteInviting } from "./campaign.store.ts";
import { type CampaignWork, stateOf, tellOf } from "./campaign-work.service.ts";
import { addClosing } from "./closing.service.ts";
import { drawSample, nextCustomers, noteCustomersInvited } from "./customer-audience.service.ts";
import { claimUnmailed, insertInvitations, markMailed } from "./invitation.store.ts";
import { mailLanguages, queueInvitationMails } from "./invitation-mail.service.ts";
import { planReminders } from "./reminders.service.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** People looked at in one transaction, and mails written in one. */
const batch = 1000;

type Invitation = Insertable<Tables["listen.invitation"]>;

/** Makes invitations of people as they are now: later moves change no group. */
export function invitationsOf(
  campaign: Pick<CampaignRow, "workspace_id" | "campaign_id" | "breakdowns">,
  people: readonly Omit<AudiencePerson, "invited">[],
  units: readonly AudienceUnit[],
  language: string,
): Invitation[] {
  const paths = pathsOf(units);
  return people.map(({ id, unitId, name, email, level, job, location }) => {
    const department = unitId === null ? "" : (paths.get(unitId) ?? "");
    return {
      workspace_id: campaign.workspace_id,
      campaign_id: campaign.campaign_id,
      invitation_id: randomUUID(),
      person_id: id,
      groups: JSON.stringify(staffGroups(campaign.breakdowns, { department, level, location })),
      name,
      email,
      language,
      department,
      level,
      job,
      location,
    };
  });
}

/**
 * Makes the next invitations. Each call is one transaction that also notes where it stopped, so whoever comes after an
 * interruption goes on there; who has an invitation keeps it. After the last ones an opening campaign is open.
 *
 * @returns whether there is more to do
 */
export async function inviteNext(work: CampaignWork, campaignId: string): Promise<boolean> {
  const { transaction, workspaceId } = work;
  const campaign = await findCampaign(transaction, workspaceId, campaignId, "change");
  if (!campaign?.inviting_since || stateOf(campaign, work.now) === "closed") return false;
  const { audience } = campaign;
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const after = isOfCustomers(audience)
    ? await inviteCustomers(work, audience, campaign, language)
    : await inviteStaff(work, audience, campaign, language);
  if (after !== null) {
    await noteInviting(transaction, campaign, after);
    return true;
  }
  if (campaign.state === "opening" && campaign.anonymity === "anonymous") await assign(work, campaign);
  await moveOn(transaction, campaign, { state: "open", inviting_after: null, inviting_since: null });
  if (campaign.state === "opening") await opened(work, campaign);
  return false;
}

/** @returns where the next ones begin; null after the last */
async function inviteStaff(
  work: CampaignWork,
  audience: StaffAudience,
  campaign: CampaignRow,
  language: string,
): Promise<string | null> {
  const { transaction, workspaceId } = work;
  const people = await selectPeopleAfter(transaction, workspaceId, null, campaign.inviting_after, batch);
  const units = await selectUnits(transaction, workspaceId);
  const chosen = people.filter(audienceFilter(audience, units));
  await invite(work, campaign, invitationsOf(campaign, chosen, units, language));
  return people.length === batch ? (people.at(-1)?.id ?? null) : null;
}

/** The same for customers; the sample is drawn first, once. */
async function inviteCustomers(
  work: CampaignWork,
  audience: CustomerAudience,
  campaign: CampaignRow,
  language: string,
): Promise<string | null> {
  const cuts = campaign.sample_cuts ?? (await drawSample(work, audience, campaign.campaign_id));
  if (cuts && !campaign.sample_cuts) await keepSample(work.transaction, campaign, cuts);
  const next = await nextCustomers(
    work,
    audience,
    { ...campaign, sample_cuts: cuts },
    { limit: batch, ownLanguage: language },
  );
  const { standing } = await invite(work, campaign, next.invitations);
  await noteCustomersInvited(work, audience, standing);
  return next.after;
}

async function opened(work: CampaignWork, campaign: CampaignRow): Promise<void> {
  await planReminders(work, campaign);
  if (campaign.closes_at) await addClosing(work, campaign.campaign_id, campaign.closes_at);
  await tellOf(work, "campaign.opened", campaign);
  await audit(work.transaction, null, {
    action: "campaign.opened",
    subject: campaign.name,
    details: { campaign: campaign.campaign_id },
  });
}

/**
 * Makes invitations, at most 1,000. Those to an anonymous campaign that is open get their cells at once; one that opens makes
 * its cells of all who are invited.
 *
 * @returns how many are new, and all but those that were taken back
 */
export async function invite(
  work: CampaignWork,
  campaign: CampaignRow,
  invitations: readonly Invitation[],
): Promise<{ invited: number; standing: Invitation[] }> {
  const made = await insertInvitations(work, invitations);
  const hasCells = campaign.anonymity === "anonymous" && campaign.state === "open";
  const takenBack = new Set(hasCells && made > 0 ? await assign(work, campaign) : []);
  return {
    invited: made - takenBack.size,
    standing: invitations.filter(({ invitation_id }) => !takenBack.has(invitation_id)),
  };
}

/**
 * Gives cells to those who were just invited; whom that would single out isn't, and the log says how many.
 *
 * @returns the invitations that were taken back
 */
async function assign(work: CampaignWork, campaign: CampaignRow): Promise<string[]> {
  const takenBack = await assignCells(work, campaign);
  if (takenBack.length > 0)
    await audit(work.transaction, null, {
      action: "campaign.not-invited",
      subject: campaign.name,
      details: { campaign: campaign.campaign_id, people: takenBack.length },
    });
  return takenBack;
}

/**
 * Hands the next invitations to the mail; an invitation is marked in the same transaction, so it is handed over once.
 *
 * @returns whether there is more to do
 */
export async function mailNext(work: CampaignWork, campaignId: string): Promise<boolean> {
  const { transaction, workspaceId, now } = work;
  const campaign = await findCampaign(transaction, workspaceId, campaignId, "keep");
  if (!campaign || stateOf(campaign, now) !== "open") return false;
  const people = await claimUnmailed(work, campaignId, batch);
  if (people.length === 0) return false;
  const surroundings = await readSurroundings(transaction, workspaceId);
  await queueInvitationMails(work, campaign, surroundings, "invitation", people);
  const ids = people.map(({ invitation_id }) => invitation_id);
  await markMailed(work, campaignId, ids, "mailed_at", now);
  return people.length === batch;
}
