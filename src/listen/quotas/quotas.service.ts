import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Row } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { isProtected } from "../campaigns/anonymity.ts";
import { countStaff } from "../campaigns/audience.service.ts";
import { type CustomerAudience, isOfCustomers, type StaffAudience } from "../campaigns/audience.ts";
import { breakdownLabel, breakdownValueLabel, staffGroups } from "../campaigns/breakdowns.ts";
import { type CampaignWork, campaignOf, stateOf } from "../campaigns/campaign-work.service.ts";
import { type CustomerGroup, customerGroupsOf } from "../campaigns/customer-audience.service.ts";
import { groupKey, type QuotaStanding, type QuotaTarget, stepOf } from "./quota.ts";
import { canHaveQuota, isInUse, quotaState } from "./quota-full.service.ts";
import type { readQuotas } from "./quotas.contract.ts";
import { campaignClosed, quotaBreakdownUnknown, quotaFrozen, quotaTargetsWrong } from "./quotas.errors.ts";
import {
  countInvited,
  countLocations,
  deleteQuota,
  findFinal,
  findQuota,
  type Quota,
  selectTopUps,
  storeFinal,
  storeQuota,
} from "./quotas.store.ts";

type CampaignRow = Row<"listen.campaign">;
type Sent = ResponseOf<typeof readQuotas>;

/** Breakdowns of a campaign that quotas can be set for. */
const quotaBreakdowns = ({ breakdowns, audience_of }: CampaignRow): string[] =>
  breakdowns.filter((id) => canHaveQuota(id, audience_of));

const labelled = (id: string, value: string) => (value === "" ? "not known" : breakdownValueLabel(id, value));

/** Whom a campaign could invite or has invited, by values of breakdowns. */
interface People {
  values: string[];
  people: number;
}

/** Of staff before anybody is invited: by one breakdown at a time. */
async function staffBy(work: CampaignWork, audience: StaffAudience, id: string): Promise<People[]> {
  const { departments, levels } = await countStaff(work.transaction, work.workspaceId, audience);
  const found =
    id === "location"
      ? (await countLocations(work)).map(({ name, people }) => ({ value: name, people }))
      : (id === "department" ? departments : levels).map(({ name, people }) => ({
          value:
            staffGroups([id], {
              department: id === "department" ? name : "",
              level: id === "department" ? null : name,
              location: null,
            })[id] ?? "",
          people,
        }));
  const sums = new Map<string, number>();
  for (const { value, people } of found) sums.set(value, (sums.get(value) ?? 0) + people);
  return Array.from(sums, ([value, people]) => ({ values: [value], people }));
}

const customersBy = async (work: CampaignWork, audience: CustomerAudience, ids: readonly string[]) =>
  (await customerGroupsOf(work, audience, null, ids)).map(
    ({ values, free }: CustomerGroup): People => ({ values, people: free }),
  );

/** People by some breakdowns: before a campaign opens those who could be invited, then those who were. */
async function peopleBy(
  work: CampaignWork,
  campaign: CampaignRow,
  ids: readonly string[],
): Promise<People[]> {
  if (campaign.state !== "draft")
    return (await countInvited(work, campaign.campaign_id, ids)).map(({ values, invited }) => ({
      values,
      people: invited,
    }));
  const { audience } = campaign;
  if (isOfCustomers(audience)) return customersBy(work, audience, ids);
  // Of two breakdowns at once nothing is known of staff who are not invited yet.
  return ids.length === 1 ? staffBy(work, audience, ids[0] ?? "") : [];
}

/** Values that a page offers of a breakdown. */
const valuesListed = 100;

async function availableIn(work: CampaignWork, campaign: CampaignRow): Promise<Sent["available"]> {
  const available = [];
  for (const id of quotaBreakdowns(campaign)) {
    const sums = new Map<string, number>();
    for (const { values, people } of await peopleBy(work, campaign, [id]))
      sums.set(values[0] ?? "", (sums.get(values[0] ?? "") ?? 0) + people);
    const values = Array.from(sums, ([value, people]) => ({ value, label: labelled(id, value), people }))
      .filter(({ value }) => value !== "")
      .sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1));
    available.push({ id, label: breakdownLabel(id), values: values.slice(0, valuesListed) });
  }
  return available;
}

/** How far the groups of a quota in use are. @param isOver whether no more answers come */
async function standingsOf(
  work: CampaignWork,
  campaign: CampaignRow,
  { breakdowns, targets }: Quota,
  isOver: boolean,
): Promise<QuotaStanding[]> {
  const invited = new Map<string, number>();
  for (const { values, people } of await peopleBy(work, campaign, breakdowns))
    invited.set(groupKey(values), (invited.get(groupKey(values)) ?? 0) + people);
  const state = campaign.state === "draft" ? null : await quotaState(work, campaign, breakdowns, isOver);
  return targets.map(({ values, target }) => {
    const key = groupKey(values);
    const answers = state?.answers.get(key) ?? 0;
    return {
      values,
      target,
      invited: invited.get(key) ?? 0,
      answers: state && !isProtected(campaign.anonymity) ? answers : null,
      step: state?.isTold(key) ? stepOf(answers, target) : null,
    };
  });
}

async function groupsOf(work: CampaignWork, campaign: CampaignRow, quota: Quota): Promise<Sent["groups"]> {
  const isOver = stateOf(campaign, work.now) === "closed";
  const standings =
    (await findFinal(work, campaign.campaign_id)) ?? (await standingsOf(work, campaign, quota, isOver));
  return standings.map(({ values, ...standing }) => ({
    ...standing,
    values: [...values],
    labels: values.map((value, at) => labelled(quota.breakdowns[at] ?? "", value)),
  }));
}

/** Keeps how far a campaign's quotas are for good, as it closes: answers that are deleted later change nothing of it. */
export async function keepFinalQuotas(work: CampaignWork, campaign: CampaignRow): Promise<void> {
  const quota = await findQuota(work, campaign.campaign_id);
  if (!quota || !isInUse(quota, campaign)) return;
  await storeFinal(work, campaign.campaign_id, await standingsOf(work, campaign, quota, true));
}

/** @throws AppError "campaign.not-found" */
export async function quotasOf(work: CampaignWork, campaignId: string): Promise<Sent> {
  const campaign = await campaignOf(work, campaignId);
  const quota = await findQuota(work, campaignId);
  const inUse = quota && isInUse(quota, campaign) ? quota : null;
  const topUps = await selectTopUps(work, campaignId);
  return {
    campaign: {
      name: campaign.name,
      state: stateOf(campaign, work.now),
      anonymity: campaign.anonymity,
      audience: campaign.audience_of,
      minimumGroup: campaign.minimum_group,
    },
    available: await availableIn(work, campaign),
    quota: quota ? sentQuota(quota) : null,
    outdated: quota !== undefined && inUse === null,
    frozen: isFrozen(campaign),
    groups: inUse ? await groupsOf(work, campaign, inUse) : [],
    topUps: topUps.map(({ top_up_id, groups, seed, wanted, invited, made_at }) => ({
      id: top_up_id,
      labels: Object.entries(groups).map(([id, value]) => labelled(id, value)),
      seed,
      wanted,
      invited,
      madeAt: made_at.toISOString(),
    })),
  };
}

const sentQuota = ({ targets, ...quota }: Quota) => ({
  ...quota,
  targets: targets.map(({ values, target }) => ({ values: [...values], target })),
});

const isFrozen = ({ state, anonymity }: CampaignRow): boolean => state !== "draft" && isProtected(anonymity);

/** Each group once, and a value for each breakdown. */
function checkTargets(breakdowns: readonly string[], targets: readonly QuotaTarget[]): void {
  const seen = new Set<string>();
  for (const { values } of targets) {
    if (values.length !== breakdowns.length)
      throw quotaTargetsWrong("Each group needs one value of each breakdown. Choose them again.");
    const key = groupKey(values);
    if (seen.has(key))
      throw quotaTargetsWrong(`The group “${values.join(", ")}” stands there twice. Remove one of the two.`);
    seen.add(key);
  }
}

/**
 * @throws AppError "campaign.not-found", "quota.campaign-closed", "quota.breakdown-unknown", "quota.targets-wrong", and
 *   "quota.frozen" where other groups than before would be told of a protected campaign
 */
export async function setQuotas(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  quota: Quota,
): Promise<void> {
  const campaign = await campaignOf(work, campaignId, "change");
  if (stateOf(campaign, work.now) === "closed") throw campaignClosed();
  const known = quotaBreakdowns(campaign);
  if (!quota.breakdowns.every((id) => known.includes(id))) throw quotaBreakdownUnknown();
  checkTargets(quota.breakdowns, quota.targets);
  const before = await findQuota(work, campaignId);
  if (isFrozen(campaign) && before && groupKey(before.breakdowns) !== groupKey(quota.breakdowns))
    throw quotaFrozen();
  await storeQuota(work, campaignId, quota);
  await audit(work.transaction, actor, {
    action: "campaign.quotas-set",
    subject: campaign.name,
    details: {
      campaign: campaignId,
      breakdowns: quota.breakdowns,
      whenFull: quota.whenFull,
      groups: quota.targets.length,
    },
  });
}

/** @throws AppError "campaign.not-found", "quota.campaign-closed", "quota.frozen" */
export async function dropQuotas(work: CampaignWork, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await campaignOf(work, campaignId, "change");
  if (stateOf(campaign, work.now) === "closed") throw campaignClosed();
  // Else they could be set again for something else.
  if (isFrozen(campaign) && (await findQuota(work, campaignId))) throw quotaFrozen();
  if (await deleteQuota(work, campaignId))
    await audit(work.transaction, actor, {
      action: "campaign.quotas-removed",
      subject: campaign.name,
      details: { campaign: campaignId },
    });
}
