import { type RawBuilder, sql } from "kysely";

type Part = RawBuilder<unknown> | string;

/**
 * A lock that transactions take on something named, not on a row, until they end. Whoever shares it goes on beside others
 * who do; whoever takes it alone waits for them, and those who come later wait in turn. So nobody waits for ever, and no
 * row is written for it.
 */
export interface AdvisoryLock {
  /** An expression that takes the lock together with others. */
  shared: RawBuilder<unknown>;
  /** An expression that takes the lock alone. */
  alone: RawBuilder<unknown>;
}

/**
 * The lock of one thing of a workspace. Reads that rely on it are statements that begin after the one that takes it.
 *
 * @param kind what it guards, as a word of its own
 * @param workspace an id or an expression, like `id`
 */
export function advisoryLock(kind: string, workspace: Part, id: Part): AdvisoryLock {
  // 64 bits of a hash: two things that share a key wait for each other needlessly, and no worse.
  const key = sql`hashtextextended(${sql.lit(`${kind} `)} || ${workspace}::text || ' ' || ${id}::text, 0)`;
  return { shared: sql`pg_advisory_xact_lock_shared(${key})`, alone: sql`pg_advisory_xact_lock(${key})` };
}
