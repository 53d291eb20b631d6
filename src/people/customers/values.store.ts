import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { placed } from "./audience.store.ts";
import type { View } from "./customers.store.ts";
import "./customers.tables.ts";

const mostValues = 1_000;

/** All values of a column of customers and accounts: index by index, so that it doesn't take longer with more customers. */
export async function findValues(
  tx: Transaction,
  workspace: string,
  column: "segment" | "region",
): Promise<string[]> {
  const name = sql.ref(column);
  const valuesOf = (table: "people.customer" | "people.account", rows: string) => sql`
    ${sql.ref(rows)} AS (
      (SELECT ${name} AS value FROM ${sql.table(table)}
        WHERE workspace_id = ${workspace} AND ${name} IS NOT NULL ORDER BY ${name} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${name} FROM ${sql.table(table)}
        WHERE workspace_id = ${workspace} AND ${name} > ${sql.ref(rows)}.value ORDER BY ${name} LIMIT 1)
      FROM ${sql.ref(rows)} WHERE value IS NOT NULL
    )`;
  const { rows } = await sql<{ value: string }>`
    WITH RECURSIVE ${valuesOf("people.customer", "own")}, ${valuesOf("people.account", "given")}
    SELECT value FROM own WHERE value IS NOT NULL
    UNION SELECT value FROM given WHERE value IS NOT NULL
    ORDER BY value LIMIT ${mostValues}`.execute(tx);
  return rows.map(({ value }) => value);
}

export async function findWords(
  tx: Transaction,
  workspace: string,
  kind: "role" | "attribute",
): Promise<string[]> {
  const rows = await tx
    .selectFrom("people.customer_word")
    .select("word")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .orderBy("word")
    .limit(mostValues)
    .execute();
  return rows.map(({ word }) => word);
}

/** Remembers words that are in use now. */
export async function keepWords(
  tx: Transaction,
  workspace: string,
  kind: "role" | "attribute",
  words: readonly string[],
): Promise<void> {
  for (let start = 0; start < words.length; start += mostValues)
    await tx
      .insertInto("people.customer_word")
      .values(words.slice(start, start + mostValues).map((word) => ({ workspace_id: workspace, kind, word })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** People who look after accounts, by name. */
export function findManagers(tx: Transaction, workspace: string, view: View) {
  let query = tx
    .selectFrom("people.person")
    .select(["person_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("person_id", "in", (select) =>
      select
        .selectFrom("people.account")
        .select("manager_id")
        .where("workspace_id", "=", workspace)
        .where("manager_id", "is not", null),
    )
    .orderBy(sql`lower(name)`)
    .limit(mostValues);
  if (view !== null) query = query.where("person_id", "=", view.manager);
  return query.execute();
}

export async function hasCustomers(tx: Transaction, workspace: string): Promise<boolean> {
  const found = await tx
    .selectFrom("people.customer")
    .select("customer_id")
    .where("workspace_id", "=", workspace)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Values of an attribute with how many customers have each, the commonest first. */
export function findAttributeValues(tx: Transaction, workspace: string, name: string, view: View) {
  const value = sql<string>`customer.attributes ->> ${name}`;
  let query = placed(tx, workspace)
    .select(({ fn }) => [value.as("value"), fn.countAll<number>().as("customers")])
    .where("customer.left_at", "is", null)
    .where(sql<boolean>`jsonb_exists(customer.attributes, ${name})`)
    .groupBy(sql`1`)
    .orderBy("customers", "desc")
    .orderBy("value")
    .limit(200);
  if (view !== null) query = query.where("account.manager_id", "=", view.manager);
  return query.execute();
}
