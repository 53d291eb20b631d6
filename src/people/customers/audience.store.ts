import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import type { AudienceCount, CustomerAudience } from "./customer-audience.ts";
import "../organisation/organisation.tables.ts";
import "./customers.tables.ts";

/** Customers with their account and who looks after it. */
export interface PlacedTables extends Tables {
  customer: Tables["people.customer"];
  account: Tables["people.account"];
  manager: Tables["people.person"];
}
type Where = ExpressionBuilder<PlacedTables, "customer">;

/** Customers of a workspace, joined with their account and its manager. */
export const placed = (tx: Transaction, workspace: string) =>
  tx
    .selectFrom("people.customer as customer")
    .leftJoin("people.account as account", (join) =>
      join
        .onRef("account.workspace_id", "=", "customer.workspace_id")
        .onRef("account.account_id", "=", "customer.account_id"),
    )
    .leftJoin("people.person as manager", (join) =>
      join
        .onRef("manager.workspace_id", "=", "account.workspace_id")
        .onRef("manager.person_id", "=", "account.manager_id"),
    )
    .where("customer.workspace_id", "=", workspace);

/** The customer's own segment or region, or else the account's. */
export const segmentOf = sql<string | null>`coalesce(customer.segment, account.segment)`;
export const regionOf = sql<string | null>`coalesce(customer.region, account.region)`;

/** Conditions of an audience on the table "customer", each such that an index can answer it. */
export function audienceConditions(
  workspace: string,
  audience: CustomerAudience,
): ((where: Where) => Expression<SqlBool>)[] {
  const conditions: ((where: Where) => Expression<SqlBool>)[] = [];
  const accountsWith = (condition: Expression<unknown>) =>
    sql`(SELECT account_id FROM people.account WHERE workspace_id = ${workspace} AND ${condition})`;
  for (const [column, values] of [
    ["segment", audience.segments],
    ["region", audience.regions],
  ] as const) {
    if (values.length === 0) continue;
    const list = sql.join(values);
    const own = sql.ref(`customer.${column}`);
    conditions.push(
      () =>
        sql<boolean>`(${own} IN (${list}) OR (${own} IS NULL AND customer.account_id IN ${accountsWith(
          sql`${sql.ref(column)} IN (${list})`,
        )}))`,
    );
  }
  if (audience.roles.length > 0)
    conditions.push(() => sql<boolean>`customer.roles && ARRAY[${sql.join(audience.roles)}]::text[]`);
  if (audience.accounts.length > 0)
    conditions.push((where) => where("customer.account_id", "in", [...audience.accounts]));
  if (audience.managers.length > 0)
    conditions.push(
      () =>
        sql<boolean>`customer.account_id IN ${accountsWith(sql`manager_id IN (${sql.join(audience.managers)})`)}`,
    );
  if (audience.panels.length > 0)
    conditions.push(
      () => sql<boolean>`customer.customer_id IN (SELECT customer_id FROM people.panel_member
        WHERE workspace_id = ${workspace} AND panel_id IN (${sql.join(audience.panels)}))`,
    );
  for (const [name, values] of Object.entries(audience.attributes)) {
    if (values.length === 0) continue;
    const fits = values.map(
      (value) => sql`customer.attributes @> ${JSON.stringify({ [name]: value })}::jsonb`,
    );
    conditions.push(() => sql<boolean>`(${sql.join(fits, sql` OR `)})`);
  }
  return conditions;
}

const fitting = (tx: Transaction, workspace: string, audience: CustomerAudience) => {
  let query = placed(tx, workspace).where("customer.left_at", "is", null);
  for (const condition of audienceConditions(workspace, audience))
    query = query.where((where) => condition(where as unknown as Where));
  return query;
};

const askable = (tx: Transaction, workspace: string, audience: CustomerAudience) =>
  fitting(tx, workspace, audience)
    .where("customer.no_contact_at", "is", null)
    .where("customer.bounced_at", "is", null);

export async function countAudience(
  tx: Transaction,
  workspace: string,
  audience: CustomerAudience,
): Promise<AudienceCount> {
  const count = (condition: string) => sql<number>`count(*) FILTER (WHERE ${sql.raw(condition)})`;
  const free = "customer.no_contact_at IS NULL AND customer.bounced_at IS NULL";
  return fitting(tx, workspace, audience)
    .select([
      sql<number>`count(*)`.as("fitting"),
      count("customer.no_contact_at IS NOT NULL").as("refusing"),
      count("customer.no_contact_at IS NULL AND customer.bounced_at IS NOT NULL").as("bounced"),
      count(free).as("askable"),
      count(`${free} AND customer.email IS NULL`).as("withoutEmail"),
    ])
    .executeTakeFirstOrThrow();
}

const memberColumns = [
  "customer.customer_id as customerId",
  "customer.name",
  "customer.email",
  "customer.language",
  "customer.account_id as accountId",
  "account.name as account",
  "account.manager_id as managerId",
  "manager.name as manager",
  "customer.roles",
  "customer.attributes",
] as const;

/** Those of an audience who can be asked, as a table for a further query. */
export const audienceTable = (tx: Transaction, workspace: string, audience: CustomerAudience) =>
  askable(tx, workspace, audience).select([...memberColumns, segmentOf.as("segment"), regionOf.as("region")]);

type Noted = "last_invited_at" | "bounced_at" | "no_contact_at";

/** Notes a moment at customers. */
export async function noteAt(
  tx: Transaction,
  workspace: string,
  customers: readonly string[],
  noted: Noted,
  at: Date | null,
  reason?: string,
): Promise<void> {
  for (let start = 0; start < customers.length; start += atOnce)
    await tx
      .updateTable("people.customer")
      .set({ [noted]: at, ...(reason === undefined ? {} : { no_contact_reason: reason }) })
      .where("workspace_id", "=", workspace)
      .where("customer_id", "in", customers.slice(start, start + atOnce))
      .execute();
}
const atOnce = 1_000;

export async function notePanels(
  tx: Transaction,
  workspace: string,
  panels: readonly string[],
  at: Date,
): Promise<void> {
  if (panels.length === 0) return;
  await tx
    .updateTable("people.panel")
    .set({ last_invited_at: at })
    .where("workspace_id", "=", workspace)
    .where("panel_id", "in", panels)
    .execute();
}
