import type { Actor } from "#people/access/actor.ts";
import { allows } from "#people/access/actor.ts";
import { tell } from "#people/integrations/tell.service.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { campaignNotFound, wrongState } from "./campaign.errors.ts";
import { type CampaignRow, findCampaign, type Locking } from "./campaign.store.ts";
import { type CampaignAction, may, stateAt } from "./campaign-state.ts";

/** What every use case of campaigns is given. */
export interface CampaignWork {
  transaction: Transaction;
  workspaceId: string;
  jobs: Jobs;
  /** What links in mail begin with. */
  origin: string;
  /** What links of anonymous campaigns are made from, with their salt. */
  key: InstallationKey;
  /** Whether a mail server is set. */
  mailServer: boolean;
  now: Date;
}

/** Reads a campaign, locked where told. @throws AppError "campaign.not-found" */
export async function campaignOf(
  { transaction, workspaceId }: CampaignWork,
  campaignId: string,
  locking: Locking = "none",
): Promise<CampaignRow> {
  const row = await findCampaign(transaction, workspaceId, campaignId, locking);
  if (!row) throw campaignNotFound();
  return row;
}

type Stage = Pick<Row<"listen.campaign">, "state" | "scheduled_at" | "closes_at">;

/** A campaign's state as people see it. */
export const stateOf = (row: Stage, now: Date) =>
  stateAt({ state: row.state, scheduledAt: row.scheduled_at, closesAt: row.closes_at }, now);

/** Reads and locks a campaign for an action. @throws AppError "campaign.not-found" or "campaign.wrong-state" */
export async function campaignFor(
  work: CampaignWork,
  campaignId: string,
  action: CampaignAction,
): Promise<CampaignRow> {
  const row = await campaignOf(work, campaignId, "change");
  const state = stateOf(row, work.now);
  if (!may(state, action)) throw wrongState(state);
  return row;
}

/**
 * Whether somebody may see who answered what: in a named campaign whoever runs it; in a confidential one only the
 * consultants whom respondents were told of when it opened; in an anonymous one nobody.
 */
export function seesAnswers(
  campaign: Pick<CampaignRow, "anonymity" | "confidants" | "state">,
  actor: Actor,
): boolean {
  if (campaign.anonymity === "anonymous") return false;
  return isConfidant(campaign, actor);
}

/**
 * Whether somebody is trusted with a campaign's links: in a named campaign whoever runs it, else only the consultants whom
 * respondents were told of when it opened. An anonymous campaign's links open no answers, but whoever has them could answer
 * in other people's place.
 */
export function isConfidant(
  campaign: Pick<CampaignRow, "anonymity" | "confidants" | "state">,
  actor: Actor,
): boolean {
  if (campaign.anonymity === "named") return allows(actor, "campaigns.write");
  if (!allows(actor, "answers.identified")) return false;
  return campaign.state === "draft" || (campaign.confidants ?? []).includes(actor.user.id);
}

/** Tells other programs that a campaign has opened or closed. */
export const tellOf = (
  { transaction, jobs, workspaceId, now }: CampaignWork,
  event: "campaign.opened" | "campaign.closed",
  { campaign_id: campaign, name }: Pick<CampaignRow, "campaign_id" | "name">,
): Promise<void> => tell(transaction, jobs, { workspaceId, news: { event, data: { campaign, name } }, now });
