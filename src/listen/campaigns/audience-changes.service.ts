import { forgetRequests } from "#listen/colleagues/colleagues.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { audienceMembers, pathsOf } from "./audience.service.ts";
import { selectPeople, selectUnits } from "./audience.store.ts";
import { audienceFilter } from "./audience.ts";
import { selectKnown, selectLeavers, setWithdrawn } from "./audience-changes.store.ts";
import { invitationNotFound, nobodyChosen, removalConfidential } from "./campaign.errors.ts";
import { invitePeople } from "./campaign.job-kinds.ts";
import { type CampaignRow, deleteAnswerPages } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, campaignOf, seesAnswers, stateOf } from "./campaign-work.service.ts";
import { cancelMessages } from "./delivery.store.ts";
import { insertInvitations } from "./invitation.store.ts";
import { mailLanguages } from "./invitation-mail.service.ts";
import { invitationsOf } from "./inviting.service.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** People that an answer lists by name. */
const listed = 500;

/** Who has come into an open campaign's audience since it opened, and who has left the organisation. */
export async function audienceChanges(work: CampaignWork, campaignId: string) {
  const { transaction, workspaceId } = work;
  const campaign = await campaignOf(work, campaignId);
  const people: { person: string; name: string; department: string; hasEmail: boolean }[] = [];
  if (stateOf(campaign, work.now) !== "open") {
    return { joiners: { total: 0, people }, leavers: { total: 0, people: [] } };
  }
  const paths = pathsOf(await selectUnits(transaction, workspaceId));
  let total = 0;
  for await (const person of audienceMembers(transaction, workspaceId, campaign.audience, campaignId)) {
    if (person.invited) continue;
    total += 1;
    if (people.length < listed)
      people.push({
        person: person.id,
        name: person.name,
        department: person.unitId === null ? "" : (paths.get(person.unitId) ?? ""),
        hasEmail: person.email !== null,
      });
  }
  const leavers = await selectLeavers(work, campaignId, listed);
  return {
    joiners: { total, people },
    leavers: {
      total: leavers.total,
      people: leavers.people.map(({ leftAt, ...person }) => ({ ...person, leftAt: leftAt.toISOString() })),
    },
  };
}

/** Invites chosen people who are in the audience. @throws AppError "campaign.nobody-chosen" where none is new */
export async function inviteChosen(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  ids: readonly string[],
): Promise<number> {
  const { transaction, workspaceId, jobs } = work;
  const campaign = await campaignFor(work, campaignId, "join");
  const units = await selectUnits(transaction, workspaceId);
  const people = (await selectPeople(transaction, workspaceId, ids)).filter(
    audienceFilter(campaign.audience, units),
  );
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const invited = await insertInvitations(work, invitationsOf(campaign, people, units, language));
  if (invited === 0) throw nobodyChosen();
  await jobs.add(transaction, invitePeople, { workspaceId, campaignId }, { key: campaignId });
  await audit(transaction, actor, {
    action: "campaign.joiners-added",
    subject: campaign.name,
    details: { campaign: campaignId, people: invited },
  });
  return invited;
}

async function chosenIn(
  work: CampaignWork,
  campaignId: string,
  ids: readonly string[],
): Promise<CampaignRow> {
  const campaign = await campaignFor(work, campaignId, "withdraw");
  if ((await selectKnown(work, campaignId, ids)).length !== ids.length) throw invitationNotFound();
  return campaign;
}

/**
 * Takes people out: their links end, mail that waits for them doesn't leave. What they saved stays unless it is to be
 * removed; that they took part is kept either way, so that no figure's change tells whether they had. Results count only
 * answers that are there, so in confidential campaigns the confidants alone remove any.
 *
 * @throws AppError "campaign.invitation-not-found", "campaign.removal-confidential" or "campaign.wrong-state"
 */
export async function withdraw(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  { invitations, answers }: { invitations: readonly string[]; answers: "keep" | "remove" },
): Promise<number> {
  const { transaction, workspaceId, now } = work;
  const campaign = await chosenIn(work, campaignId, invitations);
  if (answers === "remove" && campaign.anonymity === "confidential" && !seesAnswers(campaign, actor))
    throw removalConfidential();
  const withdrawn = await setWithdrawn(work, campaignId, invitations, now);
  // The ballots stay, so that progress gives nobody away.
  if (answers === "remove") {
    await forgetRequests(transaction, workspaceId, { campaignId, invitations });
    await deleteAnswerPages(transaction, workspaceId, campaignId, invitations);
  }
  await cancelMessages(work, { campaignId, invitations });
  await audit(transaction, actor, {
    action: "campaign.people-withdrawn",
    subject: campaign.name,
    details: { campaign: campaignId, people: withdrawn, answers },
  });
  return withdrawn;
}

/** Takes people back in; the links that they have work again. */
export async function reinstate(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  invitations: readonly string[],
): Promise<number> {
  const campaign = await chosenIn(work, campaignId, invitations);
  const reinstated = await setWithdrawn(work, campaignId, invitations, null);
  await work.jobs.add(
    work.transaction,
    invitePeople,
    { workspaceId: work.workspaceId, campaignId },
    { key: campaignId },
  );
  await audit(work.transaction, actor, {
    action: "campaign.people-reinstated",
    subject: campaign.name,
    details: { campaign: campaignId, people: reinstated },
  });
  return reinstated;
}
