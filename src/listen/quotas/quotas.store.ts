import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import { trialCell } from "../anonymous/ballot-keys.service.ts";
import type { QuotaStanding, QuotaTarget, WhenFull } from "./quota.ts";
import "#people/organisation/organisation.tables.ts";
import "../anonymous/anonymous.tables.ts";
import "../respond/respond.tables.ts";
import "./quotas.tables.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export interface Quota {
  breakdowns: string[];
  whenFull: WhenFull;
  targets: QuotaTarget[];
}

export async function findQuota(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<Quota | undefined> {
  return transaction
    .selectFrom("listen.quota")
    .select(["breakdowns", "when_full as whenFull", "targets"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
}

export async function storeQuota(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { breakdowns, whenFull, targets }: Quota,
): Promise<void> {
  const quota = { breakdowns, when_full: whenFull, targets: JSON.stringify(targets) };
  await transaction
    .insertInto("listen.quota")
    .values({ workspace_id: workspaceId, campaign_id: campaignId, ...quota })
    .onConflict((conflict) => conflict.columns(["workspace_id", "campaign_id"]).doUpdateSet(quota))
    .execute();
}

/** How far a quota's groups were when its campaign closed; null where it hasn't. */
export async function findFinal(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<QuotaStanding[] | null> {
  const row = await transaction
    .selectFrom("listen.quota")
    .select("final")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  return row?.final ?? null;
}

export async function storeFinal(
  { transaction, workspaceId }: Within,
  campaignId: string,
  standings: readonly QuotaStanding[],
): Promise<void> {
  await transaction
    .updateTable("listen.quota")
    .set({ final: JSON.stringify(standings) })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .execute();
}

/** @returns whether there was one */
export async function deleteQuota(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("listen.quota")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

type TopUpRow = Row<"listen.top_up">;

export async function insertTopUp(
  { transaction, workspaceId }: Within,
  { groups, ...row }: Omit<TopUpRow, "workspace_id" | "top_up_id">,
): Promise<void> {
  await transaction
    .insertInto("listen.top_up")
    .values({ workspace_id: workspaceId, top_up_id: randomUUID(), ...row, groups: JSON.stringify(groups) })
    .execute();
}

/** The newest first; at most 200. */
export async function selectTopUps(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<TopUpRow[]> {
  return transaction
    .selectFrom("listen.top_up")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("made_at", "desc")
    .orderBy("top_up_id")
    .limit(200)
    .execute();
}

/** Values of breakdowns out of a column of groups; "" where one isn't known. */
const valuesOf = (groups: RawBuilder<unknown>, breakdowns: readonly string[]) =>
  breakdowns.length === 0
    ? sql<string[]>`ARRAY[]::text[]`
    : sql<string[]>`ARRAY[${sql.join(breakdowns.map((id) => sql`coalesce(${groups}->>${id}, '')`))}]`;

/** People invited to a campaign who are alike in all that was asked for. */
export interface InvitedPeople {
  department: string;
  values: string[];
  invited: number;
  /** Those who were never taken out. */
  steady: number;
}

/**
 * Everybody ever invited, by department and values of breakdowns.
 *
 * @param byCell of an anonymous campaign: what is known of their ballots instead
 */
export async function countInvited(
  { transaction, workspaceId }: Within,
  campaignId: string,
  breakdowns: readonly string[],
  byCell = false,
): Promise<InvitedPeople[]> {
  const { rows } = await sql<InvitedPeople>`
    SELECT ${byCell ? sql`coalesce(c.department, '')` : sql`i.department`} AS department,
      ${valuesOf(byCell ? sql`c.groups` : sql`i.groups`, breakdowns)} AS values,
      count(*) AS invited, count(*) FILTER (WHERE NOT i.was_withdrawn) AS steady
    FROM listen.invitation i
    LEFT JOIN listen.ballot_cell c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id AND c.cell = i.cell
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
    GROUP BY 1, 2 ORDER BY 3 DESC, 2`.execute(transaction);
  return rows;
}

/** Finished answers of one group on one day. */
export interface Finished {
  values: string[];
  /** ISO date in the workspace's time zone. */
  day: string;
  answers: number;
}

/** What is counted, and when a day begins. */
export interface Counting {
  breakdowns: readonly string[];
  isAnonymous: boolean;
  timeZone: string;
}

/** Finished answers by group and day, the earliest first. */
export async function countFinished(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { breakdowns, isAnonymous, timeZone }: Counting,
): Promise<Finished[]> {
  const of = isAnonymous
    ? sql`listen.ballot b
      LEFT JOIN listen.ballot_cell c ON c.workspace_id = b.workspace_id AND c.campaign_id = b.campaign_id AND c.cell = b.cell
      WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId} AND b.cell <> ${trialCell}`
    : sql`listen.ballot b
      JOIN listen.invitation i ON i.workspace_id = b.workspace_id AND i.campaign_id = b.campaign_id
        AND i.invitation_id = b.ballot_id
      WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId} AND NOT i.pilot`;
  const { rows } = await sql<Finished>`
    SELECT ${valuesOf(isAnonymous ? sql`c.groups` : sql`i.groups`, breakdowns)} AS values,
      (b.completed_at AT TIME ZONE ${timeZone})::date AS day, count(*) AS answers
    FROM ${of} AND b.completed_at IS NOT NULL
    GROUP BY 1, 2 ORDER BY 2`.execute(transaction);
  return rows;
}

/** People of the staff by location. */
export async function countLocations({
  transaction,
  workspaceId,
}: Within): Promise<{ name: string; people: number }[]> {
  const { rows } = await sql<{ name: string; people: number }>`
    SELECT location AS name, count(*) AS people FROM people.person
    WHERE workspace_id = ${workspaceId} AND left_at IS NULL AND location IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`.execute(transaction);
  return rows;
}
