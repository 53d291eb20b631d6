import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { ensureSalt } from "../anonymous/anonymous.service.ts";
import { audienceMembers } from "./audience.service.ts";
import { isOfCustomers } from "./audience.ts";
import { changedMeanwhile, datesWrong, notReady, wrongState } from "./campaign.errors.ts";
import { invitePeople, openScheduled } from "./campaign.job-kinds.ts";
import { type CampaignRow, deletePilotAnswers, findCampaign, moveOn } from "./campaign.store.ts";
import { may } from "./campaign-state.ts";
import { type CampaignWork, campaignFor, campaignOf, stateOf } from "./campaign-work.service.ts";
import { newCustomers } from "./customer-audience.service.ts";
import { cancelMessages } from "./delivery.store.ts";
import { checksOf, doorPromisesOf, factsOf, promiseOf } from "./facts.service.ts";
import { withdrawPilots } from "./invitation.store.ts";

/**
 * Begins to open: settings and promise are frozen, trials end, and the job that makes the invitations is asked for.
 *
 * @returns what hinders, and then nothing was done
 */
async function beginOpening(
  work: CampaignWork,
  actor: Actor | null,
  campaign: CampaignRow,
): Promise<string[]> {
  const { transaction, workspaceId, jobs, now } = work;
  const { campaign_id: campaignId, name } = campaign;
  // By itself or by hand, what counts is that it opens now.
  const facts = await factsOf(work, { ...campaign, opens_at: null });
  const { checks, audience } = await checksOf(work, facts);
  const hindering = checks.filter(({ severity }) => severity === "hinders").map(({ detail }) => detail);
  if (hindering.length > 0) return hindering;
  if (campaign.anonymity === "anonymous") await ensureSalt(work, campaignId);
  await deletePilotAnswers(transaction, workspaceId, campaignId);
  await withdrawPilots(work, campaignId);
  await cancelMessages(work, { campaignId, kind: "test" });
  await moveOn(transaction, campaign, {
    state: "opening",
    promise: promiseOf(facts, work.mailServer),
    door_promises: doorPromisesOf(facts, work.mailServer),
    confidants: facts.confidants.map(({ id }) => id),
    opened_at: now,
    opening_problem: null,
    inviting_expected: audience.people,
    inviting_after: null,
    inviting_since: now,
  });
  await jobs.add(transaction, invitePeople, { workspaceId, campaignId }, { key: campaignId });
  await audit(transaction, actor, {
    action: "campaign.opening",
    subject: name,
    details: {
      campaign: campaignId,
      people: audience.people,
      anonymity: campaign.anonymity,
      confidants: facts.confidants.map((confidant) => confidant.name),
    },
  });
  return [];
}

/** Opens a campaign now. @throws AppError "campaign.not-ready" with all that hinders */
export async function openNow(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  revision: number,
): Promise<void> {
  const campaign = await campaignFor(work, campaignId, "open");
  if (campaign.revision !== revision) throw changedMeanwhile();
  const hindering = await beginOpening(work, actor, campaign);
  if (hindering.length > 0) throw notReady(hindering);
}

/** Has a campaign open by itself at its opening time. @throws AppError "campaign.not-ready", "campaign.dates-wrong" */
export async function scheduleOpening(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  revision: number,
): Promise<void> {
  const { transaction, workspaceId, jobs, now } = work;
  const campaign = await campaignFor(work, campaignId, "schedule");
  if (campaign.revision !== revision) throw changedMeanwhile();
  const { opens_at: opensAt } = campaign;
  if (!opensAt || opensAt <= now)
    throw datesWrong(
      "It is not said when the campaign opens, or that time is past. Choose a time to come, or open it now.",
    );
  const { checks } = await checksOf(work, await factsOf(work, campaign));
  const hindering = checks.filter(({ severity }) => severity === "hinders").map(({ detail }) => detail);
  if (hindering.length > 0) throw notReady(hindering);
  await moveOn(transaction, campaign, { scheduled_at: now, opening_problem: null });
  const options = { startAfter: opensAt, key: campaignId };
  await jobs.add(transaction, openScheduled, { workspaceId, campaignId }, options);
  await audit(transaction, actor, {
    action: "campaign.scheduled",
    subject: campaign.name,
    details: { campaign: campaignId, opensAt: opensAt.toISOString() },
  });
}

/** Makes a scheduled campaign a draft again. */
export async function cancelOpening(work: CampaignWork, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await campaignFor(work, campaignId, "unschedule");
  await moveOn(work.transaction, campaign, { scheduled_at: null });
  await audit(work.transaction, actor, {
    action: "campaign.unscheduled",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
}

/** Opens a scheduled campaign whose time has come; where something hinders, it is a draft again and says what. */
export async function openWhenDue(work: CampaignWork, campaignId: string): Promise<void> {
  const { transaction, workspaceId, jobs, now } = work;
  const campaign = await findCampaign(transaction, workspaceId, campaignId, "change");
  if (!campaign || stateOf(campaign, now) !== "scheduled" || !campaign.opens_at) return;
  if (campaign.opens_at > now)
    return jobs.add(
      transaction,
      openScheduled,
      { workspaceId, campaignId },
      { startAfter: campaign.opens_at, key: campaignId },
    );
  const hindering = await beginOpening(work, null, campaign);
  if (hindering.length === 0) return;
  await moveOn(transaction, campaign, { scheduled_at: null, opening_problem: hindering.join(" ") });
  await audit(transaction, null, {
    action: "campaign.opening-failed",
    subject: campaign.name,
    details: { campaign: campaignId },
  });
}

/** How many have come into an open campaign's audience since. */
async function countNew(work: CampaignWork, campaign: CampaignRow): Promise<number> {
  const { transaction, workspaceId } = work;
  const { audience, campaign_id: campaignId } = campaign;
  if (isOfCustomers(audience)) return (await newCustomers(work, audience, campaign, 0)).total;
  let expected = 0;
  for await (const { invited } of audienceMembers(transaction, workspaceId, audience, campaignId)) {
    if (!invited) expected += 1;
  }
  return expected;
}

/** Begins to invite everybody who has come into an open campaign's audience since. */
export async function inviteJoiners(work: CampaignWork, actor: Actor, campaignId: string): Promise<void> {
  const { transaction, workspaceId, jobs, now } = work;
  const campaign = await campaignOf(work, campaignId, "change");
  const state = stateOf(campaign, now);
  if (!may(state, "join")) throw wrongState(state);
  const expected = await countNew(work, campaign);
  await moveOn(transaction, campaign, {
    inviting_expected: expected,
    inviting_after: null,
    inviting_since: now,
  });
  await jobs.add(transaction, invitePeople, { workspaceId, campaignId }, { key: campaignId });
  await audit(transaction, actor, {
    action: "campaign.joiners-added",
    subject: campaign.name,
    details: { campaign: campaignId, people: expected },
  });
}
