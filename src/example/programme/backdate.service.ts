import { sql } from "kysely";
import { escapeLiteral, type Pool } from "pg";
import { sealOf } from "#people/audit/chain.service.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";

/** Runs a stage of the story that happened at a moment, which says what tables it wrote to. */
export type MovedBack = <T>(
  at: Date,
  work: (wrote: (tables: readonly number[]) => void) => Promise<T>,
) => Promise<T>;

/** The tables that a transaction has written to so far, as the database numbers them. */
export async function writtenTables(tx: Transaction): Promise<number[]> {
  const { rows } = await sql<{ table: number }>`
    SELECT DISTINCT relation::bigint AS table FROM pg_locks
    WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode = 'RowExclusiveLock'`.execute(tx);
  return rows.map(({ table }) => Number(table));
}

/** Milliseconds by which the clocks of this process and of the database may differ. */
const clockMargin = 60_000;

/**
 * The only place where the example touches rows besides the use cases: what a stage wrote with today's clock is moved
 * to its day. Every moment of the workspace that lies within the stage's run is moved by the same time, whatever table it
 * stands in; moments that a use case was told, and those that lie ahead, stay.
 *
 * @param owner the owner's connections: some of these columns the application can't change
 */
export function movingBack(owner: Pool, workspaceId: string): MovedBack {
  let tables: Promise<TableWithMoments[]> | undefined;
  return async (at, work) => {
    const begin = Date.now();
    const written = new Set<number>();
    const result = await work((some) => {
      for (const table of some) written.add(table);
    });
    const [from, to] = [begin - clockMargin, Date.now() + clockMargin].map((moment) =>
      escapeLiteral(new Date(moment).toISOString()),
    );
    const within = (column: string) => `${column} BETWEEN ${from} AND ${to}`;
    const earlier = `interval '${begin - at.getTime()} milliseconds'`;
    tables ??= tablesWithMoments(owner);
    // One query text for all tables, which is one transaction and one way to the server and back.
    const touched = (await tables).filter(({ id }) => written.has(id));
    if (touched.length === 0) return result;
    const moves = touched.map(({ name, columns }) => {
      const moved = columns.map(
        (column) => `${column} = CASE WHEN ${within(column)} THEN ${column} - ${earlier} ELSE ${column} END`,
      );
      const isAny = columns.map(within).join(" OR ");
      return `UPDATE ${name} SET ${moved.join(", ")} WHERE workspace_id = ${escapeLiteral(workspaceId)} AND (${isAny});`;
    });
    // Of several statements there are several results, which the driver's types don't say.
    const moved = [await owner.query(moves.join("\n"))].flat();
    // As the database does by itself after a while: without it, thousands of new rows are read as if they were few.
    if (moved.some(({ rowCount }) => (rowCount ?? 0) > fewRows))
      await owner.query(`ANALYZE ${touched.map(({ name }) => name).join(", ")}`);
    return result;
  };
}

const fewRows = 1000;

interface TableWithMoments {
  id: number;
  /** Quoted, as are its columns. */
  name: string;
  columns: string[];
}

async function tablesWithMoments(owner: Pool): Promise<TableWithMoments[]> {
  const { rows } = await owner.query<Omit<TableWithMoments, "id"> & { id: string | number }>(`
    SELECT pg_class.oid::bigint AS id, format('%I.%I', nspname, relname) AS name, array_agg(format('%I', moment.attname)) AS columns
    FROM pg_class
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    JOIN pg_attribute moment ON moment.attrelid = pg_class.oid AND moment.attnum > 0 AND NOT moment.attisdropped
      AND moment.attgenerated = '' AND moment.atttypid = 'timestamptz'::regtype
    WHERE relkind = 'r' AND nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss', 'example') AND EXISTS (
      SELECT 1 FROM pg_attribute
      WHERE attrelid = pg_class.oid AND attname = 'workspace_id' AND NOT attisdropped)
    GROUP BY pg_class.oid, nspname, relname
    ORDER BY 2`);
  return rows.map(({ id, ...row }) => ({ ...row, id: Number(id) }));
}

/** Seals the audit log anew, whose entries have been moved with all else. */
export async function sealAgain(owner: Pool, workspaceId: string): Promise<void> {
  const { rows } = await owner.query<Row<"people.audit_entry">>(
    "SELECT * FROM people.audit_entry WHERE workspace_id = $1 ORDER BY number",
    [workspaceId],
  );
  let previous: Buffer | undefined;
  for (const row of rows) {
    const previousHash = previous ?? row.previous_hash;
    const { hash: _, previous_hash: __, ...entry } = row;
    const hash = sealOf(entry, previousHash);
    await owner.query(
      "UPDATE people.audit_entry SET previous_hash = $3, hash = $4 WHERE workspace_id = $1 AND number = $2",
      [workspaceId, row.number, previousHash, hash],
    );
    previous = hash;
  }
}

/** When somebody answered. */
export interface Sitting {
  invitationId: string;
  started: Date;
  /** When they saved last. */
  changed: Date;
  completed: boolean;
  /** The day until which somebody follows up who asked for it, ISO. */
  due: string;
}

/** Spreads a campaign's answers, and the follow-ups that they opened, over the days in which they came. */
export async function spreadAnswers(
  owner: Pool,
  workspaceId: string,
  campaignId: string,
  sittings: readonly Sitting[],
): Promise<void> {
  const columns = [
    sittings.map(({ invitationId }) => invitationId),
    sittings.map(({ started }) => started),
    sittings.map(({ changed }) => changed),
    sittings.map(({ completed }) => completed),
    sittings.map(({ due }) => due),
  ];
  const sent = `unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::boolean[], $7::date[])
    AS sent (id, started, changed, completed, due)`;
  await owner.query(
    `UPDATE listen.ballot b SET started_at = started, changed_at = changed,
       completed_at = CASE WHEN completed THEN changed END
     FROM ${sent} WHERE b.workspace_id = $1 AND b.campaign_id = $2 AND b.ballot_id = sent.id`,
    [workspaceId, campaignId, ...columns],
  );
  await owner.query(
    `UPDATE listen.answer_page p SET saved_at = changed
     FROM ${sent} WHERE p.workspace_id = $1 AND p.campaign_id = $2 AND p.ballot_id = sent.id`,
    [workspaceId, campaignId, ...columns],
  );
  await owner.query(
    `UPDATE listen.follow_up f SET opened_at = changed, due_on = due
     FROM ${sent} WHERE f.workspace_id = $1 AND f.campaign_id = $2 AND f.invitation_id = sent.id`,
    [workspaceId, campaignId, ...columns],
  );
}
