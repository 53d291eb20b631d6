import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

export interface ProblemGroup {
  reason: string;
  refuses: boolean;
  count: number;
  /** The first five. */
  rows: number[];
}

/** Problems that leave a row in use: one value is left out, or something is to be looked at. */
const stillUsed = "^((“.*”|[^:]+) left out|E-mail shared): ";

/** An import's problems, those with the same words taken together: rows that are not used first, then as the file has them. */
export async function findProblemGroups(
  tx: Transaction,
  workspace: string,
  id: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; problems: ProblemGroup[] }> {
  const lines = sql`FROM people.customer_import_line
    WHERE workspace_id = ${workspace} AND import_id = ${id} AND kind = 'problem'`;
  const counted = await sql<{
    total: number;
  }>`SELECT count(DISTINCT content->>'title') AS total ${lines}`.execute(tx);
  const { rows } = await sql<ProblemGroup>`
    SELECT content->>'title' AS reason, content->>'title' !~ ${stillUsed} AS refuses, count(*) AS count,
      coalesce((array_agg((content->>'row')::integer ORDER BY (content->>'row')::integer)
        FILTER (WHERE content->>'row' IS NOT NULL))[1:5], '{}') AS rows
    ${lines} GROUP BY content->>'title'
    ORDER BY refuses DESC, min((content->>'row')::integer), reason OFFSET ${offset} LIMIT ${limit}`.execute(
    tx,
  );
  return { total: counted.rows[0]?.total ?? 0, problems: rows };
}
