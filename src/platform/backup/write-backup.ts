import type { Pool, PoolClient } from "pg";
import { pendingJobs } from "../jobs/pending-jobs.ts";
import { missing } from "./backup-errors.ts";
import { type BackupHeader, jobsTable, writeBackupFile } from "./backup-file.ts";
import { appliedMigrations, findSequences, findTables, portableText, quoted } from "./backup-tables.ts";

/** Rows that are fetched at once, unless they are long. */
const rowsAtOnce = 500;
/** Rows of a table that are fetched first, to see how long they are. */
const firstRows = 10;
/** Characters that are fetched at once, about. */
const lengthAtOnce = 4_000_000;

/** What was backed up: rows by table. */
export type BackupCounts = Record<string, number>;

/**
 * Writes everything that the application keeps into one file, as it is at one moment; the application may go on
 * working. Memory doesn't grow with the database.
 *
 * @param owner a pool of the tables' owner
 * @param progress hears how many rows are written
 * @throws AppError "backup.exists", "backup.nothing-there"
 */
export async function writeBackup(
  owner: Pool,
  path: string,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<BackupCounts> {
  const client = await owner.connect();
  const counts: BackupCounts = {};
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = 0; ${portableText}`);
    const header = await headerOf(client);
    await writeBackupFile(path, linesOf(client, header, counts, progress), () => ({ rows: counts }), signal);
    return counts;
  } finally {
    // What was interrupted may be in the middle of a query: the connection goes with it.
    client.release(true);
  }
}

async function headerOf(client: PoolClient): Promise<BackupHeader> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) throw missing();
  const { rows } = await client.query<{ now: Date; version: string }>(
    "SELECT now(), current_setting('server_version') AS version",
  );
  return {
    format: "serviceloop-backup",
    version: 1,
    createdAt: rows[0]?.now.toISOString() ?? "",
    postgresql: rows[0]?.version ?? "",
    migrations,
    tables: await findTables(client),
    sequences: await findSequences(client),
  };
}

/** By key: in the order in which they lie, rows would tell which came after which, also those of anonymous answers. */
const inOrder = (client: PoolClient, key: readonly string[]): string =>
  key.length === 0 ? "" : `ORDER BY ${key.map((column) => client.escapeIdentifier(column)).join(", ")}`;

async function* linesOf(
  client: PoolClient,
  header: BackupHeader,
  counts: BackupCounts,
  progress: (rows: number) => void,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  let written = 0;
  for (const { name, columns, key } of header.tables) {
    yield `${JSON.stringify(name)}\n`;
    counts[name] = 0;
    const list = columns.map((column) => `${client.escapeIdentifier(column.name)}::text`).join(", ");
    await client.query(
      `DECLARE backup NO SCROLL CURSOR FOR
       SELECT to_jsonb(backed_row.*)::text AS row
       FROM (SELECT ${list} FROM ${quoted(client, name)} ${inOrder(client, key)}) AS backed_row`,
    );
    for (let atOnce = firstRows; ; ) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${atOnce} FROM backup`);
      if (rows.length === 0) break;
      const length = rows.reduce((sum, { row }) => sum + row.length, 0) / rows.length;
      atOnce = Math.max(1, Math.min(rowsAtOnce, Math.floor(lengthAtOnce / length)));
      counts[name] += rows.length;
      for (const { row } of rows) yield `${row}\n`;
      written += rows.length;
      progress(written);
    }
    await client.query("CLOSE backup");
  }
  yield `${JSON.stringify(jobsTable)}\n`;
  const jobs = await pendingJobs(client);
  counts[jobsTable] = jobs.length;
  for (const job of jobs) yield `${JSON.stringify(job)}\n`;
}
