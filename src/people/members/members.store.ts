import type { Role } from "#people/access/actor.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import "#people/access/sign-in.tables.ts";
import "./members.tables.ts";

type Membership = Row<"people.membership">;

export async function insertMembership(
  tx: Transaction,
  membership: Omit<Membership, "created_at">,
): Promise<void> {
  await tx.insertInto("people.membership").values(membership).execute();
}

export const findMemberships = (tx: Transaction, workspace: string): Promise<Membership[]> =>
  tx
    .selectFrom("people.membership")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("name")
    .orderBy("user_id")
    .execute();

/** Names of those who have a role and no second factor that is on. */
export async function findWithoutFactor(tx: Transaction, workspace: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("people.membership")
    .leftJoin("auth.second_factor", "auth.second_factor.user_id", "people.membership.user_id")
    .select("people.membership.name")
    .where("people.membership.workspace_id", "=", workspace)
    .where("auth.second_factor.enabled_at", "is", null)
    .orderBy("people.membership.name")
    .execute();
  return rows.map(({ name }) => name);
}

/** All memberships, held until the transaction ends: who may be the last of a role is decided on them. */
export const lockMemberships = (tx: Transaction, workspace: string): Promise<Membership[]> =>
  tx
    .selectFrom("people.membership")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("user_id")
    .forUpdate()
    .execute();

export async function updateMembership(
  tx: Transaction,
  workspace: string,
  user: string,
  changes: { roles?: Role[]; name?: string; email?: string },
): Promise<void> {
  await tx
    .updateTable("people.membership")
    .set(changes)
    .where("workspace_id", "=", workspace)
    .where("user_id", "=", user)
    .execute();
}

export async function deleteMembership(tx: Transaction, workspace: string, user: string): Promise<void> {
  await tx
    .deleteFrom("people.membership")
    .where("workspace_id", "=", workspace)
    .where("user_id", "=", user)
    .execute();
}
