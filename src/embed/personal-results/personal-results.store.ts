import type { Transaction } from "#platform/database/tables.ts";

/** What somebody was told when they were invited, by language, and the language in which they were asked. */
export async function findPromise(
  transaction: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<{ promise: Record<string, string[]> | null; language: string } | undefined> {
  return await transaction
    .selectFrom("listen.invitation as invitation")
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "invitation.workspace_id")
        .onRef("campaign.campaign_id", "=", "invitation.campaign_id"),
    )
    .select(["campaign.promise", "invitation.language"])
    .where("invitation.workspace_id", "=", workspaceId)
    .where("invitation.invitation_id", "=", invitationId)
    .executeTakeFirst();
}
