import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./account-people.tables.ts";

/** When account people of a campaign first opened theirs, by person. */
export async function findViews(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Map<string, Date>> {
  const rows = await tx
    .selectFrom("understand.account_first_view")
    .select(["person_id as person", "opened_at as openedAt"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .execute();
  return new Map(rows.map(({ person, openedAt }) => [person, openedAt]));
}

/** Notes a first view; later ones change nothing. */
export async function insertView(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("understand.account_first_view")
    .values({ workspace_id: workspaceId, campaign_id: campaignId, person_id: personId, opened_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Names of people, by id; who was erased has none. */
export async function namesOf(
  tx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("people.person")
    .select(["person_id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`person_id = ANY (${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ person_id, name }) => [person_id, name]));
}

/** The accounts that somebody looks after, by name, with how many customers are in them. */
export async function findAccounts(tx: Transaction, workspaceId: string, personId: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    segment: string | null;
    region: string | null;
    customers: number;
  }>`
    SELECT a.account_id AS id, a.name, a.segment, a.region,
      (SELECT count(*) FROM people.customer c
        WHERE c.workspace_id = a.workspace_id AND c.account_id = a.account_id AND c.left_at IS NULL) AS customers
    FROM people.account a
    WHERE a.workspace_id = ${workspaceId} AND a.manager_id = ${personId} AND a.left_at IS NULL
    ORDER BY a.name_key, a.account_id LIMIT 500`.execute(tx);
  return rows;
}

/** Campaigns with released figures of somebody's customers, newest first. */
export async function findOwnCampaigns(
  tx: Transaction,
  workspaceId: string,
  personId: string,
): Promise<{ campaignId: string; name: string }[]> {
  const { rows } = await sql<{ campaignId: string; name: string }>`
    SELECT c.campaign_id AS "campaignId", c.name FROM listen.campaign c
    WHERE c.workspace_id = ${workspaceId} AND EXISTS (
      SELECT FROM understand.survey_release r
      JOIN understand.survey_group g ON g.workspace_id = r.workspace_id AND g.release_id = r.release_id
      WHERE r.workspace_id = c.workspace_id AND r.campaign_id = c.campaign_id
        AND g.breakdown = 'account-manager' AND g.value = ${personId})
    ORDER BY c.opened_at DESC, c.campaign_id LIMIT 50`.execute(tx);
  return rows;
}

export async function findCampaignName(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom("listen.campaign")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  return row?.name ?? null;
}
