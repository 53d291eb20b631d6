import type { Pool } from "pg";
import { jobSchema } from "#platform/jobs/job-queues.ts";
import type { Made } from "../programme/make-programme.service.ts";

/** Rises where what is kept of an example, or what makes it, changes: one of another edition is made anew. */
const edition = 3;

/** The finished example. */
export interface ExampleProgramme extends Made {
  workspaceId: string;
  madeAt: Date;
}

/** What a database holds. */
export type Content = "nothing" | "example" | "real programme";

/** Whether a database is marked, also one that no migration has touched. */
export async function isMarked(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query("SELECT to_regclass('example.programme') AS mark");
  return rows[0]?.mark !== null;
}

/** @param owner of a database that is up to date */
export async function contentOf(owner: Pool): Promise<Content> {
  if (await isMarked(owner)) return "example";
  const { rows } = await owner.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM people.workspace) OR EXISTS (SELECT FROM auth."user") AS used`,
  );
  return rows[0]?.used ? "real programme" : "nothing";
}

/**
 * Marks a database as the example's for good, and its mail with it: every message that is ever written there says so in
 * its subject. The mark lies in a schema of its own, beside what migrations make.
 */
export async function markAsExample(owner: Pool): Promise<void> {
  await owner.query(`
    CREATE SCHEMA IF NOT EXISTS example;
    CREATE TABLE IF NOT EXISTS example.programme (
      workspace_id uuid PRIMARY KEY,
      edition integer NOT NULL,
      made jsonb NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE OR REPLACE FUNCTION people.say_example() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.subject := '[Example] ' || NEW.subject;
        RETURN NEW;
      END $$;
    CREATE OR REPLACE TRIGGER say_example BEFORE INSERT ON people.message
      FOR EACH ROW EXECUTE FUNCTION people.say_example();`);
}

/** The example that was made last; undefined where making it has not ended, or another release made it. */
export async function findProgramme(owner: Pool): Promise<ExampleProgramme | undefined> {
  const { rows } = await owner.query<{ workspace_id: string; made: Made; made_at: Date }>(
    "SELECT workspace_id, made, made_at FROM example.programme WHERE edition = $1",
    [edition],
  );
  const [row] = rows;
  return row && { ...row.made, workspaceId: row.workspace_id, madeAt: row.made_at };
}

export async function noteProgramme(owner: Pool, workspaceId: string, made: Made): Promise<void> {
  await owner.query("INSERT INTO example.programme (workspace_id, edition, made) VALUES ($1, $2, $3)", [
    workspaceId,
    edition,
    JSON.stringify(made),
  ]);
}

/** Empties the example's database: all its people, answers and accounts, and the work that waits. */
export async function emptyDatabase(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT format('%I.%I', nspname, relname) AS name
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND (nspname = 'auth' OR EXISTS (
      SELECT 1 FROM pg_attribute
      WHERE attrelid = pg_class.oid AND attname = 'workspace_id' AND NOT attisdropped))
      AND nspname NOT IN ('pg_catalog', 'information_schema', '${jobSchema}')`);
  await owner.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")} CASCADE`);
  await owner.query(`DELETE FROM ${jobSchema}.job WHERE state <> 'active'`);
}
