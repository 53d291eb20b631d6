import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { UnitLink } from "./audience.ts";

export interface AudienceUnit extends UnitLink {
  name: string;
}

export async function selectUnits(transaction: Transaction, workspaceId: string): Promise<AudienceUnit[]> {
  const { rows } = await sql<AudienceUnit>`
    SELECT unit_id AS id, parent_id AS "parentId", name FROM people.unit
    WHERE workspace_id = ${workspaceId}`.execute(transaction);
  return rows;
}

export interface AudiencePerson {
  id: string;
  unitId: string | null;
  name: string;
  email: string | null;
  level: string | null;
  job: string | null;
  location: string | null;
  /** Whether the campaign has invited them, taken out again or not. */
  invited: boolean;
}

/** The next active people by id. @param campaignId whose invitations are meant; null: none are */
export async function selectPeopleAfter(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string | null,
  after: string | null,
  limit: number,
): Promise<AudiencePerson[]> {
  const { rows } = await sql<AudiencePerson>`
    SELECT p.person_id AS id, p.unit_id AS "unitId", p.name, p.email, p.level, p.job, p.location,
      ${
        campaignId === null
          ? sql`false`
          : sql`EXISTS (SELECT FROM listen.invitation i WHERE i.workspace_id = ${workspaceId}
              AND i.campaign_id = ${campaignId} AND i.person_id = p.person_id AND NOT i.pilot)`
      } AS invited
    FROM people.person p
    WHERE p.workspace_id = ${workspaceId} AND p.left_at IS NULL
      ${after === null ? sql`` : sql`AND p.person_id > ${after}`}
    ORDER BY p.person_id LIMIT ${limit}`.execute(transaction);
  return rows;
}

/** Those of the people who are active, in the order of their ids. */
export async function selectPeople(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Omit<AudiencePerson, "invited">[]> {
  const { rows } = await sql<Omit<AudiencePerson, "invited">>`
    SELECT person_id AS id, unit_id AS "unitId", name, email, level, job, location FROM people.person
    WHERE workspace_id = ${workspaceId} AND left_at IS NULL AND person_id = ANY (${[...ids]}::uuid[])
    ORDER BY person_id`.execute(transaction);
  return rows;
}
