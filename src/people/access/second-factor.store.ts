import type { Pool, PoolClient } from "pg";

type Queries = Pick<Pool | PoolClient, "query">;

export interface SecondFactorRow {
  secret: Buffer;
  last_step: string | number;
  enabled_at: Date | null;
}

export async function findSecondFactor(pool: Queries, userId: string): Promise<SecondFactorRow | undefined> {
  const { rows } = await pool.query<SecondFactorRow>(
    "SELECT secret, last_step, enabled_at FROM auth.second_factor WHERE user_id = $1",
    [userId],
  );
  return rows[0];
}

/** Keeps the secret of a second factor that is being set up; one that is on stays as it is. */
export async function keepSecret(pool: Queries, userId: string, secret: Buffer): Promise<void> {
  await pool.query(
    `INSERT INTO auth.second_factor (user_id, secret) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET secret = $2, last_step = 0, created_at = now()
     WHERE auth.second_factor.enabled_at IS NULL`,
    [userId, secret],
  );
}

/** @returns whether the step is later than every one that was used */
export async function spendStep(
  pool: Queries,
  { userId, step, enable }: { userId: string; step: number; enable: boolean },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE auth.second_factor SET last_step = $2, enabled_at = coalesce(enabled_at, now())
     WHERE user_id = $1 AND last_step < $2 AND (enabled_at IS NULL) = $3`,
    [userId, step, enable],
  );
  return rowCount === 1;
}

export async function replaceRecoveryCodes(
  pool: Queries,
  userId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  const rows = hashes.map((_, at) => `($1, $${at + 2})`).join(", ");
  // One statement: nobody is left without any.
  await pool.query(
    `WITH earlier AS (DELETE FROM auth.recovery_code WHERE user_id = $1)
     INSERT INTO auth.recovery_code (user_id, code_hash) VALUES ${rows}`,
    [userId, ...hashes],
  );
}

/** @returns whether it was there and unused */
export async function spendRecoveryCode(pool: Queries, userId: string, hash: Buffer): Promise<boolean> {
  const { rowCount } = await pool.query(
    "UPDATE auth.recovery_code SET used_at = now() WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL",
    [userId, hash],
  );
  return rowCount === 1;
}

export async function countRecoveryCodes(pool: Queries, userId: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    "SELECT count(*) AS n FROM auth.recovery_code WHERE user_id = $1 AND used_at IS NULL",
    [userId],
  );
  return Number(rows[0]?.n ?? 0);
}

export async function deleteSecondFactor(pool: Queries, userId: string): Promise<boolean> {
  await pool.query("DELETE FROM auth.recovery_code WHERE user_id = $1", [userId]);
  const { rowCount } = await pool.query("DELETE FROM auth.second_factor WHERE user_id = $1", [userId]);
  return rowCount === 1;
}
