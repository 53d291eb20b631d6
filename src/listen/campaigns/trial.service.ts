import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { ensureSalt } from "../anonymous/anonymous.service.ts";
import { selectPeople, selectUnits } from "./audience.store.ts";
import { nobodyChosen, notReady } from "./campaign.errors.ts";
import type { CampaignRow } from "./campaign.store.ts";
import { type CampaignWork, campaignFor } from "./campaign-work.service.ts";
import { cancelMessages } from "./delivery.store.ts";
import { type Addressed, upsertPilot } from "./invitation.store.ts";
import { linkPath, mailLanguages, queueInvitationMails } from "./invitation-mail.service.ts";
import { invitationsOf } from "./inviting.service.ts";
import { readSurroundings } from "./surroundings.store.ts";
import { textLanguages, textProblems } from "./texts.ts";

/** @throws AppError "campaign.not-ready" where there is nothing to try */
function checkTriable(campaign: CampaignRow): void {
  const missing =
    campaign.questionnaire_id === null ? ["No questionnaire is chosen. Choose a published one."] : [];
  const languages = textLanguages(campaign.texts, []);
  const wrong = textProblems(campaign.texts)
    .filter(({ language, mail }) => mail === "invitation" && languages.includes(language))
    .map(({ detail }) => detail);
  if (missing.length + wrong.length > 0) throw notReady([...missing, ...wrong]);
}

/** A campaign to try: an anonymous one has the salt of its links. */
async function triable(
  work: CampaignWork,
  campaignId: string,
  action: "test" | "pilot",
): Promise<CampaignRow> {
  const campaign = await campaignFor(work, campaignId, action);
  checkTriable(campaign);
  if (campaign.anonymity !== "anonymous") return campaign;
  return { ...campaign, link_salt: await ensureSalt(work, campaignId) };
}

/** Sends a trial's mail with a new link; one that has not left yet doesn't any more. */
async function mailTrial(work: CampaignWork, campaign: CampaignRow, people: readonly Addressed[]) {
  const surroundings = await readSurroundings(work.transaction, work.workspaceId);
  const invitations = people.map(({ invitation_id }) => invitation_id);
  await cancelMessages(work, { campaignId: campaign.campaign_id, invitations, kind: "test" });
  await queueInvitationMails(work, campaign, surroundings, "test", people);
  return surroundings;
}

/** Sends the actor the invitation with a link to try. @returns where it went, and the link's path */
export async function sendTest(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
): Promise<{ email: string; path: string }> {
  const { transaction, workspaceId } = work;
  const campaign = await triable(work, campaignId, "test");
  const { name, email } = actor.user;
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const invitation = await upsertPilot(work, {
    workspace_id: workspaceId,
    campaign_id: campaignId,
    invitation_id: randomUUID(),
    person_id: null,
    name,
    email,
    language,
    department: "",
  });
  const surroundings = await mailTrial(work, campaign, [invitation]);
  await audit(transaction, actor, {
    action: "campaign.tested",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
  return { email, path: linkPath(work.key, surroundings, campaign, invitation) };
}

/** Lets chosen people try a draft. @throws AppError "campaign.nobody-chosen" where none of them is active */
export async function startPilot(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  ids: readonly string[],
): Promise<{ invited: number; withoutEmail: number }> {
  const { transaction, workspaceId } = work;
  const campaign = await triable(work, campaignId, "pilot");
  const people = await selectPeople(transaction, workspaceId, ids);
  if (people.length === 0) throw nobodyChosen();
  const units = await selectUnits(transaction, workspaceId);
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const pilots: Addressed[] = [];
  for (const { email, person_id, ...invitation } of invitationsOf(campaign, people, units, language)) {
    if (email && person_id) pilots.push(await upsertPilot(work, { ...invitation, email, person_id }));
  }
  await mailTrial(work, campaign, pilots);
  await audit(transaction, actor, {
    action: "campaign.piloted",
    subject: campaign.name,
    details: { campaign: campaignId, people: pilots.length },
  });
  return { invited: pilots.length, withoutEmail: people.length - pilots.length };
}
