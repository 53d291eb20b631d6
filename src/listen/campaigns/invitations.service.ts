import { type Actor, allows } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { notAllowed } from "#platform/http/request-errors.ts";
import {
  addressConfidential,
  addressFixed,
  invitationNotFound,
  linksAnonymous,
  linksConfidential,
  noAddress,
  personLeft,
  personsConfidential,
} from "./campaign.errors.ts";
import type { CampaignRow } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, campaignOf, isConfidant } from "./campaign-work.service.ts";
import { cancelMessages, lastMailFailed } from "./delivery.store.ts";
import {
  findInvitation,
  hasLeft,
  type InvitationRow,
  renewLink,
  selectWithoutEmail,
} from "./invitation.store.ts";
import { linkPath, queueInvitationMails } from "./invitation-mail.service.ts";
import { hasAnswers, type PersonProgress, selectInvitations, selectOwn } from "./invitations.store.ts";
import { readSurroundings } from "./surroundings.store.ts";

interface Asked {
  search?: string | undefined;
  progress?: PersonProgress | undefined;
  limit: number;
  offset: number;
}

/**
 * Who is invited; who has answered in named campaigns only.
 *
 * @throws AppError "campaign.persons-confidential"; "access.not-allowed" for who may not read the people or customers themselves
 */
export async function listInvitations(work: CampaignWork, actor: Actor, campaignId: string, asked: Asked) {
  const { anonymity, audience_of: of } = await campaignOf(work, campaignId);
  if (!allows(actor, of === "customers" ? "customers.read" : "people.read")) throw notAllowed();
  const named = anonymity === "named";
  if (!named && asked.progress !== undefined) throw personsConfidential();
  const { total, invitations } = await selectInvitations(work, campaignId, {
    ...asked,
    search: asked.search?.trim() ?? "",
    progress: asked.progress ?? null,
  });
  return {
    total,
    invitations: invitations.map(({ invitedAt, withdrawnAt, bouncedAt, progress, ...invitation }) => ({
      ...invitation,
      invitedAt: invitedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      bouncedAt: bouncedAt?.toISOString() ?? null,
      progress: named ? progress : null,
    })),
  };
}

/** Links to hand out in print, to whoever may see who answered what. */
export async function listLinks(work: CampaignWork, actor: Actor, campaignId: string) {
  const campaign = await campaignFor(work, campaignId, "resend");
  if (campaign.anonymity === "anonymous") throw linksAnonymous();
  if (!isConfidant(campaign, actor)) throw linksConfidential();
  const surroundings = await readSurroundings(work.transaction, work.workspaceId);
  const people = await selectWithoutEmail(work, campaignId);
  await audit(work.transaction, actor, {
    action: "campaign.links-listed",
    subject: campaign.name,
    details: { campaign: campaignId, people: people.length },
  });
  return people.map((person) => ({
    invitation: person.invitation_id,
    name: person.name,
    department: person.department,
    account: person.account,
    job: person.job,
    link: work.origin + linkPath(work.key, surroundings, campaign, person),
  }));
}

/**
 * Refuses what could show somebody's answers to another. Only who sees answers anyway hears whether there are some: to
 * everybody else the refusal would tell who has answered.
 *
 * @throws AppError "campaign.address-confidential", "campaign.address-fixed"
 */
async function checkAddressChange(
  work: CampaignWork,
  actor: Actor,
  campaign: CampaignRow,
  { campaign_id, invitation_id, email }: InvitationRow,
  next: string,
): Promise<void> {
  if (campaign.anonymity === "named" || email?.toLowerCase() === next.toLowerCase()) return;
  if (!isConfidant(campaign, actor)) throw addressConfidential();
  const unreachable = email === null || (await lastMailFailed(work, campaign_id, invitation_id));
  if (!unreachable || (await hasAnswers(work, campaign_id, invitation_id))) throw addressFixed();
}

/** Sends somebody a new link; those before end. @returns where it goes */
export async function resendInvitation(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  invitationId: string,
  email: string | undefined,
): Promise<string> {
  const campaign = await campaignFor(work, campaignId, "resend");
  const invitation = await findInvitation(work, campaignId, invitationId);
  if (!invitation || invitation.withdrawn_at) throw invitationNotFound();
  if (await hasLeft(work, invitation)) throw personLeft(invitation.name);
  const address = email ?? invitation.email;
  if (address === null) throw noAddress(invitation.name);
  await checkAddressChange(work, actor, campaign, invitation, address);
  await cancelMessages(work, { campaignId, invitations: [invitationId] });
  const renewed = await renewLink(work, campaignId, invitationId, address, work.now);
  const surroundings = await readSurroundings(work.transaction, work.workspaceId);
  await queueInvitationMails(work, campaign, surroundings, "invitation", [renewed]);
  await audit(work.transaction, actor, {
    action: "campaign.invitation-resent",
    subject: campaign.name,
    details: { campaign: campaignId, person: invitation.name, changedAddress: address !== invitation.email },
  });
  return address;
}

/** The actor's own open invitations: of their record on the staff, and sent to an address that they have proven. */
export async function ownInvitations(work: CampaignWork, actor: Actor) {
  const { member, user } = actor;
  if (!member?.personId || !user.emailVerified) return [];
  const surroundings = await readSurroundings(work.transaction, work.workspaceId);
  const own = await selectOwn(work, member.personId, user.email.toLowerCase(), work.now);
  return own.map(({ campaign_id, name, closes_at, progress, anonymity, link_salt, ...invitation }) => ({
    campaign: campaign_id,
    name,
    closesAt: closes_at.toISOString(),
    progress: anonymity === "anonymous" ? null : progress,
    path: linkPath(
      work.key,
      surroundings,
      { workspace_id: work.workspaceId, campaign_id, anonymity, link_salt },
      invitation,
    ),
  }));
}
