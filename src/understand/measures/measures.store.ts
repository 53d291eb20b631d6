import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
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
  questionnaireId: string,
  measures: readonly { code: string; name: string }[],
  namedAt: Date,
): Promise<Map<string, string>> {
  const rows = await tx
    .insertInto("understand.measure")
    .values(
      // In one order, so that two releases at once wait for each other and don't block each other.
      measures
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, name }) => ({
          workspace_id: workspaceId,
          measure_id: randomUUID(),
          questionnaire_id: questionnaireId,
          code,
          name,
          named_at: namedAt,
        })),
    )
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "questionnaire_id", "code"]).doUpdateSet((set) => ({
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
  return new Map(rows.map(({ code, measure_id }) => [code, measure_id]));
}

export interface MeasureRow {
  measureId: string;
  questionnaireId: string;
  code: string;
  name: string;
}

const measures = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("understand.measure")
    .select(["measure_id as measureId", "questionnaire_id as questionnaireId", "code", "name"])
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
  if (versions.length === 0) return;
  await tx
    .insertInto("understand.measure_version")
    .values(
      versions.map(({ measureId, version, definition }) => ({
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
  { releaseId, campaignId, questionnaireId }: Record<"releaseId" | "campaignId" | "questionnaireId", string>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("understand.observed_release")
    .values({
      workspace_id: workspaceId,
      release_id: releaseId,
      campaign_id: campaignId,
      questionnaire_id: questionnaireId,
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
