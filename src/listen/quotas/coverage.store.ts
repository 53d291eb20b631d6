import { sql } from "kysely";
import { audienceTable } from "#people/customers/audience.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { CustomerAudience } from "../campaigns/audience.ts";
import type { ContactLimit } from "../campaigns/contact-limit.service.ts";
import { type RoleState, roleStates } from "./coverage.ts";
import "#people/customers/customers.tables.ts";
import "./quotas.tables.ts";

/** Whose accounts are looked at. */
export interface CoverageAsked {
  transaction: Transaction;
  workspaceId: string;
  campaignId: string;
  audience: CustomerAudience;
  limit: ContactLimit;
  /** Whether it is told who answered. */
  showsAnswers: boolean;
  now: Date;
}

export async function findRoles(
  { transaction, workspaceId }: Pick<CoverageAsked, "transaction" | "workspaceId">,
  campaignId: string,
): Promise<string[] | undefined> {
  const row = await transaction
    .selectFrom("listen.coverage_plan")
    .select("roles")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  return row?.roles;
}

export async function storeRoles(
  { transaction, workspaceId }: Pick<CoverageAsked, "transaction" | "workspaceId">,
  campaignId: string,
  roles: readonly string[],
): Promise<void> {
  await transaction
    .insertInto("listen.coverage_plan")
    .values({ workspace_id: workspaceId, campaign_id: campaignId, roles: [...roles] })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "campaign_id"]).doUpdateSet({ roles: [...roles] }),
    )
    .execute();
}

const anyOf = (column: string, values: readonly string[]) =>
  values.length === 0 ? sql`true` : sql`${sql.ref(column)} IN (${sql.join(values)})`;

/**
 * The campaign's accounts as the table `asked`: those with somebody who fits, whatever their role, and those that fit by
 * themselves, also where nobody is known there.
 */
function askedAccounts({ transaction, workspaceId, audience }: CoverageAsked) {
  const { segments, regions, managers, accounts, panels, attributes } = audience;
  const everyRole = { ...audience, roles: [] };
  const byThemselves =
    panels.length === 0 && Object.values(attributes).every((values) => values.length === 0)
      ? sql`UNION SELECT a.account_id FROM people.account a
          WHERE a.workspace_id = ${workspaceId} AND a.left_at IS NULL AND ${anyOf("a.segment", segments)}
            AND ${anyOf("a.region", regions)} AND ${anyOf("a.manager_id", managers)} AND ${anyOf("a.account_id", accounts)}`
      : sql``;
  return sql`asked AS (
    SELECT m."accountId" AS account_id FROM (${audienceTable(transaction, workspaceId, everyRole)}) m
    WHERE m."accountId" IS NOT NULL ${byThemselves}
  )`;
}

/** Customers of these accounts with how they are reached, a number of `roleStates`: the table `customers`. */
function reachedCustomers(asked: CoverageAsked) {
  const { transaction, workspaceId, campaignId, audience, limit, showsAnswers, now } = asked;
  const since = new Date(now.getTime() - limit.days * 24 * 60 * 60 * 1000);
  const place = (state: RoleState) => sql.lit(roleStates.indexOf(state));
  const lately =
    limit.days === 0
      ? sql`false`
      : sql`(SELECT count(*) FROM listen.invitation l WHERE l.workspace_id = ${workspaceId} AND l.customer_id = c.customer_id
          AND NOT l.pilot AND l.campaign_id <> ${campaignId} AND l.invited_at > ${since}) >= ${limit.invitations}`;
  return sql`customers AS (
    SELECT c.customer_id, c.account_id, c.roles,
      CASE WHEN ${showsAnswers ? sql`b.completed_at IS NOT NULL` : sql`false`} THEN ${place("answered")}
        WHEN i.invitation_id IS NOT NULL THEN ${place("invited")}
        WHEN fitting."customerId" IS NULL THEN ${place("unreachable")}
        WHEN ${lately} THEN ${place("limited")}
        ELSE ${place("reachable")} END AS state
    FROM people.customer c
    JOIN asked ON asked.account_id = c.account_id
    LEFT JOIN (${audienceTable(transaction, workspaceId, audience)}) fitting ON fitting."customerId" = c.customer_id
    LEFT JOIN listen.invitation i ON i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId}
      AND i.customer_id = c.customer_id AND NOT i.pilot AND i.withdrawn_at IS NULL
    LEFT JOIN listen.ballot b ON b.workspace_id = ${workspaceId} AND b.campaign_id = ${campaignId}
      AND b.ballot_id = i.invitation_id
    WHERE c.workspace_id = ${workspaceId} AND c.left_at IS NULL
  )`;
}

export interface KnownRole {
  role: string;
  accounts: number;
  people: number;
}

/** Roles that customers of the campaign's accounts have, those of most accounts first; at most 50. */
export async function countRoles(asked: CoverageAsked): Promise<KnownRole[]> {
  const { rows } = await sql<KnownRole>`
    WITH ${askedAccounts(asked)}
    SELECT min(role) AS role, count(DISTINCT c.account_id) AS accounts, count(*) AS people
    FROM people.customer c JOIN asked ON asked.account_id = c.account_id CROSS JOIN unnest(c.roles) AS role
    WHERE c.workspace_id = ${asked.workspaceId} AND c.left_at IS NULL
    GROUP BY lower(role) ORDER BY accounts DESC, 1 LIMIT 50`.execute(asked.transaction);
  return rows;
}

export interface AccountRow {
  id: string;
  name: string;
  segment: string | null;
  region: string | null;
  people: number;
}

/** The campaign's accounts, by name. */
export async function selectAccounts(asked: CoverageAsked): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    WITH ${askedAccounts(asked)}
    SELECT a.account_id AS id, a.name, a.segment, a.region,
      (SELECT count(*) FROM people.customer c WHERE c.workspace_id = ${asked.workspaceId}
        AND c.account_id = a.account_id AND c.left_at IS NULL) AS people
    FROM people.account a JOIN asked ON asked.account_id = a.account_id
    WHERE a.workspace_id = ${asked.workspaceId} ORDER BY a.name_key, a.account_id`.execute(asked.transaction);
  return rows;
}

/** Of each account and wanted role the best way in which somebody of it is reached; nothing where nobody is known. */
export async function selectRoleStates(
  asked: CoverageAsked,
  roles: readonly string[],
): Promise<{ account: string; role: number; state: RoleState }[]> {
  const { rows } = await sql<{ account: string; role: number; state: number }>`
    WITH ${askedAccounts(asked)}, ${reachedCustomers(asked)},
    wanted AS (SELECT role, place FROM unnest(${[...roles]}::text[]) WITH ORDINALITY AS w (role, place))
    SELECT c.account_id AS account, (wanted.place - 1)::integer AS role, min(c.state) AS state
    FROM customers c CROSS JOIN unnest(c.roles) AS own JOIN wanted ON lower(wanted.role) = lower(own)
    GROUP BY 1, 2`.execute(asked.transaction);
  return rows.map(({ state, ...row }) => ({ ...row, state: roleStates[state] ?? "missing" }));
}

/** Everybody ever invited, and who of them finished, by the first role that they had then. */
export async function countByRole({
  transaction,
  workspaceId,
  campaignId,
}: Pick<CoverageAsked, "transaction" | "workspaceId" | "campaignId">): Promise<
  { role: string; invited: number; completed: number }[]
> {
  const { rows } = await sql<{ role: string; invited: number; completed: number }>`
    SELECT coalesce(i.groups->>'role', '') AS role, count(*) AS invited, count(b.completed_at) AS completed
    FROM listen.invitation i
    LEFT JOIN listen.ballot b ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id
      AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(transaction);
  return rows;
}
