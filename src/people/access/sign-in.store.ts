import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { SessionMark } from "./session-mark.ts";

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

/** Remembers whom a provider means: the owner of the address has agreed. */
export async function connectIdentity(
  database: Pick<Pool, "query">,
  { userId, subject, mark }: { userId: string; subject: string; mark: SessionMark },
): Promise<void> {
  if (mark.providerId === null || mark.onlyIn === null) return;
  await database.query(
    `INSERT INTO auth.provider_identity (provider_id, subject_hash, user_id, workspace_id)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (provider_id, subject_hash) DO UPDATE SET user_id = $3, connected_at = now()`,
    [mark.providerId, Buffer.from(subject, "base64url"), userId, mark.onlyIn],
  );
}

/** Forgets sessions and links whose time is over; the library leaves them lying. */
export async function removeExpired(pool: Pool): Promise<void> {
  await pool.query('DELETE FROM auth."session" WHERE "expiresAt" < now()');
  await pool.query('DELETE FROM auth."verification" WHERE "expiresAt" < now()');
}
