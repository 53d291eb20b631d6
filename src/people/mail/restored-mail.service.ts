import type { ClientBase } from "pg";

/**
 * Holds back mail that waited when a backup was made: the server that it was made from may have sent it since.
 *
 * @param client the owner's, in the transaction of the restore
 * @param backupAt ISO moment of the backup
 * @returns how many messages
 */
export async function holdRestoredMail(client: ClientBase, backupAt: string): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE people.message SET state = 'unconfirmed', claimed_until = NULL, finished_at = now(), problem = $1
     WHERE state IN ('queued', 'sending')`,
    [`It waited when the backup of ${backupAt} was made, and may have been sent since.`],
  );
  return rowCount ?? 0;
}
