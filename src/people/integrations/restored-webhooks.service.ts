import type { ClientBase } from "pg";

/**
 * Pauses all webhooks of a restored backup: the server that it was made of may still run and tell the same addresses.
 *
 * @param client the owner's, in the transaction of the restore
 * @returns how many were paused
 */
export async function pauseRestoredWebhooks(client: ClientBase): Promise<number> {
  await client.query(
    `UPDATE people.webhook_delivery SET state = 'cancelled', body = NULL, next_attempt_at = NULL, finished_at = now()
     WHERE state = 'waiting'`,
  );
  const { rowCount } = await client.query(
    "UPDATE people.webhook SET state = 'paused' WHERE state = 'active'",
  );
  return rowCount ?? 0;
}
