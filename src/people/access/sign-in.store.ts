import { randomBytes } from "node:crypto";
import type { Pool } from "pg";

/** The key that signs sessions' cookies; whichever process asks first makes it. */
export async function sessionSecret(pool: Pool): Promise<string> {
  await pool.query(
    "INSERT INTO platform.secret (name, value) VALUES ('session', $1) ON CONFLICT (name) DO NOTHING",
    [randomBytes(32)],
  );
  const { rows } = await pool.query<{ value: Buffer }>(
    "SELECT value FROM platform.secret WHERE name = 'session'",
  );
  const [secret] = rows;
  if (!secret) throw new Error("The sessions' key was stored and isn't there.");
  return secret.value.toString("base64url");
}

/** Ends all that whoever claimed an address without proof could get in with: password and sessions. */
export async function endClaims(database: Pick<Pool, "query">, userId: string): Promise<void> {
  await database.query('DELETE FROM auth."account" WHERE "userId" = $1', [userId]);
  await database.query('DELETE FROM auth."session" WHERE "userId" = $1', [userId]);
}

/** Forgets sessions and links whose time is over; the library leaves them lying. */
export async function removeExpired(pool: Pool): Promise<void> {
  await pool.query('DELETE FROM auth."session" WHERE "expiresAt" < now()');
  await pool.query('DELETE FROM auth."verification" WHERE "expiresAt" < now()');
}
