import { type Expression, type SqlBool, sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

const mostWords = 6;
/** The index holds every three letters that follow each other: it can't help with fewer. */
const shortestIndexed = 3;
/** Where more customers hold a word, to look at all of them is quicker than to look each of these up. */
const mostByIndex = 2_000;

/** For `ilike`: any text that holds a word. */
export const holding = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** The words that are searched for, the first few. */
export const wordsOf = (search: string | undefined) =>
  (search ?? "").split(/\s+/).filter(Boolean).slice(0, mostWords);

/**
 * Conditions on "customer", joined with "account", for words that all have to be in the name, address, number or account's name.
 * Who holds a word is looked up first, so that only they are read.
 */
export const searchConditions = (
  tx: Transaction,
  search: string | undefined,
): Promise<Expression<SqlBool>[]> =>
  Promise.all(
    wordsOf(search).map(async (word) => {
      const pattern = holding(word);
      const ids = word.length < shortestIndexed ? null : await idsHolding(tx, pattern);
      return ids
        ? sql<boolean>`customer.customer_id = ANY(${ids}::uuid[])`
        : sql<boolean>`(customer.name ILIKE ${pattern} OR customer.email ILIKE ${pattern}
            OR customer.customer_number ILIKE ${pattern} OR account.name ILIKE ${pattern})`;
    }),
  );

/** @returns null: more than are worth to be looked up */
async function idsHolding(tx: Transaction, pattern: string): Promise<string[] | null> {
  const { rows } = await sql<{ ids: string[] | null }>`
    SELECT people.customers_holding(${pattern}, ${mostByIndex}) AS ids`.execute(tx);
  return rows[0]?.ids ?? null;
}
