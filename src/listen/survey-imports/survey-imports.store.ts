import { type SqlBool, sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Mapping } from "../survey-files/survey-file.ts";
import { storableJson } from "./storable-json.ts";
import type { ImportState } from "./survey-import.ts";
import "./survey-imports.tables.ts";

/** An import with what it is shown by, without the large parts. */
export type ImportRow = Omit<Row<"listen.survey_import">, "understanding" | "fidelity" | "results"> & {
  file_name: string;
  bytes: number;
  definition_name: string | null;
  definition_bytes: number | null;
  survey_name: string | null;
  understood: boolean;
};

const imports = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.survey_import as one")
    .innerJoin("listen.survey_file as file", (join) =>
      join.onRef("file.workspace_id", "=", "one.workspace_id").onRef("file.file_id", "=", "one.file_id"),
    )
    .leftJoin("listen.survey_file as definition", (join) =>
      join
        .onRef("definition.workspace_id", "=", "one.workspace_id")
        .onRef("definition.file_id", "=", "one.definition_file_id"),
    )
    .leftJoin("listen.survey as survey", (join) =>
      join
        .onRef("survey.workspace_id", "=", "one.workspace_id")
        .onRef("survey.survey_id", "=", "one.survey_id"),
    )
    .select([
      "one.workspace_id",
      "one.import_id",
      "one.file_id",
      "one.definition_file_id",
      "one.owner_id",
      "one.survey_id",
      "one.state",
      "one.run",
      "one.progress",
      "one.doing",
      "one.problem",
      "one.revision",
      "one.mapping",
      "one.minimum",
      "one.began_with",
      "one.looks_back",
      "one.answers",
      "one.computed_at",
      "one.created_at",
      "one.deletes_at",
      "file.name as file_name",
      "file.bytes",
      "definition.name as definition_name",
      "definition.bytes as definition_bytes",
      "survey.name as survey_name",
      sql<boolean>`one.understanding IS NOT NULL`.as("understood"),
    ])
    .where("one.workspace_id", "=", workspaceId);

export const listImports = (tx: Transaction, workspaceId: string, ownerId: string): Promise<ImportRow[]> =>
  imports(tx, workspaceId)
    .where("one.owner_id", "=", ownerId)
    .orderBy("one.created_at", "desc")
    .orderBy("one.import_id")
    .execute();

/** Everybody's. */
export async function countImports(tx: Transaction, workspaceId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("listen.survey_import")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}

/** @param lock until the transaction ends, nobody else changes it */
export async function findImport(
  tx: Transaction,
  workspaceId: string,
  importId: string,
  { lock = false } = {},
): Promise<ImportRow | undefined> {
  if (lock)
    await sql`SELECT FROM listen.survey_import WHERE workspace_id = ${workspaceId} AND import_id = ${importId}
      FOR UPDATE`.execute(tx);
  return imports(tx, workspaceId).where("one.import_id", "=", importId).executeTakeFirst();
}

/** One of the large parts; null where there is none. */
export async function findPart<Part extends "understanding" | "fidelity" | "results">(
  tx: Transaction,
  workspaceId: string,
  importId: string,
  part: Part,
): Promise<Row<"listen.survey_import">[Part] | null> {
  const { rows } = await sql<{ content: Row<"listen.survey_import">[Part] }>`
    SELECT ${sql.ref(part)} AS content FROM listen.survey_import
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId}`.execute(tx);
  return rows[0]?.content ?? null;
}

type NewImport = Pick<
  ImportRow,
  | "workspace_id"
  | "import_id"
  | "file_id"
  | "definition_file_id"
  | "owner_id"
  | "survey_id"
  | "run"
  | "mapping"
  | "minimum"
  | "began_with"
  | "looks_back"
  | "created_at"
  | "deletes_at"
>;

export async function insertImport(
  tx: Transaction,
  { mapping, began_with, ...given }: NewImport,
): Promise<void> {
  await tx
    .insertInto("listen.survey_import")
    .values({
      ...given,
      state: "waiting",
      mapping: storableJson(mapping),
      began_with: began_with && storableJson(began_with),
    })
    .execute();
}

export interface ImportChanges {
  state?: ImportState;
  run?: string;
  progress?: number;
  doing?: string;
  problem?: string | null;
  revision?: number;
  definition_file_id?: string | null;
  mapping?: Mapping;
  minimum?: number;
  began_with?: { name: string; at: string } | null;
  looks_back?: boolean;
  survey_id?: string | null;
  answers?: number | null;
  /** These three as JSON. */
  understanding?: string | null;
  fidelity?: string | null;
  results?: string | null;
  computed_at?: Date | null;
}

const asJson = ["mapping", "began_with"] as const;

/**
 * @param run changes it only while this is being worked on
 * @returns false where it is gone, or something else is being worked on
 */
export async function updateImport(
  tx: Transaction,
  workspaceId: string,
  importId: string,
  changes: ImportChanges,
  run?: string,
): Promise<boolean> {
  const values: Record<string, unknown> = { ...changes };
  for (const key of asJson)
    if (values[key] !== undefined && values[key] !== null) values[key] = storableJson(values[key]);
  const { numUpdatedRows } = await tx
    .updateTable("listen.survey_import")
    .set(values)
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .$if(run !== undefined, (query) => query.where(sql<SqlBool>`run = ${run}`))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteImport(tx: Transaction, workspaceId: string, importId: string): Promise<void> {
  await tx
    .deleteFrom("listen.survey_import")
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .execute();
}

/** Deletes imports whose time is over. @returns their files */
export async function deleteExpiredImports(
  tx: Transaction,
  workspaceId: string,
  now: Date,
): Promise<(string | null)[]> {
  const rows = await tx
    .deleteFrom("listen.survey_import")
    .where("workspace_id", "=", workspaceId)
    .where("deletes_at", "<=", now)
    .returning(["file_id", "definition_file_id"])
    .execute();
  return rows.flatMap(({ file_id, definition_file_id }) => [file_id, definition_file_id]);
}
