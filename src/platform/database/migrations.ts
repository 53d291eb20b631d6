import { DatabaseError, type Pool, type PoolClient } from "pg";
import { errorKind } from "../errors.ts";
import { type MigrationFile, readMigrations } from "./migration-files.ts";

const missing = errorKind(
  "migrations.missing",
  (name: string) =>
    `The database has the migration ${name}, and this release doesn't. Start the release that made the database, or a later one.`,
);
const changed = errorKind(
  "migrations.changed",
  (name: string) =>
    `The migration ${name} was changed after it was applied. Put its text back, and write the change as a new migration.`,
);
const outOfOrder = errorKind(
  "migrations.out-of-order",
  (name: string, last: string) =>
    `The migration ${name} comes before ${last}, which was applied already. Give it the next free number.`,
);
const failed = errorKind(
  "migrations.failed",
  (name: string, line: number | null, reason: string) =>
    `The migration ${name} failed${line ? ` at line ${line}` : ""} (${reason}). Nothing of it was kept.`,
);

/** The lock's number means nothing; it is this project's. */
const lock = 7_341_902_155;

const table = `
  CREATE SCHEMA IF NOT EXISTS platform;
  CREATE TABLE IF NOT EXISTS platform.migration (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/**
 * Applies the migrations of a folder that the database doesn't have, each in a transaction of its own. Processes that
 * do this at the same moment take turns, and the later ones find nothing to do.
 *
 * @param owner a pool of the tables' owner
 * @param last the name of the last migration to apply; all of them unless told
 * @returns the names of those applied now
 * @throws AppError "migrations.missing", "migrations.changed", "migrations.out-of-order", "migrations.failed" with the
 * server's words, "migrations.bad-name" or "migrations.same-number"
 */
export async function migrate(owner: Pool, folder: string, last?: string): Promise<string[]> {
  const files = (await readMigrations(folder)).filter(({ name }) => last === undefined || name <= last);
  const client = await owner.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lock]);
    await client.query(table);
    const waiting = await findWaiting(client, files);
    for (const file of waiting) {
      await apply(client, file);
      await client.query("RESET ALL");
    }
    return waiting.map(({ name }) => name);
  } finally {
    // Closes the connection: the lock goes with it.
    client.release(true);
  }
}

async function findWaiting(client: PoolClient, files: MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM platform.migration ORDER BY name COLLATE "C"`,
  );
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of rows) {
    const file = byName.get(name);
    if (!file) throw missing(name);
    if (file.checksum !== checksum) throw changed(name);
    byName.delete(name);
  }
  const waiting = [...byName.values()];
  const [first, last] = [waiting[0], rows.at(-1)];
  if (first && last && first.name < last.name) throw outOfOrder(first.name, last.name);
  return waiting;
}

async function apply(client: PoolClient, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query("INSERT INTO platform.migration (name, checksum) VALUES ($1, $2)", [name, checksum]);
    await client.query("COMMIT");
  } catch (error) {
    const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN;
    const line = position > 0 ? sql.slice(0, position).split("\n").length : null;
    throw failed(name, line, (error as Error).message);
  }
}
