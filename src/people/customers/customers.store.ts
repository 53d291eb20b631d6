import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { audienceConditions, type PlacedTables, placed, regionOf, segmentOf } from "./audience.store.ts";
import { allCustomers } from "./customer-audience.ts";
import type { CustomerFilter } from "./customers.contract.ts";
import { searchConditions } from "./search.store.ts";
import "./customers.tables.ts";

/** Whose customers: null is everybody's. */
export type View = { manager: string } | null;

/** @param searched what `searchConditions` says of the filter's words */
function filtered(
  tx: Transaction,
  workspace: string,
  filter: CustomerFilter,
  view: View,
  searched: readonly Expression<SqlBool>[],
) {
  const audience = {
    ...allCustomers,
    segments: filter.segment === undefined ? [] : [filter.segment],
    regions: filter.region === undefined ? [] : [filter.region],
    roles: filter.role === undefined ? [] : [filter.role],
    accounts: filter.account === undefined ? [] : [filter.account],
    managers: filter.manager === undefined ? [] : [filter.manager],
    panels: filter.panel === undefined ? [] : [filter.panel],
    attributes:
      filter.attribute === undefined || filter.value === undefined
        ? {}
        : { [filter.attribute]: [filter.value] },
  };
  const seen =
    view === null ? [] : audienceConditions(workspace, { ...allCustomers, managers: [view.manager] });
  let query = placed(tx, workspace);
  for (const condition of [...audienceConditions(workspace, audience), ...seen])
    query = query.where((where) =>
      condition(where as unknown as ExpressionBuilder<PlacedTables, "customer">),
    );
  if (filter.state === "left") query = query.where("customer.left_at", "is not", null);
  else if (filter.state !== "all") query = query.where("customer.left_at", "is", null);
  if (filter.state === "no-contact") query = query.where("customer.no_contact_at", "is not", null);
  if (filter.state === "bounced") query = query.where("customer.bounced_at", "is not", null);
  for (const condition of searched) query = query.where(condition);
  return query;
}

const listed = (query: ReturnType<typeof filtered>) =>
  query.select([
    "customer.customer_id as id",
    "customer.customer_number as number",
    "customer.name",
    "customer.email",
    "customer.account_id as accountId",
    "account.name as account",
    "account.manager_id as managerId",
    "manager.name as manager",
    "customer.roles",
    segmentOf.as("segment"),
    regionOf.as("region"),
    "customer.no_contact_at as noContactAt",
    "customer.bounced_at as bouncedAt",
    "customer.last_invited_at as lastInvitedAt",
    "customer.left_at as leftAt",
  ]);

export type ListedCustomer = Awaited<ReturnType<typeof findCustomers>>[number];

export async function countCustomers(
  tx: Transaction,
  workspace: string,
  filter: CustomerFilter,
  view: View,
): Promise<number> {
  const searched = await searchConditions(tx, filter.search);
  const { count } = await filtered(tx, workspace, filter, view, searched)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

interface Sorted {
  sort?: "name" | "account";
  order?: "ascending" | "descending";
}

/** A page of customers as they are listed; where two are alike in what is sorted by, by name. */
export async function findCustomers(
  tx: Transaction,
  workspace: string,
  filter: CustomerFilter & Sorted,
  view: View,
  { offset, limit }: { offset: number; limit: number },
) {
  const direction = filter.order === "descending" ? "desc" : "asc";
  let query = listed(filtered(tx, workspace, filter, view, await searchConditions(tx, filter.search)));
  if (filter.sort === "account")
    query = query.orderBy("account.name_key", (by) =>
      direction === "asc" ? by.asc().nullsLast() : by.desc().nullsLast(),
    );
  return query
    .orderBy("customer.name_key", direction)
    .orderBy("customer.customer_id", direction)
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Everything of a customer. */
const whole = (query: ReturnType<typeof filtered>) =>
  listed(query).select([
    "customer.language",
    "customer.segment as ownSegment",
    "customer.region as ownRegion",
    "customer.attributes",
    "customer.no_contact_reason as noContactReason",
    "account.account_number as accountNumber",
    "account.segment as accountSegment",
    "account.region as accountRegion",
    "manager.email as managerEmail",
    "manager.staff_number as managerNumber",
  ]);
export type WholeCustomer = Awaited<ReturnType<typeof findWhole>>[number];

/** A page of everything, for exports. @param after a customer's id */
export async function findWhole(
  tx: Transaction,
  workspace: string,
  filter: CustomerFilter,
  view: View,
  { after, limit }: { after: string | null; limit: number },
) {
  const searched = await searchConditions(tx, filter.search);
  let query = whole(filtered(tx, workspace, filter, view, searched))
    .orderBy("customer.customer_id")
    .limit(limit);
  if (after !== null) query = query.where("customer.customer_id", ">", after);
  return query.execute();
}

export const findCustomer = (tx: Transaction, workspace: string, id: string, view: View) =>
  whole(filtered(tx, workspace, { state: "all" }, view, []))
    .where("customer.customer_id", "=", id)
    .executeTakeFirst();

/** Ids of those who fit a filter, after one, in their order. */
export async function findIds(
  tx: Transaction,
  workspace: string,
  filter: CustomerFilter,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const searched = await searchConditions(tx, filter.search);
  let query = filtered(tx, workspace, filter, null, searched)
    .select("customer.customer_id")
    .orderBy("customer.customer_id")
    .limit(limit);
  if (after !== null) query = query.where("customer.customer_id", ">", after);
  return (await query.execute()).map(({ customer_id }) => customer_id);
}

export function findByNumber(tx: Transaction, workspace: string, number: string) {
  return tx
    .selectFrom("people.customer")
    .select(["customer_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("customer_number", "=", number)
    .executeTakeFirst();
}

/** Other customers with an address, the first few. */
export function findWithEmail(tx: Transaction, workspace: string, email: string, except: string) {
  return tx
    .selectFrom("people.customer")
    .select(["customer_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("email_key", "=", sql<string>`lower(${email})`)
    .where("customer_id", "<>", except)
    .where("left_at", "is", null)
    .orderBy("name_key")
    .limit(5)
    .execute();
}

/** What can be written of a customer. */
export interface CustomerDetails {
  number: string | null;
  accountId: string | null;
  name: string;
  email: string | null;
  language: string | null;
  roles: readonly string[];
  segment: string | null;
  region: string | null;
  attributes: Readonly<Record<string, string>>;
}

export async function insertCustomer(
  tx: Transaction,
  workspace: string,
  id: string,
  details: CustomerDetails,
): Promise<void> {
  await tx
    .insertInto("people.customer")
    .values({ workspace_id: workspace, customer_id: id, ...columnsOf(details) })
    .execute();
}

export async function updateCustomer(
  tx: Transaction,
  workspace: string,
  id: string,
  details: CustomerDetails,
  isReachableAgain: boolean,
): Promise<void> {
  await tx
    .updateTable("people.customer")
    .set({ ...columnsOf(details), updated_at: new Date(), ...(isReachableAgain ? { bounced_at: null } : {}) })
    .where("workspace_id", "=", workspace)
    .where("customer_id", "=", id)
    .execute();
}

export const columnsOf = (details: CustomerDetails) => ({
  customer_number: details.number,
  account_id: details.accountId,
  name: details.name,
  email: details.email,
  language: details.language,
  roles: [...details.roles],
  segment: details.segment,
  region: details.region,
  attributes: JSON.stringify(details.attributes),
});

/** @returns whether this changed anything */
export async function setLeft(
  tx: Transaction,
  workspace: string,
  id: string,
  at: Date | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("people.customer")
    .set({ left_at: at, updated_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("customer_id", "=", id)
    .where("left_at", at === null ? "is not" : "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteCustomer(tx: Transaction, workspace: string, id: string): Promise<void> {
  for (const table of [
    "people.customer_import_line",
    "people.customer_import_match",
    "people.customer_import_leaver",
    "people.customer",
  ] as const)
    await tx.deleteFrom(table).where("workspace_id", "=", workspace).where("customer_id", "=", id).execute();
}

/** Panels of a customer, by name. */
export function findPanelsOf(tx: Transaction, workspace: string, id: string) {
  return tx
    .selectFrom("people.panel_member as member")
    .innerJoin("people.panel as panel", (join) =>
      join
        .onRef("panel.workspace_id", "=", "member.workspace_id")
        .onRef("panel.panel_id", "=", "member.panel_id"),
    )
    .select(["panel.panel_id as id", "panel.name"])
    .where("member.workspace_id", "=", workspace)
    .where("member.customer_id", "=", id)
    .orderBy("panel.name")
    .execute();
}

/** Lines of imports that show a customer. */
export function findImportLinesOf(tx: Transaction, workspace: string, id: string) {
  return tx
    .selectFrom("people.customer_import_line")
    .select(["kind", "content"])
    .where("workspace_id", "=", workspace)
    .where("customer_id", "=", id)
    .orderBy("import_id")
    .execute();
}
