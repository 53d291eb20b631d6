import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import type { Definition } from "./definition.ts";
import "./questionnaire.tables.ts";

/** The most that a list shows. */
const mostListed = 500;

const json = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? each.toWellFormed() : each));

/** A questionnaire as lists show it. */
export interface Summary {
  id: string;
  name: string;
  is_profile: boolean;
  /** Whether the newest version asks what only customers can say, and there are customers. */
  for_customers: boolean;
  languages: string[];
  pages: number;
  questions: number;
  latest_version: number | null;
  published_at: Date | null;
  is_changed: boolean | null;
  campaigns: number;
  draft_saved_at: Date;
  draft_saved_by: string;
  archived_at: Date | null;
}

/** Questionnaires by name, archived ones or all others; or one by its id, wherever it is. */
export async function findSummaries(
  tx: Transaction,
  workspace: string,
  wanted: { archived: boolean } | { id: string },
): Promise<Summary[]> {
  const which =
    "id" in wanted
      ? sql`q.questionnaire_id = ${wanted.id}`
      : wanted.archived
        ? sql`q.archived_at IS NOT NULL`
        : sql`q.archived_at IS NULL`;
  const { rows } = await sql<Summary>`
    SELECT q.questionnaire_id AS id, q.name, q.profile IS NOT NULL AS is_profile,
      coalesce(jsonb_path_exists(v.definition, '$.pages[*].questions[*].meaning ? (@ == "providers"
        || @ == "account-person" || @ == "contact-me")'), false) AND EXISTS (SELECT FROM people.customer
        WHERE workspace_id = ${workspace} AND left_at IS NULL) AS for_customers,
      q.draft->'languages' AS languages,
      jsonb_array_length(q.draft->'pages') AS pages,
      jsonb_array_length(jsonb_path_query_array(q.draft, '$.pages[*].questions[*] ? (@.type != "statement")'))
        AS questions,
      v.version AS latest_version, v.published_at, v.definition <> q.draft AS is_changed,
      (SELECT count(*)::int FROM listen.campaign c
        WHERE c.workspace_id = ${workspace} AND c.questionnaire_id = q.questionnaire_id) AS campaigns,
      q.draft_saved_at, q.draft_saved_by, q.archived_at
    FROM listen.questionnaire q
    LEFT JOIN listen.questionnaire_version v
      ON v.workspace_id = q.workspace_id AND v.questionnaire_id = q.questionnaire_id
      AND v.version = (SELECT max(version) FROM listen.questionnaire_version
        WHERE workspace_id = ${workspace} AND questionnaire_id = q.questionnaire_id)
    WHERE q.workspace_id = ${workspace} AND ${which}
    ORDER BY lower(q.name), q.questionnaire_id
    LIMIT ${mostListed}`.execute(tx);
  return rows;
}

export type Stored = Row<"listen.questionnaire">;

export const findQuestionnaire = (
  tx: Transaction,
  workspace: string,
  id: string,
): Promise<Stored | undefined> =>
  tx
    .selectFrom("listen.questionnaire")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .executeTakeFirst();

/** The same; until the transaction's end nobody else can change it. */
export const lockQuestionnaire = (
  tx: Transaction,
  workspace: string,
  id: string,
): Promise<Stored | undefined> =>
  tx
    .selectFrom("listen.questionnaire")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export async function insertQuestionnaire(
  tx: Transaction,
  workspace: string,
  given: { id: string; name: string; definition: Definition; profile: Profile | null; savedBy: string },
): Promise<void> {
  await tx
    .insertInto("listen.questionnaire")
    .values({
      workspace_id: workspace,
      questionnaire_id: given.id,
      name: given.name,
      draft: json(given.definition),
      profile: given.profile && json(given.profile),
      draft_saved_by: given.savedBy,
    })
    .execute();
}

/** Puts a definition in the draft's place. */
export const updateDraft = (
  tx: Transaction,
  workspace: string,
  { id, definition, savedBy }: { id: string; definition: Definition; savedBy: string },
): Promise<Stored> =>
  tx
    .updateTable("listen.questionnaire")
    .set({
      draft: json(definition),
      draft_revision: sql<number>`draft_revision + 1`,
      draft_saved_at: sql<Date>`now()`,
      draft_saved_by: savedBy,
      updated_at: sql<Date>`now()`,
    })
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

export async function updateQuestionnaire(
  tx: Transaction,
  workspace: string,
  id: string,
  changes: Partial<Pick<Stored, "name" | "archived_at">>,
): Promise<void> {
  await tx
    .updateTable("listen.questionnaire")
    .set({ ...changes, updated_at: sql<Date>`now()` })
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .execute();
}

export async function deleteQuestionnaireRow(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom("listen.questionnaire")
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .execute();
}

export type StoredVersion = Row<"listen.questionnaire_version">;

export const findVersion = (
  tx: Transaction,
  workspace: string,
  id: string,
  version: number,
): Promise<StoredVersion | undefined> =>
  tx
    .selectFrom("listen.questionnaire_version")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();

export const findLatestVersion = (
  tx: Transaction,
  workspace: string,
  id: string,
): Promise<StoredVersion | undefined> =>
  tx
    .selectFrom("listen.questionnaire_version")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

/** Versions without their content, newest first. */
export async function findVersions(tx: Transaction, workspace: string, id: string) {
  const { rows } = await sql<
    Pick<StoredVersion, "version" | "note" | "published_at" | "published_by"> & { campaigns: number }
  >`
    SELECT v.version, v.note, v.published_at, v.published_by,
      (SELECT count(*)::int FROM listen.campaign c WHERE c.workspace_id = ${workspace}
        AND c.questionnaire_id = v.questionnaire_id AND c.questionnaire_version = v.version) AS campaigns
    FROM listen.questionnaire_version v
    WHERE v.workspace_id = ${workspace} AND v.questionnaire_id = ${id}
    ORDER BY v.version DESC
    LIMIT ${mostListed}`.execute(tx);
  return rows;
}

export async function insertVersion(
  tx: Transaction,
  workspace: string,
  given: Pick<StoredVersion, "version" | "note" | "definition" | "profile"> & {
    id: string;
    publishedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto("listen.questionnaire_version")
    .values({
      workspace_id: workspace,
      questionnaire_id: given.id,
      version: given.version,
      definition: json(given.definition),
      profile: given.profile && json(given.profile),
      note: given.note.toWellFormed(),
      published_by: given.publishedBy,
    })
    .execute();
}
