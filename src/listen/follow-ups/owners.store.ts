import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

/** People whose name contains `search` and who have not left, by name; at most 20. */
export async function searchOwners(
  tx: Transaction,
  workspaceId: string,
  search: string,
): Promise<{ id: string; name: string; department: string }[]> {
  const { rows } = await sql<{ id: string; name: string; department: string }>`
    SELECT p.person_id AS id, p.name, coalesce(unit.name, '') AS department FROM people.person p
    LEFT JOIN people.unit unit ON unit.workspace_id = p.workspace_id AND unit.unit_id = p.unit_id
    WHERE p.workspace_id = ${workspaceId} AND p.left_at IS NULL
      AND position(lower(${search}) IN lower(p.name)) > 0
    ORDER BY lower(p.name), p.person_id LIMIT 20`.execute(tx);
  return rows;
}
