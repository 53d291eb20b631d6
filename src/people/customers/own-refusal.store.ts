import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./customers.tables.ts";

interface Named {
  id: string;
  name: string;
}

/** A customer, and all others who have the same address: whoever reads mail there speaks for each of them. */
const atOneAddress = (workspace: string, customer: string) => sql`workspace_id = ${workspace}
  AND (customer_id = ${customer} OR email_key = (SELECT email_key FROM people.customer
    WHERE workspace_id = ${workspace} AND customer_id = ${customer}))`;

/** Notes a refusal where there is none yet. @returns those for whom it is new */
export async function storeRefusal(
  tx: Transaction,
  workspace: string,
  customer: string,
  { reason, at }: { reason: string; at: Date },
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    UPDATE people.customer SET no_contact_at = ${at}, no_contact_reason = ${reason}
    WHERE ${atOneAddress(workspace, customer)} AND no_contact_at IS NULL
    RETURNING customer_id AS id, name`.execute(tx);
  return rows;
}

/** Takes refusals back that were noted for this reason. @returns whose they were */
export async function deleteRefusal(
  tx: Transaction,
  workspace: string,
  customer: string,
  reason: string,
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    UPDATE people.customer SET no_contact_at = NULL, no_contact_reason = ''
    WHERE ${atOneAddress(workspace, customer)} AND no_contact_at IS NOT NULL AND no_contact_reason = ${reason}
    RETURNING customer_id AS id, name`.execute(tx);
  return rows;
}

/** Whether a customer refuses, and why; undefined where there is no such customer. */
export const findRefusal = (tx: Transaction, workspace: string, customer: string) =>
  tx
    .selectFrom("people.customer")
    .select(["no_contact_at as at", "no_contact_reason as reason"])
    .where("workspace_id", "=", workspace)
    .where("customer_id", "=", customer)
    .executeTakeFirst();
