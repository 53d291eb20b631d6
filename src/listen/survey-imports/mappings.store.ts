import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import type { Mapping } from "../survey-files/survey-file.ts";
import type { RememberedMapping } from "./remembered.ts";
import { storableJson } from "./storable-json.ts";
import "./survey-imports.tables.ts";

/** How many of the newest are looked through, of one's own and of those kept each. */
const lookedThrough = 40;

const hashOf = (columns: readonly string[]) => createHash("sha256").update(JSON.stringify(columns)).digest();

/** Remembers corrections for a file with these columns. @param ownerId null: for everybody who imports */
export async function rememberMapping(
  tx: Transaction,
  workspaceId: string,
  ownerId: string | null,
  remembered: { name: string; columns: readonly string[]; mapping: Mapping; minimum: number; at: Date },
): Promise<void> {
  const { name, columns, mapping, minimum, at } = remembered;
  const values = { name, mapping: storableJson(mapping), minimum, used_at: at };
  const conflict = ownerId === null ? ["workspace_id"] : ["workspace_id", "owner_id"];
  await tx
    .insertInto("listen.survey_mapping")
    .values({
      workspace_id: workspaceId,
      mapping_id: randomUUID(),
      owner_id: ownerId,
      columns_hash: hashOf(columns),
      columns: storableJson(columns),
      ...values,
    })
    .onConflict((on) =>
      on
        .columns([...(conflict as ("workspace_id" | "owner_id")[]), "columns_hash"])
        .where("owner_id", ownerId === null ? "is" : "is not", null)
        .doUpdateSet(values),
    )
    .execute();
}

/** What an importer may begin with: their own corrections and those of kept surveys, the newest first. */
export async function listMappings(
  tx: Transaction,
  workspaceId: string,
  ownerId: string,
): Promise<RememberedMapping[]> {
  const found = (owner: string | null) =>
    tx
      .selectFrom("listen.survey_mapping")
      .select(["name", "columns", "mapping", "minimum", "used_at as at"])
      .where("workspace_id", "=", workspaceId)
      .where("owner_id", owner === null ? "is" : "=", owner)
      .orderBy("used_at", "desc")
      .limit(lookedThrough)
      .execute();
  const [own, kept] = [await found(ownerId), await found(null)];
  return [...own, ...kept].sort((a, b) => b.at.getTime() - a.at.getTime());
}
