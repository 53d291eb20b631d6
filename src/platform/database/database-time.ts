import { sql } from "kysely";
import type { Transaction } from "./tables.ts";

/**
 * When a transaction began, by the database's clock: that one decides what is open and when jobs are due, so that two
 * servers, or one whose own clock is wrong, never disagree.
 */
export async function databaseTime(transaction: Transaction): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`SELECT now() AS now`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error("the database did not say what time it is");
  return row.now;
}
