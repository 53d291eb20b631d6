import { randomUUID } from "node:crypto";
import { type Insertable, type OnConflictBuilder, sql } from "kysely";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import type { MeasureDefinition } from "./measure.ts";
import "./measures.tables.ts";

const rowsPerStatement = 1000;

/**
 * Makes sure that the measures are there, named as at `namedAt` unless they were named later, and holds them until the
 * transaction ends.
 *
 * @returns ids by code
 */
export async function holdMeasures(
  tx: Transaction,
  workspaceId: string,
  source: { questionnaireId: string } | { surveyId: string },
  measures: readonly { code: string; name: string }[],
  namedAt: Date,
): Promise<Map<string, string>> {
  const [of, id] =
    "surveyId" in source
      ? (["survey_id", source.surveyId] as const)
      : (["questionnaire_id", source.questionnaireId] as const);
  // In one order, so that two releases at once wait for each other and don't block each other.
  const ordered = measures.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const held = new Map<string, string>();
  for (let from = 0; from < ordered.length; from += rowsPerStatement) {
    const rows = await tx
      .insertInto("understand.measure")
      .values(
        ordered.slice(from, from + rowsPerStatement).map(({ code, name }) => ({
          workspace_id: workspaceId,
          measure_id: randomUUID(),
          [of]: id,
          code,
          name,
          named_at: namedAt,
        })),
      )
      .onConflict((conflict) =>
        targetOf(conflict, of).doUpdateSet((set) => ({
          name: set
            .case()
            .when("excluded.named_at", ">=", set.ref("understand.measure.named_at"))
            .then(set.ref("excluded.name"))
            .else(set.ref("understand.measure.name"))
            .end(),
          named_at: set.fn("greatest", ["excluded.named_at", "understand.measure.named_at"]),
        })),
      )
      .returning(["measure_id", "code"])
      .execute();
    for (const { code, measure_id } of rows) held.set(code, measure_id);
  }
  return held;
}

/** The unique index of each source; that of surveys is partial. */
const targetOf = (
  conflict: OnConflictBuilder<Tables, "understand.measure">,
  of: "questionnaire_id" | "survey_id",
) => {
  const target = conflict.columns(["workspace_id", of, "code"]);
  return of === "survey_id" ? target.where("survey_id", "is not", null) : target;
};

export interface MeasureRow {
  measureId: string;
  /** What it belongs to: a questionnaire or a survey. */
  questionnaireId: string;
  code: string;
  name: string;
}

const measures = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("understand.measure")
    .select([
      "measure_id as measureId",
      sql<string>`coalesce(questionnaire_id, survey_id)`.as("questionnaireId"),
      "code",
      "name",
    ])
    .where("workspace_id", "=", workspaceId);

export const listAll = (tx: Transaction, workspaceId: string): Promise<MeasureRow[]> =>
  measures(tx, workspaceId).execute();

export const findMeasure = (
  tx: Transaction,
  workspaceId: string,
  measureId: string,
): Promise<MeasureRow | undefined> =>
  measures(tx, workspaceId).where("measure_id", "=", measureId).executeTakeFirst();

export const measuresOfQuestionnaire = (
  tx: Transaction,
  workspaceId: string,
  questionnaireId: string,
): Promise<MeasureRow[]> =>
  measures(tx, workspaceId).where("questionnaire_id", "=", questionnaireId).execute();

interface VersionRow {
  measureId: string;
  version: number;
  definition: MeasureDefinition;
}

/** All versions of these measures, the newest first. */
export async function versionsOf(
  tx: Transaction,
  workspaceId: string,
  measureIds: readonly string[],
): Promise<VersionRow[]> {
  if (measureIds.length === 0) return [];
  return await tx
    .selectFrom("understand.measure_version")
    .select(["measure_id as measureId", "version", "definition"])
    .where("workspace_id", "=", workspaceId)
    .where("measure_id", "in", measureIds)
    .orderBy("version", "desc")
    .execute();
}

export async function insertVersions(
  tx: Transaction,
  workspaceId: string,
  versions: readonly VersionRow[],
): Promise<void> {
  for (let from = 0; from < versions.length; from += rowsPerStatement)
    await tx
      .insertInto("understand.measure_version")
      .values(
        versions.slice(from, from + rowsPerStatement).map(({ measureId, version, definition }) => ({
          workspace_id: workspaceId,
          measure_id: measureId,
          version,
          definition: JSON.stringify(definition),
        })),
      )
      .execute();
}

/** @returns false where its observations are there already */
export async function insertObservedRelease(
  tx: Transaction,
  workspaceId: string,
  {
    releaseId,
    ...source
  }: { releaseId: string } & ({ campaignId: string; questionnaireId: string } | { surveyId: string }),
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("understand.observed_release")
    .values({
      workspace_id: workspaceId,
      release_id: releaseId,
      ...("surveyId" in source
        ? { survey_id: source.surveyId, wave_id: releaseId }
        : { campaign_id: source.campaignId, questionnaire_id: source.questionnaireId }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type Bulk = "understand.observed_unit" | "understand.observation";

/** Inserts rows as they come, a thousand a statement. */
export async function insertInBulk<Table extends Bulk>(
  tx: Transaction,
  table: Table,
  rows: Iterable<Insertable<Tables[Table]>>,
): Promise<void> {
  let batch: Insertable<Tables[Table]>[] = [];
  const insert = async () => {
    if (batch.length > 0) await tx.insertInto(table).values(batch).execute();
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === rowsPerStatement) await insert();
  }
  await insert();
}

/** Deletes what was observed at a survey's wave, and measures of the survey of which nothing is left. */
export async function deleteWaveObservations(
  tx: Transaction,
  workspaceId: string,
  surveyId: string,
  waveId: string,
): Promise<void> {
  for (const table of ["observation", "observed_unit", "observed_release"])
    await sql`DELETE FROM ${sql.table(`understand.${table}`)}
      WHERE workspace_id = ${workspaceId} AND release_id = ${waveId}`.execute(tx);
  const empty = sql`SELECT measure_id FROM understand.measure AS measure
    WHERE workspace_id = ${workspaceId} AND survey_id = ${surveyId}
      AND NOT EXISTS (SELECT FROM understand.observation AS one
        WHERE one.workspace_id = ${workspaceId} AND one.measure_id = measure.measure_id)`;
  const { rows } = await sql<{ measure_id: string }>`${empty}`.execute(tx);
  const ids = rows.map(({ measure_id }) => measure_id);
  for (const table of ["measure_version", "measure"])
    await sql`DELETE FROM ${sql.table(`understand.${table}`)}
      WHERE workspace_id = ${workspaceId} AND measure_id = ANY (${ids}::uuid[])`.execute(tx);
}
