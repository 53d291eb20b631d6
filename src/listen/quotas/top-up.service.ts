import { randomInt } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Row } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { type Audience, type CustomerAudience, isOfCustomers } from "../campaigns/audience.ts";
import { inviteChosen } from "../campaigns/audience-changes.service.ts";
import { type CampaignWork, campaignOf, stateOf } from "../campaigns/campaign-work.service.ts";
import {
  customerGroupsOf,
  drawMoreCustomers,
  waitingCustomers,
} from "../campaigns/customer-audience.service.ts";
import { groupKey } from "./quota.ts";
import { canHaveQuota } from "./quota-full.service.ts";
import type { readRoom, readWaiting } from "./quotas.contract.ts";
import { nobodyLeft, notOfCustomers, notOpen, quotaBreakdownUnknown } from "./quotas.errors.ts";
import { insertTopUp } from "./quotas.store.ts";

type Groups = Readonly<Record<string, string>>;
type Waiting = ResponseOf<typeof readWaiting>;

const nobodyWaits: Waiting = { people: 0, from: null, until: null, within7Days: 0, within30Days: 0 };
const dayLength = 24 * 60 * 60 * 1000;

/** Adds up who waits for the contact limit. */
function waitingSummary(found: readonly { until: string; people: number }[], now: Date): Waiting {
  const within = (days: number) => {
    const last = new Date(now.getTime() + days * dayLength).toISOString().slice(0, 10);
    return found.reduce((sum, { until, people }) => sum + (until <= last ? people : 0), 0);
  };
  return {
    people: found.reduce((sum, { people }) => sum + people, 0),
    from: found[0]?.until ?? null,
    until: found.at(-1)?.until ?? null,
    within7Days: within(7),
    within30Days: within(30),
  };
}

/** Whom the contact limit leaves out of an audience, and until when; nobody of the staff. */
export async function waitingOf(work: CampaignWork, audience: Audience): Promise<Waiting> {
  if (!isOfCustomers(audience)) return nobodyWaits;
  return waitingSummary(await waitingCustomers(work, audience, null, {}), work.now);
}

/** A campaign's customers, and a check that the groups are its own. */
function customersOf(
  { audience, breakdowns, audience_of }: Row<"listen.campaign">,
  groups: Groups,
): CustomerAudience {
  if (!isOfCustomers(audience)) throw notOfCustomers();
  if (!Object.keys(groups).every((id) => breakdowns.includes(id) && canHaveQuota(id, audience_of)))
    throw quotaBreakdownUnknown();
  return audience;
}

/**
 * How many more of a group could be invited.
 *
 * @throws AppError "campaign.not-found", "quota.not-of-customers", "quota.breakdown-unknown"
 */
export async function roomFor(
  work: CampaignWork,
  campaignId: string,
  groups: Groups,
): Promise<ResponseOf<typeof readRoom>> {
  const campaign = await campaignOf(work, campaignId);
  const audience = customersOf(campaign, groups);
  const wanted = groupKey(Object.values(groups));
  const counted = await customerGroupsOf(work, audience, campaignId, Object.keys(groups));
  const found = counted.find(({ values }) => groupKey(values) === wanted);
  return {
    free: found?.free ?? 0,
    invited: found?.invited ?? 0,
    waiting: waitingSummary(await waitingCustomers(work, audience, campaignId, groups), work.now),
  };
}

/** Invitations made in one statement. */
const atOnce = 1000;

/**
 * Draws more customers of a group and invites them; who was asked too often lately is not drawn.
 *
 * @throws AppError "campaign.not-found", "quota.not-of-customers", "quota.not-open", "quota.breakdown-unknown",
 *   "quota.nobody-left"
 */
export async function drawTopUp(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  { groups, size, seed = randomInt(2 ** 31) }: { groups: Groups; size: number; seed?: number },
): Promise<{ invited: number; seed: number }> {
  const campaign = await campaignOf(work, campaignId, "change");
  const audience = customersOf(campaign, groups);
  if (stateOf(campaign, work.now) !== "open") throw notOpen();
  const ids = await drawMoreCustomers(work, audience, campaignId, { groups, seed, size });
  if (ids.length === 0) throw nobodyLeft();
  let invited = 0;
  for (let from = 0; from < ids.length; from += atOnce)
    invited += await inviteChosen(work, actor, campaignId, ids.slice(from, from + atOnce), {
      beyondSample: true,
    });
  await insertTopUp(work, {
    campaign_id: campaignId,
    groups: { ...groups },
    seed,
    wanted: size,
    invited,
    made_at: work.now,
  });
  await audit(work.transaction, actor, {
    action: "campaign.topped-up",
    subject: campaign.name,
    details: { campaign: campaignId, groups: { ...groups }, seed, wanted: size, invited },
  });
  return { invited, seed };
}
