import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { BrandSettings } from "./brand.contract.ts";
import type { PictureKind } from "./picture.ts";
import "./brand.tables.ts";

export const findBrand = (tx: Transaction, workspaceId: string) =>
  tx.selectFrom("people.brand").selectAll().where("workspace_id", "=", workspaceId).executeTakeFirst();

/** The same without the picture's bytes. */
export const findBrandWords = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("people.brand")
    .select([
      "name",
      "primary_colour",
      "accent_colour",
      "logo_type",
      "logo_width",
      "logo_height",
      "changed_at",
    ])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();

/** The name, and the picture where it has no more bytes than given. */
export const findLetterhead = (tx: Transaction, workspaceId: string, mostBytes: number) =>
  tx
    .selectFrom("people.brand")
    .select([
      "name",
      "logo_type as type",
      "logo_width as width",
      "logo_height as height",
      sql<Buffer | null>`CASE WHEN octet_length(logo) <= ${mostBytes} THEN logo END`.as("content"),
    ])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();

export async function storeBrand(
  tx: Transaction,
  workspaceId: string,
  { name, primary, accent }: BrandSettings,
): Promise<void> {
  const changes = { name, primary_colour: primary, accent_colour: accent, changed_at: sql<Date>`now()` };
  await tx
    .insertInto("people.brand")
    .values({
      workspace_id: workspaceId,
      ...changes,
      logo: null,
      logo_type: null,
      logo_width: null,
      logo_height: null,
    })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(changes))
    .execute();
}

/** @returns false where no brand is there to have a logo */
export async function storeLogo(
  tx: Transaction,
  workspaceId: string,
  logo: (PictureKind & { content: Buffer }) | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("people.brand")
    .set({
      logo: logo?.content ?? null,
      logo_type: logo?.type ?? null,
      logo_width: logo?.width ?? null,
      logo_height: logo?.height ?? null,
      changed_at: sql`now()`,
    })
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
