import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { AccountFilter } from "./accounts.contract.ts";
import type { View } from "./customers.store.ts";
import { holding, wordsOf } from "./search.store.ts";
import "../organisation/organisation.tables.ts";
import "./customers.tables.ts";

function filtered(tx: Transaction, workspace: string, filter: AccountFilter, view: View) {
  let query = tx
    .selectFrom("people.account as account")
    .leftJoin("people.person as manager", (join) =>
      join
        .onRef("manager.workspace_id", "=", "account.workspace_id")
        .onRef("manager.person_id", "=", "account.manager_id"),
    )
    .where("account.workspace_id", "=", workspace);
  if (view !== null) query = query.where("account.manager_id", "=", view.manager);
  if (filter.segment !== undefined) query = query.where("account.segment", "=", filter.segment);
  if (filter.region !== undefined) query = query.where("account.region", "=", filter.region);
  if (filter.manager === "nobody") query = query.where("account.manager_id", "is", null);
  else if (filter.manager !== undefined) query = query.where("account.manager_id", "=", filter.manager);
  if (filter.state !== "all")
    query = query.where("account.left_at", filter.state === "left" ? "is not" : "is", null);
  for (const word of wordsOf(filter.search)) {
    const pattern = holding(word);
    query = query.where((where) =>
      where.or([where("account.name", "ilike", pattern), where("account.account_number", "ilike", pattern)]),
    );
  }
  return query;
}

const listed = (query: ReturnType<typeof filtered>) =>
  query.select([
    "account.account_id as id",
    "account.account_number as number",
    "account.name",
    "account.segment",
    "account.region",
    "account.manager_id as managerId",
    "manager.name as manager",
    "account.attributes",
    "account.left_at as leftAt",
    sql<number>`(SELECT count(*) FROM people.customer WHERE customer.workspace_id = account.workspace_id
      AND customer.account_id = account.account_id AND customer.left_at IS NULL)`.as("customers"),
  ]);

export type ListedAccount = Awaited<ReturnType<typeof findAccounts>>[number];

export async function countAccounts(
  tx: Transaction,
  workspace: string,
  filter: AccountFilter,
  view: View,
): Promise<number> {
  const { count } = await filtered(tx, workspace, filter, view)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** A page of accounts, by name. */
export const findAccounts = (
  tx: Transaction,
  workspace: string,
  filter: AccountFilter,
  view: View,
  { offset, limit }: { offset: number; limit: number },
) =>
  listed(filtered(tx, workspace, filter, view))
    .orderBy("account.name_key")
    .orderBy("account.account_id")
    .offset(offset)
    .limit(limit)
    .execute();

export const findAccount = (tx: Transaction, workspace: string, id: string, view: View) =>
  listed(filtered(tx, workspace, { state: "all" }, view))
    .where("account.account_id", "=", id)
    .executeTakeFirst();

export function findByNumber(tx: Transaction, workspace: string, number: string) {
  return tx
    .selectFrom("people.account")
    .select(["account_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("account_number", "=", number)
    .executeTakeFirst();
}

/** Of each role that an account's customers have: how many, how many can be asked, and when one was last asked. */
export async function findCoverage(tx: Transaction, workspace: string, id: string) {
  const { rows } = await sql<{
    role: string | null;
    customers: number;
    askable: number;
    lastInvitedAt: Date | null;
  }>`
    SELECT role, count(*) AS customers,
      count(*) FILTER (WHERE no_contact_at IS NULL AND bounced_at IS NULL) AS askable,
      max(last_invited_at) AS "lastInvitedAt"
    FROM people.customer LEFT JOIN LATERAL unnest(roles) AS role ON true
    WHERE workspace_id = ${workspace} AND account_id = ${id} AND left_at IS NULL
    GROUP BY role`.execute(tx);
  return rows;
}

/** What can be written of an account. */
export interface AccountDetails {
  number: string | null;
  name: string;
  segment: string | null;
  region: string | null;
  managerId: string | null;
  attributes: Readonly<Record<string, string>>;
}

const columnsOf = ({ number, name, segment, region, managerId, attributes }: AccountDetails) => ({
  account_number: number,
  name,
  segment,
  region,
  manager_id: managerId,
  attributes: JSON.stringify(attributes),
});

export async function insertAccount(
  tx: Transaction,
  workspace: string,
  id: string,
  details: AccountDetails,
): Promise<void> {
  await tx
    .insertInto("people.account")
    .values({ workspace_id: workspace, account_id: id, ...columnsOf(details) })
    .execute();
}

export async function updateAccount(
  tx: Transaction,
  workspace: string,
  id: string,
  details: AccountDetails,
): Promise<void> {
  await tx
    .updateTable("people.account")
    .set({ ...columnsOf(details), updated_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("account_id", "=", id)
    .execute();
}

/** Marks an account and its customers as left at one moment; or brings back it and those who left at that same moment. */
export async function setLeft(
  tx: Transaction,
  workspace: string,
  { id, leftAt }: { id: string; leftAt: Date | null },
  at: Date | null,
): Promise<void> {
  const set = { left_at: at, updated_at: new Date() };
  await tx
    .updateTable("people.account")
    .set(set)
    .where("workspace_id", "=", workspace)
    .where("account_id", "=", id)
    .execute();
  const customers = tx
    .updateTable("people.customer")
    .set(set)
    .where("workspace_id", "=", workspace)
    .where("account_id", "=", id);
  await (at === null
    ? customers.where("left_at", "=", leftAt)
    : customers.where("left_at", "is", null)
  ).execute();
}

/** Accounts that somebody looks after, by name. */
export const findManaged = (tx: Transaction, workspace: string, person: string) =>
  tx
    .selectFrom("people.account")
    .select(["account_number as number", "name", "left_at as leftAt"])
    .where("workspace_id", "=", workspace)
    .where("manager_id", "=", person)
    .orderBy("name_key")
    .execute();

/** Accounts that somebody looks after have nobody then. */
export async function releaseManaged(tx: Transaction, workspace: string, person: string): Promise<void> {
  await tx
    .updateTable("people.account")
    .set({ manager_id: null, updated_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("manager_id", "=", person)
    .execute();
}
