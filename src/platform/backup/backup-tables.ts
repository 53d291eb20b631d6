import type { PoolClient } from "pg";

/** A table as a backup has it. */
export interface BackedTable {
  /** "people.person" */
  name: string;
  /** Without those that the database computes. */
  columns: { name: string; type: string }[];
  /** Columns of the primary key; empty where there is none. */
  key: string[];
}

/**
 * Schemas that aren't the application's, or not backed up as tables: pg-boss's jobs are kept as what they are about,
 * since its tables change with its releases.
 */
const others = "'information_schema', 'public', 'pgboss'";

/** Tables whose rows can be made again: the list of migrations, and reports, which are large. */
const remade = "('platform', 'migration'), ('embed', 'personal_report')";

/** All tables of the application whose rows can't be made again. */
export async function findTables(client: PoolClient): Promise<BackedTable[]> {
  const { rows } = await client.query<BackedTable>(`
    SELECT nspname || '.' || relname AS name,
           json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum)
             AS columns,
           coalesce((SELECT json_agg(own.attname ORDER BY array_position(indkey::smallint[], own.attnum))
             FROM pg_index JOIN pg_attribute AS own ON own.attrelid = indrelid AND own.attnum = ANY (indkey::smallint[])
             WHERE indrelid = pg_class.oid AND indisprimary), '[]') AS key
    FROM pg_class
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN (${others})
      AND (nspname, relname) NOT IN (${remade})
    GROUP BY nspname, relname, pg_class.oid
    ORDER BY nspname, relname`);
  return rows;
}

/** Where the application's sequences stand. */
export interface BackedSequence {
  /** "people.entry_number_seq" */
  name: string;
  /** Null: not used yet. */
  value: string | null;
}

export async function findSequences(client: PoolClient): Promise<BackedSequence[]> {
  const { rows } = await client.query<BackedSequence>(`
    SELECT schemaname || '.' || sequencename AS name, last_value::text AS value
    FROM pg_sequences
    WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname NOT IN (${others})
    ORDER BY 1`);
  return rows;
}

/** So that values are written as text, and read again, in the same way on every server. */
export const portableText =
  "SET LOCAL TIME ZONE 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex'";

/** "people.person" as SQL writes it. */
export const quoted = (client: PoolClient, name: string): string =>
  name.split(".").map(client.escapeIdentifier).join(".");

export interface AppliedMigration {
  name: string;
  checksum: string;
}

/** In their order; none where the database is new. */
export async function appliedMigrations(client: PoolClient): Promise<AppliedMigration[]> {
  const { rows } = await client.query("SELECT to_regclass('platform.migration') AS known");
  if (rows[0]?.known === null) return [];
  const applied = await client.query<AppliedMigration>(
    'SELECT name, checksum FROM platform.migration ORDER BY name COLLATE "C"',
  );
  return applied.rows;
}
