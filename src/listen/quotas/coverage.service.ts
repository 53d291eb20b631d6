import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { tidyRoles } from "#people/customers/stakeholder-roles.ts";
import type { Row } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { isOfCustomers } from "../campaigns/audience.ts";
import { type CampaignWork, campaignOf, stateOf } from "../campaigns/campaign-work.service.ts";
import { contactLimit } from "../campaigns/contact-limit.service.ts";
import type { readCoverage } from "./coverage.contract.ts";
import * as store from "./coverage.store.ts";
import {
  type CoverageFilter,
  type CoveredAccount,
  coverageFilter,
  coverageSummary,
  mostWanted,
  usualWanted,
} from "./coverage.ts";
import { groupKey } from "./quota.ts";
import { isInUse, sharedPeople } from "./quota-full.service.ts";
import { notOfCustomers } from "./quotas.errors.ts";
import { findQuota } from "./quotas.store.ts";
import { safeGroups } from "./safe-groups.ts";

type CampaignRow = Row<"listen.campaign">;
type Sent = ResponseOf<typeof readCoverage>;

/** What a list of accounts is asked for. */
export interface CoverageChoice {
  show: CoverageFilter;
  role: string | null;
}

/** All accounts of a campaign with the roles that are wanted of them. */
export interface Coverage {
  campaign: CampaignRow;
  roles: string[];
  chosen: boolean;
  known: store.KnownRole[];
  accounts: CoveredAccount[];
}

/** @throws AppError "campaign.not-found", "quota.not-of-customers" */
async function coverageOf(work: CampaignWork, campaignId: string): Promise<Coverage> {
  const campaign = await campaignOf(work, campaignId);
  const { audience } = campaign;
  if (!isOfCustomers(audience)) throw notOfCustomers();
  const asked = {
    ...work,
    campaignId,
    audience,
    limit: await contactLimit(work),
    showsAnswers: campaign.anonymity === "named",
  };
  const known = await store.countRoles(asked);
  const chosen = await store.findRoles(work, campaignId);
  const roles = chosen ?? usualWanted(known);
  const states = Map.groupBy(await store.selectRoleStates(asked, roles), ({ account }) => account);
  const accounts = (await store.selectAccounts(asked)).map((account): CoveredAccount => {
    const own = new Map(states.get(account.id)?.map(({ role, state }) => [role, state]));
    return { ...account, roles: roles.map((_, at) => own.get(at) ?? "missing") };
  });
  return { campaign, roles, chosen: chosen !== undefined, known, accounts };
}

/** The accounts that a filter lets through. */
export async function filteredCoverage(
  work: CampaignWork,
  campaignId: string,
  { show, role }: CoverageChoice,
): Promise<Coverage & { found: CoveredAccount[] }> {
  const coverage = await coverageOf(work, campaignId);
  const place = role === null ? -1 : coverage.roles.indexOf(role);
  const isShown = coverageFilter(show, place < 0 ? null : place);
  return { ...coverage, found: coverage.accounts.filter(isShown) };
}

/**
 * Who finished by role. Roles as they were when people were invited, the first of each: so nobody moves from one to another
 * while answers come in. In confidential campaigns those alone that are safe beside progress and quotas.
 */
async function responseByRole(work: CampaignWork, campaign: CampaignRow): Promise<Sent["response"]> {
  const { campaign_id: campaignId, anonymity, breakdowns, minimum_group, state } = campaign;
  if (state === "draft" || anonymity === "anonymous" || !breakdowns.includes("role")) return null;
  const counts = await store.countByRole({ ...work, campaignId });
  if (anonymity === "named") return counts;
  const quota = await findQuota(work, campaignId);
  const besides =
    quota && isInUse(quota, campaign) && quota.breakdowns.length > 0
      ? {
          breakdowns: quota.breakdowns,
          safe: safeGroups(await sharedPeople(work, campaign, quota.breakdowns), minimum_group),
        }
      : null;
  const safe = safeGroups(await sharedPeople(work, campaign, ["role"], besides), minimum_group);
  return counts.map(({ role, invited, completed }) => ({
    role,
    invited,
    completed: safe.has(groupKey([role])) ? completed : null,
  }));
}

/** @throws AppError "campaign.not-found", "quota.not-of-customers" */
export async function readCoverageOf(
  work: CampaignWork,
  campaignId: string,
  { limit, offset, ...choice }: CoverageChoice & { limit: number; offset: number },
): Promise<Sent> {
  const { campaign, roles, chosen, known, accounts, found } = await filteredCoverage(
    work,
    campaignId,
    choice,
  );
  return {
    campaign: {
      name: campaign.name,
      state: stateOf(campaign, work.now),
      anonymity: campaign.anonymity,
      minimumGroup: campaign.minimum_group,
    },
    roles,
    chosen,
    known,
    summary: coverageSummary(accounts, roles.length),
    total: found.length,
    accounts: found.slice(offset, offset + limit),
    response: await responseByRole(work, campaign),
  };
}

/** @throws AppError "campaign.not-found", "quota.not-of-customers" */
export async function setRoles(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  wanted: readonly string[],
): Promise<void> {
  const campaign = await campaignOf(work, campaignId, "keep");
  if (!isOfCustomers(campaign.audience)) throw notOfCustomers();
  const roles = tidyRoles(wanted).slice(0, mostWanted);
  if (roles.length === 0) return;
  await store.storeRoles(work, campaignId, roles);
  await audit(work.transaction, actor, {
    action: "campaign.roles-chosen",
    subject: campaign.name,
    details: { campaign: campaignId, roles },
  });
}
