import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { OpenWorkspace } from "../../application.fixture.ts";
import { allCustomers, type CustomerAudience } from "./audience.ts";
import "#people/customers/customers.tables.ts";

/** A customer, as tests describe them. */
export interface NewCustomer {
  name: string;
  email?: string | null;
  segment?: string | null;
  region?: string | null;
  roles?: string[];
  attributes?: Record<string, string>;
  language?: string | null;
  /** An account's id. */
  account?: string | null;
}

type Place = Pick<OpenWorkspace, "workspaceId" | "transaction">;

/** Adds customers. @returns their ids */
export async function serve(
  { workspaceId, transaction }: Place,
  customers: readonly NewCustomer[],
): Promise<string[]> {
  const rows = customers.map(({ attributes = {}, account = null, roles = [], ...customer }) => ({
    email: null,
    segment: null,
    region: null,
    language: null,
    customer_number: null,
    ...customer,
    roles,
    workspace_id: workspaceId,
    customer_id: randomUUID(),
    account_id: account,
    attributes: JSON.stringify(attributes),
  }));
  for (let start = 0; start < rows.length; start += 1000)
    await transaction((tx) =>
      tx
        .insertInto("people.customer")
        .values(rows.slice(start, start + 1000))
        .execute(),
    );
  // As an import of a file does.
  if (rows.length > 1000) await transaction((tx) => sql`SELECT people.look_at_customers()`.execute(tx));
  return rows.map(({ customer_id }) => customer_id);
}

/** Adds an account. @returns its id */
export async function addAccount(
  { workspaceId, transaction }: Place,
  account: { name: string; segment?: string; region?: string; manager?: string },
): Promise<string> {
  const id = randomUUID();
  await transaction((tx) =>
    tx
      .insertInto("people.account")
      .values({
        workspace_id: workspaceId,
        account_id: id,
        account_number: null,
        name: account.name,
        segment: account.segment ?? null,
        region: account.region ?? null,
        manager_id: account.manager ?? null,
      })
      .execute(),
  );
  return id;
}

/** Customers with addresses of their own, by turns of the given segments. */
export const customerCrowd = (count: number, segments: readonly string[] = ["Retail"]): NewCustomer[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `customer ${String(index).padStart(6, "0")}`,
    email: `c${index}-${randomUUID().slice(0, 8)}@example.org`,
    segment: segments[index % segments.length] ?? null,
  }));

export const customersWhere = (changes: Partial<CustomerAudience> = {}): CustomerAudience => ({
  ...allCustomers,
  ...changes,
});
