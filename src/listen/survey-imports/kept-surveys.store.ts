import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Fidelity, Mapping } from "../survey-files/survey-file.ts";
import type { AskedQuestion } from "./remembered.ts";
import { storableJson } from "./storable-json.ts";
import "./survey-imports.tables.ts";

export type SurveyRow = Row<"listen.survey"> & {
  /** When its last wave was kept. */
  changed_at: Date;
};
/** A wave without its large parts. */
export type WaveRow = Omit<Row<"listen.survey_wave">, "results" | "fidelity" | "file_hash">;

const surveys = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.survey as survey")
    .selectAll()
    .select(
      sql<Date>`coalesce((SELECT max(wave.kept_at) FROM listen.survey_wave AS wave
        WHERE wave.workspace_id = ${workspaceId} AND wave.survey_id = survey.survey_id), survey.created_at)`.as(
        "changed_at",
      ),
    )
    .where("workspace_id", "=", workspaceId);

/** By name. */
export const listKeptSurveys = (tx: Transaction, workspaceId: string): Promise<SurveyRow[]> =>
  surveys(tx, workspaceId).orderBy("name").orderBy("survey_id").execute();

export async function findKeptSurvey(
  tx: Transaction,
  workspaceId: string,
  surveyId: string,
  { lock = false } = {},
): Promise<SurveyRow | undefined> {
  if (lock)
    await sql`SELECT FROM listen.survey WHERE workspace_id = ${workspaceId} AND survey_id = ${surveyId}
      FOR UPDATE`.execute(tx);
  return surveys(tx, workspaceId).where("survey_id", "=", surveyId).executeTakeFirst();
}

export async function insertKeptSurvey(tx: Transaction, survey: Row<"listen.survey">): Promise<void> {
  await tx
    .insertInto("listen.survey")
    .values({ ...survey, mapping: storableJson(survey.mapping) })
    .execute();
}

export async function updateKeptSurvey(
  tx: Transaction,
  workspaceId: string,
  surveyId: string,
  { mapping, ...changes }: { name?: string; purpose?: string; minimum?: number; mapping?: Mapping },
): Promise<void> {
  await tx
    .updateTable("listen.survey")
    .set({ ...changes, ...(mapping && { mapping: storableJson(mapping) }) })
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .execute();
}

/** Deletes a survey that has no waves; imports meant for it are for none. */
export async function deleteKeptSurvey(
  tx: Transaction,
  workspaceId: string,
  surveyId: string,
): Promise<void> {
  await tx
    .updateTable("listen.survey_import")
    .set({ survey_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .execute();
  await tx
    .deleteFrom("listen.survey")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .execute();
}

const waves = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.survey_wave")
    .select([
      "workspace_id",
      "wave_id",
      "survey_id",
      "name",
      "field_from",
      "field_to",
      "answers",
      "file_name",
      "file_id",
      "file_deletes_at",
      "kept_by",
      "kept_by_name",
      "kept_at",
    ])
    .where("workspace_id", "=", workspaceId);

/** Of one survey or of all; the one in the field last first. */
export const listWaves = (tx: Transaction, workspaceId: string, surveyId?: string): Promise<WaveRow[]> =>
  waves(tx, workspaceId)
    .$if(surveyId !== undefined, (query) => query.where("survey_id", "=", surveyId ?? ""))
    .orderBy("field_to", "desc")
    .orderBy("kept_at", "desc")
    .orderBy("wave_id")
    .execute();

export const findWave = (
  tx: Transaction,
  workspaceId: string,
  waveId: string,
): Promise<WaveRow | undefined> => waves(tx, workspaceId).where("wave_id", "=", waveId).executeTakeFirst();

/** The large parts of a wave. */
export const findWaveContent = (tx: Transaction, workspaceId: string, waveId: string) =>
  tx
    .selectFrom("listen.survey_wave")
    .select(["results", "fidelity"])
    .where("workspace_id", "=", workspaceId)
    .where("wave_id", "=", waveId)
    .executeTakeFirst();

/** The wave that was kept of answers with this hash, and of which survey. */
export const findWaveOfAnswers = (tx: Transaction, workspaceId: string, hash: Buffer) =>
  tx
    .selectFrom("listen.survey_wave as wave")
    .innerJoin("listen.survey as survey", (join) =>
      join
        .onRef("survey.workspace_id", "=", "wave.workspace_id")
        .onRef("survey.survey_id", "=", "wave.survey_id"),
    )
    .select(["wave.wave_id", "wave.survey_id", "wave.name", "survey.name as survey_name"])
    .where("wave.workspace_id", "=", workspaceId)
    .where("wave.file_hash", "=", hash)
    .executeTakeFirst();

/** What the last wave of each survey asked, the survey in the field last first: names and wordings of what has figures. */
export async function askedInLastWaves(
  tx: Transaction,
  workspaceId: string,
  most: number,
): Promise<{ surveyId: string; questions: AskedQuestion[] }[]> {
  const { rows } = await sql<{ survey_id: string; questions: AskedQuestion[] }>`
    SELECT last.survey_id, (SELECT coalesce(json_agg(json_build_object('name', one.value -> 'name', 'label', one.value -> 'label')), '[]')
      FROM json_array_elements(last.fidelity -> 'columns') AS one
      WHERE one.value ->> 'kind' IN ('rating', 'number', 'multiple', 'choice')) AS questions
    FROM (SELECT DISTINCT ON (survey_id) survey_id, fidelity, field_to FROM listen.survey_wave
      WHERE workspace_id = ${workspaceId} ORDER BY survey_id, field_to DESC, kept_at DESC) AS last
    ORDER BY last.field_to DESC, last.survey_id LIMIT ${most}`.execute(tx);
  return rows.map(({ survey_id: surveyId, questions }) => ({ surveyId, questions }));
}

/** @returns false where a wave of the same answers is there */
export async function insertWave(
  tx: Transaction,
  wave: WaveRow & { results: unknown; fidelity: Fidelity; file_hash: Buffer },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("listen.survey_wave")
    .values({ ...wave, results: storableJson(wave.results), fidelity: storableJson(wave.fidelity) })
    .onConflict((conflict) => conflict.columns(["workspace_id", "file_hash"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateWave(
  tx: Transaction,
  workspaceId: string,
  waveId: string,
  changes: Partial<Pick<WaveRow, "name" | "field_from" | "field_to">>,
): Promise<void> {
  await tx
    .updateTable("listen.survey_wave")
    .set(changes)
    .where("workspace_id", "=", workspaceId)
    .where("wave_id", "=", waveId)
    .execute();
}

export async function deleteWaveRow(tx: Transaction, workspaceId: string, waveId: string): Promise<void> {
  await tx
    .deleteFrom("listen.survey_wave")
    .where("workspace_id", "=", workspaceId)
    .where("wave_id", "=", waveId)
    .execute();
}

/** Lets go of files whose waves are to keep them no longer; the results stay. @returns the files */
export async function releaseWaveFiles(tx: Transaction, workspaceId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`
    WITH due AS (SELECT wave_id, file_id FROM listen.survey_wave
      WHERE workspace_id = ${workspaceId} AND file_deletes_at <= ${now} AND file_id IS NOT NULL FOR UPDATE)
    UPDATE listen.survey_wave AS wave SET file_id = NULL FROM due
    WHERE wave.workspace_id = ${workspaceId} AND wave.wave_id = due.wave_id
    RETURNING due.file_id`.execute(tx);
  return rows.map(({ file_id }) => file_id);
}

/** Names of the items in a wave's results, in their order. */
export async function itemsOfWave(tx: Transaction, workspaceId: string, waveId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT item.value ->> 'name' AS name
    FROM listen.survey_wave AS wave, json_array_elements(wave.results -> 'items') WITH ORDINALITY AS item (value, place)
    WHERE wave.workspace_id = ${workspaceId} AND wave.wave_id = ${waveId}
    ORDER BY item.place`.execute(tx);
  return rows.map(({ name }) => name);
}
