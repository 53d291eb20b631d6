import type { Pool } from "pg";
import { deleteSecondFactor } from "./second-factor.store.ts";
import { deleteSessions } from "./session-marks.store.ts";

/**
 * Takes the second factor of an account away and ends its sessions, for whoever operates the server.
 *
 * @returns whether there was one; undefined where nobody has the address
 */
export async function takeFactorAway(pool: Pool, email: string): Promise<boolean | undefined> {
  const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM auth."user" WHERE "email" = $1', [
    email.toLowerCase(),
  ]);
  const [user] = rows;
  if (!user) return undefined;
  const removed = await deleteSecondFactor(pool, user.id);
  if (removed) await deleteSessions(pool, user.id, null);
  return removed;
}
