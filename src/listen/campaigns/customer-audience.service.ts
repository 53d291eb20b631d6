import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import { countAudience, noteInvited } from "#people/customers/audience.service.ts";
import type { AudienceMember } from "#people/customers/customer-audience.ts";
import type { Tables } from "#platform/database/tables.ts";
import type { AudienceCounts } from "./audience.service.ts";
import type { CustomerAudience } from "./audience.ts";
import { breakdownValueLabel, customerGroups, readBreakdown } from "./breakdowns.ts";
import type { CampaignRow } from "./campaign.store.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { contactLimit } from "./contact-limit.service.ts";
import {
  type Asking,
  countByBreakdown,
  countEligible,
  countGroups,
  drawCuts,
  drawMore,
  findNew,
  lockCustomers,
  selectAskable,
  selectNames,
  selectTaken,
  selectWaiting,
} from "./customer-audience.store.ts";
import { allocate, wholeStratum } from "./sample.ts";

export type { CustomerGroup } from "./customer-audience.store.ts";

type Place = Pick<CampaignWork, "transaction" | "workspaceId" | "now">;

async function askingOf(
  { transaction, workspaceId, now }: Place,
  audience: CustomerAudience,
  campaignId: string | null,
): Promise<Asking> {
  const limit = await contactLimit({ transaction, workspaceId });
  return { transaction, workspaceId, audience, campaignId, limit, now };
}

/** Values of a breakdown that a count lists. */
const valuesListed = 200;

/** Those who may be invited by breakdown; question breakdowns have no values before anybody answers. */
async function groupsOf(asking: Asking, breakdowns: readonly string[]) {
  const groups: NonNullable<AudienceCounts["customers"]>["groups"] = [];
  for (const id of breakdowns) {
    const breakdown = readBreakdown(id, "customers");
    if (!breakdown || breakdown.kind === "question") continue;
    const values = await countByBreakdown(asking, id, valuesListed);
    const names =
      id === "account-manager"
        ? await selectNames(
            asking,
            values.flatMap(({ value }) => (value === "" ? [] : [value])),
          )
        : null;
    groups.push({
      id,
      values: values.map(({ value, people }) => ({
        value,
        label: names?.get(value) ?? (names ? "" : breakdownValueLabel(id, value)),
        people,
      })),
    });
  }
  return groups;
}

/** Counts customers of an audience, who of them is left out and why. @param campaignId whose own invitations don't count */
export async function countCustomers(
  place: Place,
  audience: CustomerAudience,
  breakdowns: readonly string[] = [],
  campaignId: string | null = null,
): Promise<AudienceCounts> {
  const asking = await askingOf(place, audience, campaignId);
  const matching = await countAudience(place.transaction, place.workspaceId, audience);
  const { eligible, limited, withoutEmail, sharingEmail } = await countEligible(asking);
  const people = Math.min(eligible, audience.sample?.size ?? eligible);
  // Of a sample that is still to be drawn the shares of all are expected.
  const expected = (count: number) => (eligible === 0 ? 0 : Math.round((count * people) / eligible));
  return {
    people,
    withoutEmail: expected(withoutEmail),
    sharingEmail: audience.sample ? 0 : sharingEmail,
    departments: [],
    levels: [],
    customers: {
      matching: matching.fitting,
      eligible,
      leftOut: { noContact: matching.refusing, bounced: matching.bounced, limit: limited },
      contactLimit: asking.limit,
      groups: await groupsOf(asking, breakdowns),
    },
  };
}

/**
 * Draws the sample of a campaign that opens.
 *
 * @returns by stratum the greatest key that is in it; null where everybody who fits is invited
 */
export async function drawSample(
  place: Place,
  audience: CustomerAudience,
  campaignId: string,
): Promise<Record<string, string> | null> {
  const { sample } = audience;
  if (!sample) return null;
  const asking = await askingOf(place, audience, campaignId);
  const strata =
    sample.by === null
      ? [{ value: "", people: (await countEligible(asking)).eligible }]
      : await countByBreakdown(asking, sample.by, null);
  const allocation = allocate(strata, sample.size);
  const whole = strata.filter(({ value, people }) => people > 0 && allocation.get(value) === people);
  return {
    ...(await drawCuts(asking, sample, allocation)),
    ...Object.fromEntries(whole.map(({ value }) => [value, wholeStratum])),
  };
}

type Inviting = Pick<
  CampaignRow,
  "workspace_id" | "campaign_id" | "breakdowns" | "sample_cuts" | "inviting_after"
>;

/** Makes invitations of customers as they are now: what changes later changes no group. */
function invitationsOfCustomers(
  campaign: Inviting,
  customers: readonly AudienceMember[],
  ownLanguage: string,
  at: Date,
): Insertable<Tables["listen.invitation"]>[] {
  return customers.map(({ customerId, name, email, language, accountId, managerId, ...rest }) => ({
    workspace_id: campaign.workspace_id,
    campaign_id: campaign.campaign_id,
    invitation_id: randomUUID(),
    person_id: null,
    customer_id: customerId,
    account_id: accountId,
    manager_id: managerId,
    groups: JSON.stringify(customerGroups(campaign.breakdowns, { ...rest, managerId })),
    name,
    email,
    language: language ?? ownLanguage,
    department: "",
    invited_at: at,
  }));
}

/** The next customers to invite, with the invitations to make of them. */
export interface NextCustomers {
  invitations: Insertable<Tables["listen.invitation"]>[];
  /** Where the next ones begin; null after the last. */
  after: string | null;
}

/**
 * Finds and locks the next customers to invite; who was asked meanwhile by another campaign is left out.
 *
 * @param ids only these, where told
 */
export async function nextCustomers(
  place: Place,
  audience: CustomerAudience,
  campaign: Inviting,
  { limit, ids, ownLanguage }: { limit: number; ids?: readonly string[]; ownLanguage: string },
): Promise<NextCustomers> {
  const asking = await askingOf(place, audience, campaign.campaign_id);
  const found = await selectAskable(asking, {
    cuts: campaign.sample_cuts,
    after: campaign.inviting_after,
    limit,
    ...(ids && { ids }),
  });
  const last = found.at(-1);
  if (!last) return { invitations: [], after: null };
  const all = found.map(({ customerId }) => customerId);
  await lockCustomers(asking, all);
  const taken = await selectTaken(asking, all);
  const free = found.filter(({ customerId }) => !taken.has(customerId));
  return {
    invitations: invitationsOfCustomers(campaign, free, ownLanguage, place.now),
    after: found.length === limit ? last.customerId : null,
  };
}

/** Notes at customers and panels that they were invited. */
export async function noteCustomersInvited(
  { transaction, workspaceId, now }: Place,
  { panels }: CustomerAudience,
  invitations: NextCustomers["invitations"],
): Promise<void> {
  const customers = invitations.flatMap(({ customer_id }) => customer_id ?? []);
  if (customers.length > 0) await noteInvited(transaction, workspaceId, { customers, panels, at: now });
}

/** Who has come into an open campaign's audience since it opened: how many, and the first of them. */
export async function newCustomers(
  place: Place,
  audience: CustomerAudience,
  campaign: Inviting,
  listed: number,
): Promise<{ total: number; customers: AudienceMember[] }> {
  const asking = await askingOf(place, audience, campaign.campaign_id);
  const cuts = campaign.sample_cuts;
  const { total, ids } = await findNew(asking, { cuts, listed });
  return { total, customers: await selectAskable(asking, { cuts, ids, limit: listed }) };
}

/** An audience by some breakdowns, crossed: who may be invited, and who is by this campaign. */
export const customerGroupsOf = async (
  place: Place,
  audience: CustomerAudience,
  campaignId: string | null,
  breakdowns: readonly string[],
) => countGroups(await askingOf(place, audience, campaignId), breakdowns);

/** Draws customers of one group who may be invited and aren't yet. @returns their ids */
export const drawMoreCustomers = async (
  place: Place,
  audience: CustomerAudience,
  campaignId: string,
  draw: Parameters<typeof drawMore>[1],
) => drawMore(await askingOf(place, audience, campaignId), draw);

/** Whom the contact limit leaves out of a group, by the day from which on they can be asked again. */
export const waitingCustomers = async (
  place: Place,
  audience: CustomerAudience,
  campaignId: string | null,
  groups: Readonly<Record<string, string>>,
) => selectWaiting(await askingOf(place, audience, campaignId), groups);
