import type { Transaction } from "#platform/database/tables.ts";
import type { Outdated } from "./outdated.ts";
import "./questionnaire.tables.ts";

const rowsInStatement = 1000;

export async function findOutdated(tx: Transaction, workspace: string, id: string): Promise<Outdated[]> {
  const rows = await tx
    .selectFrom("listen.outdated_translation")
    .select(["text_key", "language", "original_language", "original"])
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .execute();
  return rows.map((row) => ({
    key: row.text_key,
    language: row.language,
    originalLanguage: row.original_language,
    original: row.original,
  }));
}

/** Puts a list in the place of all that was known. */
export async function replaceOutdated(
  tx: Transaction,
  workspace: string,
  id: string,
  list: readonly Outdated[],
): Promise<void> {
  await tx
    .deleteFrom("listen.outdated_translation")
    .where("workspace_id", "=", workspace)
    .where("questionnaire_id", "=", id)
    .execute();
  for (let at = 0; at < list.length; at += rowsInStatement)
    await tx
      .insertInto("listen.outdated_translation")
      .values(
        list.slice(at, at + rowsInStatement).map(({ key, language, originalLanguage, original }) => ({
          workspace_id: workspace,
          questionnaire_id: id,
          text_key: key,
          language,
          original_language: originalLanguage,
          original: original.toWellFormed(),
        })),
      )
      .execute();
}
