import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import { isProtected } from "../campaigns/anonymity.ts";
import { type AudienceOf, readBreakdown } from "../campaigns/breakdowns.ts";
import { releaseProgress } from "../campaigns/progress.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { groupKey, steppedCount } from "./quota.ts";
import {
  countFinished,
  countInvited,
  type Finished,
  findQuota,
  type InvitedPeople,
  type Quota,
} from "./quotas.store.ts";
import { type SharedPeople, safeGroups } from "./safe-groups.ts";

/** Whose quotas are looked at, and when. */
export interface QuotaPlace {
  transaction: Transaction;
  workspaceId: string;
  now: Date;
}

export type QuotaCampaign = Pick<
  Row<"listen.campaign">,
  "campaign_id" | "anonymity" | "minimum_group" | "breakdowns" | "audience_of"
>;

/** Whether quotas can be set for a breakdown: it is known before anybody answers, and its groups are no persons. */
export const canHaveQuota = (id: string, of: AudienceOf): boolean =>
  id !== "account-manager" && (readBreakdown(id, of)?.kind ?? "question") !== "question";

/** The breakdown that a customer campaign's progress is shown by. */
const progressBreakdown = ({ breakdowns }: Pick<QuotaCampaign, "breakdowns">): string | undefined =>
  breakdowns.find((id) => canHaveQuota(id, "customers"));

/**
 * What progress shows already, as a key by people: departments down to the last one that is shown, or values of the first
 * breakdown.
 *
 * @param at place of the progress breakdown among the values
 */
function shownAlready(
  { audience_of, minimum_group }: QuotaCampaign,
  people: readonly InvitedPeople[],
  at: number,
): (one: InvitedPeople) => string {
  // A value may hold any sign, and stands below no other.
  const values = [...new Set(people.map((one) => one.values[at] ?? ""))];
  const name = (one: InvitedPeople) =>
    audience_of === "staff" ? one.department : `group ${values.indexOf(one.values[at] ?? "")}`;
  const own = [...Map.groupBy(people, name)].map(([department, some]) => ({
    department,
    invited: some.reduce((sum, { invited }) => sum + invited, 0),
    steady: some.reduce((sum, { steady }) => sum + steady, 0),
    started: 0,
    completed: 0,
  }));
  const { departments } = releaseProgress(own, minimum_group);
  const shown = new Set(departments.flatMap(({ path, withheld }) => (withheld ? [] : [path])));
  return (one) => {
    let path = name(one);
    while (path !== "" && !shown.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    return path;
  };
}

/**
 * People of a campaign by what progress shows of them, and by their group of something else: what decides whether this may be
 * shown besides.
 *
 * @param breakdowns whose groups are to be shown
 * @param besides breakdowns whose groups are shown as well, safe ones as they are and all others together
 */
export async function sharedPeople(
  place: QuotaPlace,
  campaign: QuotaCampaign,
  breakdowns: readonly string[],
  besides: { breakdowns: readonly string[]; safe: ReadonlySet<string> } | null = null,
): Promise<SharedPeople[]> {
  const progress = progressBreakdown(campaign);
  const other = besides?.breakdowns ?? [];
  const asked = [...breakdowns, ...other, ...(progress === undefined ? [] : [progress])];
  const people = await countInvited(place, campaign.campaign_id, asked, campaign.anonymity === "anonymous");
  const keyOf = shownAlready(campaign, people, breakdowns.length + other.length);
  return people.map((one) => {
    const group = groupKey(one.values.slice(breakdowns.length, breakdowns.length + other.length));
    const known = besides === null ? "" : besides.safe.has(group) ? group : "*";
    return {
      shown: groupKey([keyOf(one), known]),
      group: groupKey(one.values.slice(0, breakdowns.length)),
      invited: one.invited,
      steady: one.steady,
    };
  });
}

/** How far the groups of a quota are. */
export interface QuotaState {
  /** Whether something may be told of a group, by key. */
  isTold: (key: string) => boolean;
  /** Finished answers that count, by key: in protected campaigns those of days that are over, in steps. */
  answers: ReadonlyMap<string, number>;
}

/** Finished answers by group; in protected campaigns as they stood when they last moved. */
function countedAnswers(finished: readonly Finished[], minimum: number | null, today: string) {
  const byGroup = Map.groupBy(finished, ({ values }) => groupKey(values));
  return new Map(
    Array.from(byGroup, ([key, days]): [string, number] => {
      if (minimum === null) return [key, days.reduce((sum, { answers }) => sum + answers, 0)];
      const over = days.filter(({ day }) => day < today).map(({ answers }) => answers);
      return [key, steppedCount(over, minimum)];
    }),
  );
}

/**
 * @param breakdowns of the quota; none of them is unknown to the campaign
 * @param isOver whether no more answers come: then all count, since nobody is seen to answer any more
 */
export async function quotaState(
  place: QuotaPlace,
  campaign: QuotaCampaign,
  breakdowns: readonly string[],
  isOver = false,
): Promise<QuotaState> {
  const { timeZone } = await readSettings(place.transaction, place.workspaceId);
  const isAnonymous = campaign.anonymity === "anonymous";
  const counting = { breakdowns, isAnonymous, timeZone };
  const finished = await countFinished(place, campaign.campaign_id, counting);
  if (!isProtected(campaign.anonymity))
    return { isTold: () => true, answers: countedAnswers(finished, null, "") };
  const minimum = campaign.minimum_group;
  const answers = isOver
    ? countedAnswers(finished, null, "")
    : countedAnswers(finished, minimum, localTimeOf(place.now, timeZone).date);
  // Everybody together: so many answers came, whoever they are of.
  if (breakdowns.length === 0) return { isTold: () => true, answers };
  const safe = safeGroups(await sharedPeople(place, campaign, breakdowns), minimum);
  return { isTold: (key) => safe.has(key), answers };
}

/** A quota that does something: what it is set for is among the campaign's breakdowns. */
export const isInUse = (quota: Pick<Quota, "breakdowns">, campaign: QuotaCampaign): boolean =>
  quota.breakdowns.every((id) => campaign.breakdowns.includes(id) && canHaveQuota(id, campaign.audience_of));

async function quotaInUse(place: QuotaPlace, campaignId: string) {
  const quota = await findQuota(place, campaignId);
  if (!quota) return null;
  const campaign = await place.transaction
    .selectFrom("listen.campaign")
    .select(["campaign_id", "anonymity", "minimum_group", "breakdowns", "audience_of"])
    .where("workspace_id", "=", place.workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  if (!campaign || !isInUse(quota, campaign)) return null;
  return { quota, state: await quotaState(place, campaign, quota.breakdowns) };
}

type Groups = Readonly<Record<string, string>>;

/**
 * Which people need no reminder, since their group has the answers that were wanted.
 *
 * @returns tells of an invitation's groups whether theirs has; never of groups that are too small to say
 */
export async function quotaFull(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  now: Date,
): Promise<(groups: Groups) => boolean> {
  const found = await quotaInUse({ transaction, workspaceId, now }, campaignId);
  if (!found) return () => false;
  const { quota, state } = found;
  const full = new Set(
    quota.targets
      .filter(({ values, target }) => {
        const key = groupKey(values);
        return state.isTold(key) && (state.answers.get(key) ?? 0) >= target;
      })
      .map(({ values }) => groupKey(values)),
  );
  return (groups) => full.has(groupKey(quota.breakdowns.map((id) => groups[id] ?? "")));
}

/**
 * Whether a door sends newcomers away since their group has the answers that were wanted.
 *
 * @param groups what the door says of whoever comes through it; of an open link nothing, so only a quota of everybody counts
 */
export async function turnsAway(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  now: Date,
  groups: Groups,
): Promise<boolean> {
  const quota = await findQuota({ transaction, workspaceId }, campaignId);
  if (quota?.whenFull !== "turn away") return false;
  return (await quotaFull(transaction, workspaceId, campaignId, now))(groups);
}
