import type { Row, Transaction } from "#platform/database/tables.ts";
import "./members.tables.ts";

export type Invitation = Row<"people.member_invitation">;

const invitations = (tx: Transaction, workspace: string) =>
  tx
    .selectFrom("people.member_invitation")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null);

/** Invitations that nobody accepted or withdrew, newest first; also those that ran out. */
export const findOpenInvitations = (tx: Transaction, workspace: string): Promise<Invitation[]> =>
  invitations(tx, workspace).orderBy("created_at", "desc").orderBy("invitation_id").execute();

/** One of these, held until the transaction ends. */
export const lockInvitation = (
  tx: Transaction,
  workspace: string,
  invitation: string,
): Promise<Invitation | undefined> =>
  invitations(tx, workspace).where("invitation_id", "=", invitation).forUpdate().executeTakeFirst();

export async function insertInvitation(
  tx: Transaction,
  invitation: Omit<Invitation, "created_at" | "accepted_at" | "withdrawn_at">,
): Promise<void> {
  await tx.insertInto("people.member_invitation").values(invitation).execute();
}

export async function updateInvitation(
  tx: Transaction,
  { workspace_id, invitation_id }: Pick<Invitation, "workspace_id" | "invitation_id">,
  changes: Partial<Pick<Invitation, "secret_hash" | "expires_at" | "accepted_at" | "withdrawn_at">>,
): Promise<void> {
  await tx
    .updateTable("people.member_invitation")
    .set(changes)
    .where("workspace_id", "=", workspace_id)
    .where("invitation_id", "=", invitation_id)
    .execute();
}
