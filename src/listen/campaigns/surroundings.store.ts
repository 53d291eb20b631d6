import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Definition } from "../questionnaires/definition.ts";

export interface Surroundings {
  organisation: string;
  operator: string;
  language: string;
  time_zone: string;
  link_key: Buffer;
}

/** What a campaign has to know of its workspace. */
export async function readSurroundings(transaction: Transaction, workspaceId: string): Promise<Surroundings> {
  return transaction
    .selectFrom("people.workspace")
    .select(["organisation", "operator", "language", "time_zone", "link_key"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}

export interface RunningMember {
  id: string;
  name: string;
  director: boolean;
  consultant: boolean;
}

/** Directors and consultants, by name. */
export async function selectRunningMembers(
  transaction: Transaction,
  workspaceId: string,
): Promise<RunningMember[]> {
  const { rows } = await sql<RunningMember>`
    SELECT user_id AS id, name, 'director' = ANY (roles) AS director, 'consultant' = ANY (roles) AS consultant
    FROM people.membership
    WHERE workspace_id = ${workspaceId} AND roles && ARRAY['director', 'consultant']
    ORDER BY name, user_id`.execute(transaction);
  return rows;
}

export interface PublishedQuestionnaire {
  id: string;
  name: string;
  version: number;
  newest: number;
  languages: string[];
  /** Whether it is a service commitment profile. */
  isProfile: boolean;
}

/** A published version of a questionnaire, the newest where none is named; undefined where there is none. */
export async function findPublished(
  transaction: Transaction,
  workspaceId: string,
  questionnaireId: string,
  version: number | null,
): Promise<PublishedQuestionnaire | undefined> {
  const { rows } = await sql<PublishedQuestionnaire>`
    SELECT q.questionnaire_id AS id, q.name, v.version, v.definition->'languages' AS languages,
      v.profile IS NOT NULL AS "isProfile",
      (SELECT max(version) FROM listen.questionnaire_version
        WHERE workspace_id = ${workspaceId} AND questionnaire_id = ${questionnaireId}) AS newest
    FROM listen.questionnaire_version v
    JOIN listen.questionnaire q ON q.workspace_id = v.workspace_id AND q.questionnaire_id = v.questionnaire_id
    WHERE v.workspace_id = ${workspaceId} AND v.questionnaire_id = ${questionnaireId}
      ${version === null ? sql`` : sql`AND v.version = ${version}`}
    ORDER BY v.version DESC LIMIT 1`.execute(transaction);
  return rows[0];
}

/** What a published version asks. */
export async function readAsked(
  transaction: Transaction,
  workspaceId: string,
  { id, version }: Pick<PublishedQuestionnaire, "id" | "version">,
): Promise<Definition | undefined> {
  const { rows } = await sql<{ definition: Definition }>`
    SELECT definition FROM listen.questionnaire_version
    WHERE workspace_id = ${workspaceId} AND questionnaire_id = ${id} AND version = ${version}`.execute(
    transaction,
  );
  return rows[0]?.definition;
}
