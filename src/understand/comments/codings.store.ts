import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./comments.tables.ts";

export type CodingRow = Row<"understand.comment_coding">;
type DecisionRow = Row<"understand.comment_decision">;

export async function putCoding(
  tx: Transaction,
  row: Insertable<Tables["understand.comment_coding"]>,
): Promise<void> {
  const { verdict, codes, coded_at, coder_name } = row;
  await tx
    .insertInto("understand.comment_coding")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "source_id", "comment_id", "coder_id"])
        .doUpdateSet({ verdict, codes, coded_at, coder_name }),
    )
    .execute();
}

export async function deleteCoding(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  commentId: string,
  coderId: string,
): Promise<void> {
  await tx
    .deleteFrom("understand.comment_coding")
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("comment_id", "=", commentId)
    .where("coder_id", "=", coderId)
    .execute();
}

/** Codings of a source, or of one comment, by comment and coder. */
export async function listCodings(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  commentId?: string,
): Promise<CodingRow[]> {
  let query = tx
    .selectFrom("understand.comment_coding")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId);
  if (commentId) query = query.where("comment_id", "=", commentId);
  return query.orderBy("comment_id").orderBy("coder_id").execute();
}

export async function listDecisions(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  commentId?: string,
): Promise<DecisionRow[]> {
  let query = tx
    .selectFrom("understand.comment_decision")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId);
  if (commentId) query = query.where("comment_id", "=", commentId);
  return query.execute();
}

export async function putDecision(
  tx: Transaction,
  row: Insertable<Tables["understand.comment_decision"]>,
): Promise<void> {
  const { verdict, codes, reason, decided_by, decided_at } = row;
  await tx
    .insertInto("understand.comment_decision")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "source_id", "comment_id"])
        .doUpdateSet({ verdict, codes, reason, decided_by, decided_at }),
    )
    .execute();
}

/** How many comments a coder gave each code. */
export async function countCodes(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  coderId?: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    SELECT code, count(DISTINCT comment_id) AS n
    FROM understand.comment_coding, unnest(codes) AS code
    WHERE workspace_id = ${workspaceId} AND source_id = ${sourceId}
      AND ${coderId === undefined ? sql`true` : sql`coder_id = ${coderId}`}
    GROUP BY code`.execute(tx);
  return new Map(rows.map(({ code, n }) => [code, n]));
}
