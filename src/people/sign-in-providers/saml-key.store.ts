import type { Row, Transaction } from "#platform/database/tables.ts";
import "./providers.tables.ts";

export type SamlKeyRow = Row<"people.saml_key">;

export const findSamlKey = (tx: Transaction, workspaceId: string): Promise<SamlKeyRow | undefined> =>
  tx.selectFrom("people.saml_key").selectAll().where("workspace_id", "=", workspaceId).executeTakeFirst();

export async function storeSamlKey(tx: Transaction, { workspace_id, ...key }: SamlKeyRow): Promise<void> {
  await tx
    .insertInto("people.saml_key")
    .values({ workspace_id, ...key })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(key))
    .execute();
}
