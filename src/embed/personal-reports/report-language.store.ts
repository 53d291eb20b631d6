import type { Transaction } from "#platform/database/tables.ts";

/** The language in which somebody was invited. */
export async function findLanguage(
  transaction: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom("listen.invitation")
    .select("language")
    .where("workspace_id", "=", workspaceId)
    .where("invitation_id", "=", invitationId)
    .executeTakeFirst();
  return row?.language ?? null;
}
