import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import { audit } from "#people/audit/audit.service.ts";
import type { Tables } from "#platform/database/tables.ts";
import { pathsOf } from "./audience.service.ts";
import { type AudiencePerson, type AudienceUnit, selectPeopleAfter, selectUnits } from "./audience.store.ts";
import { audienceFilter } from "./audience.ts";
import { type CampaignRow, findCampaign, moveOn, noteInviting } from "./campaign.store.ts";
import { type CampaignWork, stateOf } from "./campaign-work.service.ts";
import { addClosing } from "./closing.service.ts";
import { claimUnmailed, insertInvitations, markMailed } from "./invitation.store.ts";
import { mailLanguages, queueInvitationMails } from "./invitation-mail.service.ts";
import { planReminders } from "./reminders.service.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** People looked at in one transaction, and mails written in one. */
const batch = 1000;

/** Makes invitations of people as they are now: later moves change no group. */
export function invitationsOf(
  campaign: Pick<CampaignRow, "workspace_id" | "campaign_id">,
  people: readonly Omit<AudiencePerson, "invited">[],
  units: readonly AudienceUnit[],
  language: string,
): Insertable<Tables["listen.invitation"]>[] {
  const paths = pathsOf(units);
  return people.map(({ id, unitId, name, email, level, job, location }) => ({
    workspace_id: campaign.workspace_id,
    campaign_id: campaign.campaign_id,
    invitation_id: randomUUID(),
    person_id: id,
    name,
    email,
    language,
    department: unitId === null ? "" : (paths.get(unitId) ?? ""),
    level,
    job,
    location,
  }));
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
  const people = await selectPeopleAfter(transaction, workspaceId, null, campaign.inviting_after, batch);
  const units = await selectUnits(transaction, workspaceId);
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const chosen = people.filter(audienceFilter(campaign.audience, units));
  await insertInvitations(work, invitationsOf(campaign, chosen, units, language));
  const last = people.at(-1);
  if (last && people.length === batch) {
    await noteInviting(transaction, campaign, last.id);
    return true;
  }
  await moveOn(transaction, campaign, { state: "open", inviting_after: null, inviting_since: null });
  if (campaign.state === "opening") await opened(work, campaign);
  return false;
}

async function opened(work: CampaignWork, campaign: CampaignRow): Promise<void> {
  await planReminders(work, campaign);
  if (campaign.closes_at) await addClosing(work, campaign.campaign_id, campaign.closes_at);
  await audit(work.transaction, null, {
    action: "campaign.opened",
    subject: campaign.name,
    details: { campaign: campaign.campaign_id },
  });
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
