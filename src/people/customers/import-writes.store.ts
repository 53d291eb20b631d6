import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { columnsOf } from "./customers.store.ts";
import type { PlannedAccount, PlannedCustomer } from "./import-lines.ts";
import "./customers.tables.ts";

/** Writes accounts of a plan, up to 1,000 of them; one that had left is back. */
export async function writeAccounts(
  tx: Transaction,
  workspace: string,
  accounts: readonly PlannedAccount[],
): Promise<void> {
  const fresh = accounts.filter(({ isNew }) => isNew);
  if (fresh.length > 0)
    await tx
      .insertInto("people.account")
      .values(
        fresh.map(({ id, number, name, segment, region, managerId }) => ({
          workspace_id: workspace,
          account_id: id,
          account_number: number,
          name,
          segment,
          region,
          manager_id: managerId,
        })),
      )
      .execute();
  const rows = accounts
    .filter(({ isNew }) => !isNew)
    .map(
      ({ id, number, name, segment, region, managerId }) =>
        sql`(${sql.join([id, number, name, segment, region, managerId])})`,
    );
  if (rows.length === 0) return;
  await sql`
    UPDATE people.account SET
      account_number = given.account_number, name = given.name, segment = given.segment, region = given.region,
      manager_id = given.manager_id::uuid, left_at = NULL, updated_at = now()
    FROM (VALUES ${sql.join(rows)}) AS given (account_id, account_number, name, segment, region, manager_id)
    WHERE account.workspace_id = ${workspace} AND account.account_id = given.account_id::uuid`.execute(tx);
}

/** Adds customers of a plan, up to 1,000 of them. */
export async function addCustomers(
  tx: Transaction,
  workspace: string,
  customers: readonly PlannedCustomer[],
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  if (customers.length === 0) return;
  await tx
    .insertInto("people.customer")
    .values(
      customers.map((customer) => ({
        workspace_id: workspace,
        customer_id: customer.id,
        ...columnsOf(customer),
        no_contact_at: customer.refuses ? at : null,
        no_contact_reason: customer.refuses ? reason : "",
      })),
    )
    .execute();
}

/** Writes everything of known customers of a plan, up to 1,000 of them; whoever had left is back. */
export async function changeCustomers(
  tx: Transaction,
  workspace: string,
  customers: readonly PlannedCustomer[],
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  const rows = customers.map((customer) => {
    const { customer_number, account_id, name, email, language, roles, segment, region, attributes } =
      columnsOf(customer);
    return sql`(${sql.join([
      customer.id,
      customer_number,
      account_id,
      name,
      email,
      language,
      JSON.stringify(roles),
      segment,
      region,
      attributes,
      String(customer.refuses),
      String(customer.isReachableAgain),
    ])})`;
  });
  if (rows.length === 0) return;
  await sql`
    UPDATE people.customer SET
      customer_number = given.customer_number, account_id = given.account_id::uuid, name = given.name,
      email = given.email, language = given.language,
      roles = ARRAY(SELECT jsonb_array_elements_text(given.roles::jsonb)),
      segment = given.segment, region = given.region, attributes = given.attributes::jsonb,
      no_contact_at = CASE WHEN given.refuses = 'true' THEN ${at}::timestamptz ELSE customer.no_contact_at END,
      no_contact_reason = CASE WHEN given.refuses = 'true' THEN ${reason}::text ELSE customer.no_contact_reason END,
      bounced_at = CASE WHEN given.reachable = 'true' THEN NULL ELSE customer.bounced_at END,
      left_at = NULL, updated_at = now()
    FROM (VALUES ${sql.join(rows)})
      AS given (customer_id, customer_number, account_id, name, email, language, roles, segment, region, attributes,
        refuses, reachable)
    WHERE customer.workspace_id = ${workspace} AND customer.customer_id = given.customer_id::uuid`.execute(
    tx,
  );
}

/** Has the database look at what its tables of customers hold now, so that it reads them by good ways at once. */
export const lookAtCustomers = async (tx: Transaction): Promise<void> =>
  void (await sql`SELECT people.look_at_customers()`.execute(tx));
