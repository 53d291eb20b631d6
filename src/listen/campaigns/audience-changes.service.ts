import { forgetRequests } from "#listen/colleagues/colleagues.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { audienceMembers, pathsOf } from "./audience.service.ts";
import { selectPeople, selectUnits } from "./audience.store.ts";
import { audienceFilter, type CustomerAudience, isOfCustomers, type StaffAudience } from "./audience.ts";
import { selectKnown, selectLeavers, setWithdrawn } from "./audience-changes.store.ts";
import {
  invitationNotFound,
  nobodyChosen,
  removalConfidential,
  removalImpossible,
} from "./campaign.errors.ts";
import { invitePeople } from "./campaign.job-kinds.ts";
import { type CampaignRow, deleteAnswerPages } from "./campaign.store.ts";
import { type CampaignWork, campaignFor, campaignOf, seesAnswers, stateOf } from "./campaign-work.service.ts";
import { newCustomers, nextCustomers, noteCustomersInvited } from "./customer-audience.service.ts";
import { cancelMessages } from "./delivery.store.ts";
import { mailLanguages } from "./invitation-mail.service.ts";
import { invitationsOf, invite } from "./inviting.service.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** People that an answer lists by name. */
const listed = 500;

interface NewPerson {
  person: string;
  name: string;
  department: string;
  account: string | null;
  hasEmail: boolean;
}

async function joiningStaff(work: CampaignWork, audience: StaffAudience, campaignId: string) {
  const { transaction, workspaceId } = work;
  const people: NewPerson[] = [];
  const paths = pathsOf(await selectUnits(transaction, workspaceId));
  let total = 0;
  for await (const person of audienceMembers(transaction, workspaceId, audience, campaignId)) {
    if (person.invited) continue;
    total += 1;
    if (people.length < listed)
      people.push({
        person: person.id,
        name: person.name,
        department: person.unitId === null ? "" : (paths.get(person.unitId) ?? ""),
        account: null,
        hasEmail: person.email !== null,
      });
  }
  return { total, people };
}

async function joiningCustomers(work: CampaignWork, audience: CustomerAudience, campaign: CampaignRow) {
  const { total, customers } = await newCustomers(work, audience, campaign, listed);
  const people = customers.map(
    ({ customerId, name, account, email }): NewPerson => ({
      person: customerId,
      name,
      department: "",
      account,
      hasEmail: email !== null,
    }),
  );
  return { total, people };
}

/** Who has come into an open campaign's audience since it opened, and who has left the organisation. */
export async function audienceChanges(work: CampaignWork, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const people: NewPerson[] = [];
  if (stateOf(campaign, work.now) !== "open") {
    return { joiners: { total: 0, people }, leavers: { total: 0, people: [] } };
  }
  const { audience } = campaign;
  const joiners = isOfCustomers(audience)
    ? await joiningCustomers(work, audience, campaign)
    : await joiningStaff(work, audience, campaignId);
  const leavers = await selectLeavers(work, campaignId, listed);
  return {
    joiners,
    leavers: {
      total: leavers.total,
      people: leavers.people.map(({ leftAt, ...person }) => ({ ...person, leftAt: leftAt.toISOString() })),
    },
  };
}

async function inviteChosenStaff(
  work: CampaignWork,
  audience: StaffAudience,
  campaign: CampaignRow,
  ids: readonly string[],
  language: string,
): Promise<number> {
  const { transaction, workspaceId } = work;
  const units = await selectUnits(transaction, workspaceId);
  const people = (await selectPeople(transaction, workspaceId, ids)).filter(audienceFilter(audience, units));
  return (await invite(work, campaign, invitationsOf(campaign, people, units, language))).invited;
}

async function inviteChosenCustomers(
  work: CampaignWork,
  audience: CustomerAudience,
  campaign: CampaignRow,
  ids: readonly string[],
  { language, beyondSample }: { language: string; beyondSample: boolean },
): Promise<number> {
  const next = await nextCustomers(
    work,
    audience,
    { ...campaign, inviting_after: null, ...(beyondSample && { sample_cuts: null }) },
    { limit: ids.length, ids, ownLanguage: language },
  );
  const { invited, standing } = await invite(work, campaign, next.invitations);
  await noteCustomersInvited(work, audience, standing);
  return invited;
}

/**
 * Invites chosen people who are in the audience.
 *
 * @param beyondSample whether customers may be invited, too, who were not drawn when the campaign opened
 * @throws AppError "campaign.nobody-chosen" where none is new, or stays anonymous
 */
export async function inviteChosen(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  ids: readonly string[],
  { beyondSample = false }: { beyondSample?: boolean } = {},
): Promise<number> {
  const { transaction, workspaceId, jobs } = work;
  const campaign = await campaignFor(work, campaignId, "join");
  const { audience } = campaign;
  const [language = "en"] = mailLanguages(campaign, await readSurroundings(transaction, workspaceId));
  const invited = isOfCustomers(audience)
    ? await inviteChosenCustomers(work, audience, campaign, ids, { language, beyondSample })
    : await inviteChosenStaff(work, audience, campaign, ids, language);
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
  if (answers === "remove" && campaign.anonymity === "anonymous") throw removalImpossible();
  if (answers === "remove" && !seesAnswers(campaign, actor)) throw removalConfidential();
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
