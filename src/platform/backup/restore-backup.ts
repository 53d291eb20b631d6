import type { Pool, PoolClient } from "pg";
import { readMigrations } from "../database/migration-files.ts";
import { migrate } from "../database/migrations.ts";
import { type JobAdder, openJobAdder, type PendingJob } from "../jobs/pending-jobs.ts";
import type { Log } from "../log.ts";
import { countsDiffer, damaged, madeLater, notEmpty, otherHistory } from "./backup-errors.ts";
import { type BackupHeader, jobsTable, readBackupFile } from "./backup-file.ts";
import { appliedMigrations, type BackedTable, findTables, portableText, quoted } from "./backup-tables.ts";
import type { BackupCounts } from "./write-backup.ts";

/** Rows that are in memory at once, and their length, in characters. */
const rowsAtOnce = 500;
const lengthAtOnce = 4_000_000;

interface RestoreSettings {
  /** A pool of the owner of an empty database. */
  owner: Pool;
  /** This release's migrations. */
  migrations: string;
  /** Runs in the restore's transaction, when all rows are there. */
  adapt: (client: PoolClient, header: BackupHeader) => Promise<void>;
  progress: (phase: "Checking" | "Restoring", rows: number) => void;
  log: Log;
  signal: AbortSignal;
}

/**
 * Restores a backup into an empty database: checks the whole file first, applies the migrations that the backup had,
 * loads all rows in one transaction, counts them, and applies what this release has beyond. What fails leaves no rows.
 *
 * @throws AppError "backup.damaged", "backup.not-a-backup", "backup.made-later", "backup.other-history",
 * "backup.not-empty" or "backup.counts-differ"
 */
export async function restoreBackup(path: string, settings: RestoreSettings): Promise<BackupCounts> {
  const { owner, migrations, progress, log, signal } = settings;
  const { header, counts } = await checkBackup(path, (rows) => progress("Checking", rows), signal);
  await checkHistory(path, header, migrations);
  await checkEmpty(owner, header);
  await migrate(owner, migrations, header.migrations.at(-1)?.name);
  await using adder = await openJobAdder(owner, log);
  await load(path, header, counts, adder, settings);
  await migrate(owner, migrations);
  return counts;
}

/** Reads a backup to its end: whether it is whole, and what is in it. */
async function checkBackup(path: string, progress: (rows: number) => void, signal: AbortSignal) {
  let header: BackupHeader | undefined;
  const counts: BackupCounts = {};
  let table = "";
  let rows = 0;
  for await (const line of readBackupFile(path)) {
    signal.throwIfAborted();
    if ("header" in line) header = line.header;
    else if ("table" in line) {
      table = line.table;
      counts[table] = 0;
    } else if ("row" in line) {
      counts[table] = (counts[table] ?? 0) + 1;
      if (++rows % 1000 === 0) progress(rows);
    } else {
      if (line.end.sha256 !== line.sha256) throw damaged(path, "its checksum differs");
      if (!sameCounts(counts, line.end.rows)) throw damaged(path, "rows are missing");
    }
  }
  if (!header) throw damaged(path, "it is empty");
  return { header, counts };
}

const sameCounts = (found: BackupCounts, said: BackupCounts) =>
  Object.keys(found).length === Object.keys(said).length &&
  Object.entries(said).every(([table, rows]) => found[table] === rows);

async function checkHistory(path: string, header: BackupHeader, folder: string): Promise<void> {
  const ours = new Map((await readMigrations(folder)).map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of header.migrations) {
    const own = ours.get(name);
    if (own === undefined) throw madeLater(path, name);
    if (own !== checksum) throw otherHistory(path, name);
  }
}

/** What a restore that was interrupted has left, tables without rows, counts as empty. */
async function checkEmpty(owner: Pool, header: BackupHeader): Promise<void> {
  const client = await owner.connect();
  try {
    for (const { name } of await findTables(client)) {
      const { rowCount } = await client.query(`SELECT FROM ${quoted(client, name)} LIMIT 1`);
      if (rowCount !== 0) throw notEmpty(`${name} has rows`);
    }
    const known = new Set(header.migrations.map(({ name }) => name));
    const later = (await appliedMigrations(client)).find(({ name }) => !known.has(name));
    if (later) throw notEmpty(`it has ${later.name}, which the backup doesn't know`);
  } finally {
    client.release();
  }
}

/** Loads all rows, and the jobs that were pending, in one transaction. */
async function load(
  path: string,
  header: BackupHeader,
  counts: BackupCounts,
  jobAdder: JobAdder,
  { owner, adapt, progress, signal }: RestoreSettings,
): Promise<void> {
  const client = await owner.connect();
  let done = false;
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = 0; ${portableText}`);
    const names = header.tables.map(({ name }) => quoted(client, name)).join(", ");
    // Tables that no backup has point to some of these; without them they are empty, too.
    await client.query(`TRUNCATE ${names} CASCADE`);
    // Rows come in any order, and some point to later ones of their own table: keys are checked at the end, all at once.
    const keys = await takeForeignKeys(client, header.tables);
    const jobs = await loadRows(client, path, (rows) => progress("Restoring", rows), signal);
    for (const statement of keys) await client.query(statement);
    for (const { name, value } of header.sequences) {
      if (value !== null) await client.query("SELECT setval($1, $2)", [quoted(client, name), value]);
    }
    for (const { name } of header.tables) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*) FROM ${quoted(client, name)}`);
      const found = rows[0]?.count ?? 0;
      if (found !== counts[name]) throw countsDiffer(name, counts[name] ?? 0, found);
    }
    await jobAdder.add(client, jobs);
    await adapt(client, header);
    signal.throwIfAborted();
    await client.query("COMMIT");
    done = true;
  } finally {
    client.release(!done);
  }
}

/** Drops the tables' foreign keys. @returns statements that make them again */
async function takeForeignKeys(client: PoolClient, tables: readonly BackedTable[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT nspname || '.' || relname AS table, conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition
     FROM pg_constraint
     JOIN pg_class ON pg_class.oid = conrelid
     JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE contype = 'f' AND nspname || '.' || relname = ANY ($1)
     ORDER BY 1, 2`,
    [tables.map(({ name }) => name)],
  );
  const statements: string[] = [];
  for (const { table, name, definition } of rows) {
    const alter = `ALTER TABLE ${quoted(client, table)}`;
    await client.query(`${alter} DROP CONSTRAINT ${client.escapeIdentifier(name)}`);
    statements.push(`${alter} ADD CONSTRAINT ${client.escapeIdentifier(name)} ${definition}`);
  }
  return statements;
}

async function loadRows(
  client: PoolClient,
  path: string,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<PendingJob[]> {
  // Types come from the database: a file is no place to take SQL from.
  const columnsOf = new Map((await findTables(client)).map(({ name, columns }) => [name, columns]));
  const jobs: PendingJob[] = [];
  let table = "";
  let batch: string[] = [];
  let length = 0;
  let loaded = 0;

  async function flush(): Promise<void> {
    signal.throwIfAborted();
    if (batch.length === 0) return;
    if (table === jobsTable) jobs.push(...batch.map((row) => JSON.parse(row)));
    else {
      const columns = columnsOf.get(table) ?? [];
      const list = columns.map(({ name }) => client.escapeIdentifier(name)).join(", ");
      const values = columns
        .map(({ name, type }) => `(row->>${client.escapeLiteral(name)})::${type}`)
        .join(", ");
      await client.query(
        `INSERT INTO ${quoted(client, table)} (${list}) OVERRIDING SYSTEM VALUE
         SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS row`,
        [`[${batch.join(",")}]`],
      );
      loaded += batch.length;
      progress(loaded);
    }
    batch = [];
    length = 0;
  }

  for await (const line of readBackupFile(path)) {
    if ("row" in line) {
      batch.push(line.row);
      length += line.row.length;
      if (batch.length >= rowsAtOnce || length >= lengthAtOnce) await flush();
    } else {
      await flush();
      if ("table" in line) table = line.table;
    }
  }
  return jobs;
}
