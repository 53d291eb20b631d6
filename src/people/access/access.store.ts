import { escapeLiteral, type Pool, type QueryResult } from "pg";
import type { Role } from "./actor.ts";

/** What somebody is in one workspace. */
export interface Belonging {
  workspaceId: string;
  roles: Role[];
  /** Their record; null without one, and where several records share the address. */
  personId: string | null;
}

interface Found {
  workspace_id: string;
  roles: Role[] | null;
  people: string[];
}

/**
 * Finds where somebody belongs, before any workspace is entered: by their user id, and by an e-mail address where it is
 * theirs for certain. Row-level security shows nothing but their own rows.
 *
 * @param user null looks for records of people only
 * @param email in lower case; null where it isn't proven
 */
export async function findBelongings(
  pool: Pool,
  { user, email, workspace }: { user: string | null; email: string | null; workspace?: string },
): Promise<Belonging[]> {
  const inside = workspace === undefined ? "" : `AND workspace_id = ${escapeLiteral(workspace)}::uuid`;
  // One query text is one transaction. Literals, not set_config(): Citus hands SET LOCAL on to its workers, and no function call.
  const results = (await pool.query(`
    SET LOCAL app."user" = ${escapeLiteral(user ?? "")};
    SET LOCAL app.email = ${escapeLiteral(email ?? "")};
    SELECT workspace_id, min(roles) AS roles, array_remove(array_agg(person_id), NULL) AS people FROM (
      SELECT workspace_id, roles, NULL::uuid AS person_id FROM people.membership
      WHERE user_id = nullif(${escapeLiteral(user ?? "")}, '')::uuid ${inside}
      UNION ALL
      SELECT workspace_id, NULL, person_id FROM people.person
      WHERE email_key = ${escapeLiteral(email ?? "")} AND left_at IS NULL ${inside}
    ) AS own
    GROUP BY workspace_id ORDER BY workspace_id`)) as unknown as QueryResult<Found>[];
  return (results[2]?.rows ?? []).map(({ workspace_id, roles, people }) => ({
    workspaceId: workspace_id,
    roles: roles ?? [],
    personId: people.length === 1 ? (people[0] ?? null) : null,
  }));
}

/** A name that an organisation knows a person by, and a workspace to write to them from. */
export async function findPersonByEmail(
  pool: Pool,
  email: string,
): Promise<{ workspaceId: string; name: string } | undefined> {
  const results = (await pool.query(`
    SET LOCAL app.email = ${escapeLiteral(email)};
    SELECT workspace_id, name FROM people.person
    WHERE email_key = ${escapeLiteral(email)} AND left_at IS NULL
    ORDER BY created_at, workspace_id LIMIT 1`)) as unknown as QueryResult<{
    workspace_id: string;
    name: string;
  }>[];
  const person = results[1]?.rows[0];
  return person && { workspaceId: person.workspace_id, name: person.name };
}
