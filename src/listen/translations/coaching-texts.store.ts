import { sql } from "kysely";
import { advisoryLock } from "#platform/database/advisory-lock.ts";
import type { Transaction } from "#platform/database/tables.ts";
import "./coaching-texts.tables.ts";

const rowsInStatement = 500;

/** A translation as it is stored, with the original that it was written for. */
export interface StoredCoachingText {
  key: string;
  language: string;
  words: string;
  original: string;
}

/** Every translation of a profile's texts; of some languages only where they are named. */
export async function findCoachingTexts(
  tx: Transaction,
  workspace: string,
  profile: string,
  languages?: readonly string[],
): Promise<StoredCoachingText[]> {
  let query = tx
    .selectFrom("listen.coaching_text")
    .select(["text_key as key", "language", "words", "original"])
    .where("workspace_id", "=", workspace)
    .where("profile_id", "=", profile);
  if (languages) query = query.where("language", "in", [...languages]);
  return query.execute();
}

/** Lets one transaction at a time change the translations of a profile, until it ends. */
export async function lockCoachingTexts(tx: Transaction, workspace: string, profile: string): Promise<void> {
  await sql`SELECT ${advisoryLock("coaching texts", workspace, profile).alone}`.execute(tx);
}

export async function putCoachingTexts(
  tx: Transaction,
  workspace: string,
  profile: string,
  { language, savedBy }: { language: string; savedBy: string },
  texts: readonly Omit<StoredCoachingText, "language">[],
): Promise<void> {
  for (let at = 0; at < texts.length; at += rowsInStatement)
    await tx
      .insertInto("listen.coaching_text")
      .values(
        texts.slice(at, at + rowsInStatement).map(({ key, words, original }) => ({
          workspace_id: workspace,
          profile_id: profile,
          language,
          text_key: key,
          words: words.toWellFormed(),
          original: original.toWellFormed(),
          saved_by: savedBy,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "profile_id", "language", "text_key"]).doUpdateSet((row) => ({
          words: row.ref("excluded.words"),
          original: row.ref("excluded.original"),
          saved_by: row.ref("excluded.saved_by"),
          saved_at: sql<Date>`now()`,
        })),
      )
      .execute();
}

export async function deleteCoachingTexts(
  tx: Transaction,
  workspace: string,
  profile: string,
  language: string,
  keys: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("listen.coaching_text")
    .where("workspace_id", "=", workspace)
    .where("profile_id", "=", profile)
    .where("language", "=", language)
    .where("text_key", "in", [...keys])
    .execute();
}
