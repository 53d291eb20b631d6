import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./integrations.tables.ts";

export type TokenRow = Row<"people.api_token">;

export const insertToken = async (
  tx: Transaction,
  row: Insertable<Tables["people.api_token"]>,
): Promise<void> => void (await tx.insertInto("people.api_token").values(row).execute());

/** The newest first; at most 500. */
export const selectTokens = (tx: Transaction, workspaceId: string): Promise<TokenRow[]> =>
  tx
    .selectFrom("people.api_token")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("made_at", "desc")
    .orderBy("token_id")
    .limit(500)
    .execute();

/** A token that is neither revoked nor over, and whose maker may still make tokens. */
export const findWorkingToken = (
  tx: Transaction,
  workspaceId: string,
  tokenId: string,
  now: Date,
): Promise<TokenRow | undefined> =>
  tx
    .selectFrom("people.api_token as token")
    .selectAll("token")
    .where("token.workspace_id", "=", workspaceId)
    .where("token.token_id", "=", tokenId)
    .where("token.revoked_at", "is", null)
    .where("token.expires_at", ">", now)
    .where((where) =>
      where.exists(
        where
          .selectFrom("people.membership as maker")
          .select(sql`1`.as("one"))
          .whereRef("maker.workspace_id", "=", "token.workspace_id")
          .whereRef("maker.user_id", "=", "token.made_by")
          .where(sql<boolean>`'director' = ANY (maker.roles)`),
      ),
    )
    .executeTakeFirst();

export async function noteUse(
  tx: Transaction,
  { workspace_id, token_id }: TokenRow,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("people.api_token")
    .set({ last_used_at: now })
    .where("workspace_id", "=", workspace_id)
    .where("token_id", "=", token_id)
    .execute();
}

/** @returns its name; undefined where there is none that isn't revoked */
export async function revoke(
  tx: Transaction,
  workspaceId: string,
  tokenId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable("people.api_token")
    .set({ revoked_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("token_id", "=", tokenId)
    .where("revoked_at", "is", null)
    .returning("name")
    .executeTakeFirst();
  return row?.name;
}
