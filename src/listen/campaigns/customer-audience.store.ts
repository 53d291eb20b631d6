import { type RawBuilder, sql } from "kysely";
import { audienceTable } from "#people/customers/audience.service.ts";
import type { AudienceMember } from "#people/customers/customer-audience.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { CustomerAudience, Sample } from "./audience.ts";
import { readBreakdown } from "./breakdowns.ts";
import type { ContactLimit } from "./contact-limit.service.ts";
import type { Stratum } from "./sample.ts";

/** Whom a campaign could ask, and who was asked too often lately to be asked again. */
export interface Asking {
  transaction: Transaction;
  workspaceId: string;
  audience: CustomerAudience;
  /** Whose own invitations don't count; null: no campaign's. */
  campaignId: string | null;
  limit: ContactLimit;
  now: Date;
}

const day = 24 * 60 * 60 * 1000;

/** Invitations that the contact limit counts, of the table `i`. */
const counted = ({ workspaceId, campaignId, limit, now }: Omit<Asking, "audience">) => sql`
  i.workspace_id = ${workspaceId} AND NOT i.pilot AND i.invited_at > ${new Date(now.getTime() - limit.days * day)}
  ${campaignId === null ? sql`` : sql`AND i.campaign_id <> ${campaignId}`}`;

/** Customers who can be asked, as the table `c`. */
const askable = ({ transaction, workspaceId, audience }: Asking) =>
  sql`(${audienceTable(transaction, workspaceId, audience)}) AS c`;

/** The value of a breakdown that needs no answer, of the table `c`; "" where it isn't known. */
function knownValue(id: string): RawBuilder<string> {
  const breakdown = readBreakdown(id, "customers");
  if (breakdown?.kind === "attribute") return sql<string>`coalesce(c.attributes->>${breakdown.name}, '')`;
  if (breakdown?.kind !== "fixed") return sql<string>`''`;
  switch (breakdown.id) {
    case "segment":
      return sql<string>`coalesce(c.segment, '')`;
    case "region":
      return sql<string>`coalesce(c.region, '')`;
    case "role":
      return sql<string>`coalesce(c.roles[1], '')`;
    case "account-manager":
      return sql<string>`coalesce(c."managerId"::text, '')`;
    default:
      return sql<string>`''`;
  }
}

/**
 * Those who can be asked, each with a value, how often they were invited lately and whether by this campaign: the table
 * `found`. Invitations are added up beside customers instead of looked up for each: that takes as long as there are rows,
 * whatever the database thinks of tables that have just been filled.
 */
const found = (asking: Asking, value: RawBuilder<string>) => sql`found AS (
  SELECT id, max(email) AS email, max(value) AS value, sum(lately) < ${
    asking.limit.days === 0 ? sql`1` : asking.limit.invitations
  } AS "isFree", sum(mine) > 0 AS "isMine"
  FROM (
    SELECT c."customerId" AS id, lower(c.email) AS email, ${value} AS value, true AS fits, 0 AS lately, 0 AS mine
    FROM ${askable(asking)}
    UNION ALL
    SELECT i.customer_id, NULL, NULL, false, 1, 0 FROM listen.invitation i
    WHERE i.customer_id IS NOT NULL AND ${asking.limit.days === 0 ? sql`false` : counted(asking)}
    UNION ALL
    SELECT i.customer_id, NULL, NULL, false, 0, 1 FROM listen.invitation i
    WHERE i.workspace_id = ${asking.workspaceId} AND i.campaign_id = ${asking.campaignId}
      AND i.customer_id IS NOT NULL AND NOT i.pilot
  ) AS each
  GROUP BY id HAVING bool_or(fits)
)`;

const noValue = sql<string>`''`;

export interface EligibleCounts {
  eligible: number;
  limited: number;
  withoutEmail: number;
  sharingEmail: number;
}

/** Counts those who can be asked, and whom of them the limit leaves out. */
export async function countEligible(asking: Asking): Promise<EligibleCounts> {
  const { rows } = await sql<EligibleCounts>`
    WITH ${found(asking, noValue)},
    shared AS (SELECT count(*) AS people FROM found WHERE "isFree" AND email IS NOT NULL GROUP BY email)
    SELECT count(*) FILTER (WHERE "isFree") AS eligible, count(*) FILTER (WHERE NOT "isFree") AS limited,
      count(*) FILTER (WHERE "isFree" AND email IS NULL) AS "withoutEmail",
      (SELECT coalesce(sum(people) FILTER (WHERE people > 1), 0)::bigint FROM shared) AS "sharingEmail"
    FROM found`.execute(asking.transaction);
  return rows[0] ?? { eligible: 0, limited: 0, withoutEmail: 0, sharingEmail: 0 };
}

/** Counts those who may be invited by a breakdown, the largest values first. */
export async function countByBreakdown(
  asking: Asking,
  breakdown: string,
  most: number | null,
): Promise<Stratum[]> {
  const { rows } = await sql<Stratum>`
    WITH ${found(asking, knownValue(breakdown))}
    SELECT value, count(*) AS people FROM found WHERE "isFree"
    GROUP BY value ORDER BY people DESC, value ${most === null ? sql`` : sql`LIMIT ${most}`}`.execute(
    asking.transaction,
  );
  return rows;
}

/** Values of several breakdowns as one, e.g. `["Retail", "North"]`; "" for each that isn't known. */
const knownValues = (breakdowns: readonly string[]) =>
  sql<string>`jsonb_build_array(${sql.join(breakdowns.map(knownValue))})::text`;

/** Customers with the same values of some breakdowns, in their order. */
export interface CustomerGroup {
  values: string[];
  /** Who may be invited and isn't yet. */
  free: number;
  invited: number;
}

/** Counts an audience by some breakdowns, crossed; invited are those of the asking campaign. */
export async function countGroups(asking: Asking, breakdowns: readonly string[]): Promise<CustomerGroup[]> {
  const { rows } = await sql<Omit<CustomerGroup, "values"> & { value: string }>`
    WITH ${found(asking, knownValues(breakdowns))}
    SELECT value, count(*) FILTER (WHERE "isFree" AND NOT "isMine") AS free,
      count(*) FILTER (WHERE "isMine") AS invited
    FROM found GROUP BY value ORDER BY free DESC, value`.execute(asking.transaction);
  return rows.map(({ value, ...counts }) => ({ ...counts, values: JSON.parse(value) as string[] }));
}

/** Draws some who may be invited and aren't yet, of one group: those with the smallest keys. @returns their ids */
export async function drawMore(
  asking: Asking,
  { groups, seed, size }: { groups: Readonly<Record<string, string>>; seed: number; size: number },
): Promise<string[]> {
  const wanted = sql`jsonb_build_array(${sql.join(Object.values(groups).map((value) => sql`${value}::text`))})::text`;
  const { rows } = await sql<{ id: string }>`
    WITH ${found(asking, knownValues(Object.keys(groups)))}
    SELECT id FROM found WHERE "isFree" AND NOT "isMine" AND value = ${wanted}
    ORDER BY md5(${String(seed)} || id::text) COLLATE "C" LIMIT ${size}`.execute(asking.transaction);
  return rows.map(({ id }) => id);
}

/** Whom the contact limit leaves out of an audience, by the day from which on they can be asked again; the earliest first. */
export async function selectWaiting(
  asking: Asking,
  groups: Readonly<Record<string, string>>,
): Promise<{ until: string; people: number }[]> {
  const { workspaceId, limit } = asking;
  if (limit.days === 0) return [];
  const wanted = sql`jsonb_build_array(${sql.join(Object.values(groups).map((value) => sql`${value}::text`))})::text`;
  const { rows } = await sql<{ until: string; people: number }>`
    WITH ${found(asking, knownValues(Object.keys(groups)))},
    asked AS (
      SELECT i.customer_id, i.invited_at,
        row_number() OVER (PARTITION BY i.customer_id ORDER BY i.invited_at DESC) AS place
      FROM listen.invitation i
      WHERE i.workspace_id = ${workspaceId} AND i.customer_id IS NOT NULL AND ${counted(asking)}
    )
    SELECT (asked.invited_at AT TIME ZONE 'UTC')::date + ${limit.days + 1}::integer AS until, count(*) AS people
    FROM found JOIN asked ON asked.customer_id = found.id AND asked.place = ${limit.invitations}
    WHERE NOT found."isFree" AND NOT found."isMine" AND found.value = ${wanted}
    GROUP BY 1 ORDER BY 1`.execute(asking.transaction);
  return rows;
}

const stratumOf = ({ by }: Sample) => (by === null ? noValue : knownValue(by));

/** A customer's place in the draw: as good as random, and the same for the same seed. */
const keyOf = ({ seed }: Sample, id: RawBuilder<unknown>) =>
  sql<string>`md5(${String(seed)} || ${id}::text) COLLATE "C"`;

/**
 * Draws a sample: of each stratum those with the smallest keys.
 *
 * @param allocation how many to draw by stratum; "" is everybody's where there are none
 * @returns by stratum the greatest key that is drawn
 */
export async function drawCuts(
  asking: Asking,
  sample: Sample,
  allocation: ReadonlyMap<string, number>,
): Promise<Record<string, string>> {
  const wanted = JSON.stringify(Object.fromEntries(allocation));
  const { rows } = await sql<{ stratum: string; cut: string | null }>`
    WITH ${found(asking, stratumOf(sample))},
    keyed AS (SELECT value AS stratum, ${keyOf(sample, sql`id`)} AS key FROM found WHERE "isFree"),
    drawn AS (SELECT stratum, key, row_number() OVER (PARTITION BY stratum ORDER BY key) AS place FROM keyed)
    SELECT stratum, min(key) FILTER (WHERE place = (${wanted}::jsonb->>stratum)::bigint) AS cut
    FROM drawn GROUP BY stratum`.execute(asking.transaction);
  const known = rows.flatMap(({ stratum, cut }): [string, string][] =>
    cut === null ? [] : [[stratum, cut]],
  );
  return Object.fromEntries(known);
}

/** By stratum the greatest key of those who are in the sample; null: everybody is in. */
export type Cuts = Readonly<Record<string, string>> | null;

const cutOf = (cuts: Cuts, stratum: RawBuilder<string>) =>
  sql`coalesce(${JSON.stringify(cuts ?? {})}::jsonb->>${stratum}, '') COLLATE "C"`;

/** The next who can be asked and are in the sample, by id; whether they were asked lately isn't looked at. */
export async function selectAskable(
  asking: Asking,
  {
    cuts,
    after = null,
    ids,
    limit,
  }: { cuts: Cuts; after?: string | null; ids?: readonly string[]; limit: number },
): Promise<AudienceMember[]> {
  const { sample } = asking.audience;
  const { rows } = await sql<AudienceMember>`
    SELECT c.* FROM ${askable(asking)} WHERE true
      ${after === null ? sql`` : sql`AND c."customerId" > ${after}`}
      ${ids ? sql`AND c."customerId" = ANY (${[...ids]}::uuid[])` : sql``}
      ${sample && cuts ? sql`AND ${keyOf(sample, sql`c."customerId"`)} <= ${cutOf(cuts, stratumOf(sample))}` : sql``}
    ORDER BY c."customerId" LIMIT ${limit}`.execute(asking.transaction);
  return rows;
}

/** Who of some customers is invited already, or was asked as often lately as the limit allows. */
export async function selectTaken(asking: Asking, ids: readonly string[]): Promise<Set<string>> {
  const { workspaceId, campaignId, limit } = asking;
  const those = sql`i.customer_id = ANY (${[...ids]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    SELECT i.customer_id AS id FROM listen.invitation i
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot AND ${those}
    UNION ALL
    SELECT i.customer_id FROM listen.invitation i
    WHERE ${those} AND ${limit.days === 0 ? sql`false` : counted(asking)}
    GROUP BY i.customer_id HAVING count(*) >= ${limit.invitations}`.execute(asking.transaction);
  return new Set(rows.map(({ id }) => id));
}

/** Who may be invited and has no invitation of the campaign yet: how many, and the ids of the first. */
export async function findNew(
  asking: Asking,
  { cuts, listed }: { cuts: Cuts; listed: number },
): Promise<{ total: number; ids: string[] }> {
  const { sample } = asking.audience;
  const { rows } = await sql<{ total: number; ids: string[] | null }>`
    WITH ${found(asking, sample ? stratumOf(sample) : noValue)}
    SELECT count(*) AS total, (array_agg(id ORDER BY id))[1:${listed}::integer] AS ids FROM found
    WHERE "isFree" AND NOT "isMine"
      ${sample && cuts ? sql`AND ${keyOf(sample, sql`id`)} <= ${cutOf(cuts, sql`value`)}` : sql``}`.execute(
    asking.transaction,
  );
  return { total: rows[0]?.total ?? 0, ids: rows[0]?.ids ?? [] };
}

/** Locks customers, so that no other campaign invites them meanwhile; in the order of their ids. */
export async function lockCustomers(
  { transaction, workspaceId }: Pick<Asking, "transaction" | "workspaceId">,
  ids: readonly string[],
): Promise<void> {
  await sql`SELECT FROM people.customer WHERE workspace_id = ${workspaceId}
    AND customer_id = ANY (${[...ids]}::uuid[]) ORDER BY customer_id FOR UPDATE`.execute(transaction);
}

/** Names of people by id. */
export async function selectNames(
  { transaction, workspaceId }: Pick<Asking, "transaction" | "workspaceId">,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT person_id AS id, name FROM people.person
    WHERE workspace_id = ${workspaceId} AND person_id = ANY (${[...ids]}::uuid[])`.execute(transaction);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
