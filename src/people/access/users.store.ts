import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { User } from "./actor.ts";
import "./sign-in.tables.ts";

export async function insertUser(tx: Transaction, user: User, passwordHash: string | null): Promise<void> {
  await tx.insertInto("auth.user").values(user).execute();
  if (passwordHash === null) return;
  await tx
    .insertInto("auth.account")
    .values({
      accountId: user.id,
      providerId: "credential",
      userId: user.id,
      password: passwordHash,
      updatedAt: new Date(),
    })
    .execute();
}

/** Whether anybody has an account. */
export async function anyUser(tx: Transaction): Promise<boolean> {
  const user = await tx.selectFrom("auth.user").select("id").limit(1).executeTakeFirst();
  return user !== undefined;
}

export const findUser = (tx: Transaction, email: string): Promise<User | undefined> =>
  tx
    .selectFrom("auth.user")
    .select(["id", "name", "email", "emailVerified"])
    .where("email", "=", email)
    .executeTakeFirst();

export async function markVerified(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable("auth.user")
    .set({ emailVerified: true, updatedAt: new Date() })
    .where("id", "=", id)
    .execute();
}

/** Ends all that whoever claimed an address without proof could get in with: password and sessions. */
export async function endClaims(tx: Transaction, id: string): Promise<void> {
  await sql`DELETE FROM auth."account" WHERE "userId" = ${id}`.execute(tx);
  await sql`DELETE FROM auth."session" WHERE "userId" = ${id}`.execute(tx);
}

/** Ends the sessions that a workspace's identity providers have opened for somebody. */
export async function endProviderSessions(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  await sql`DELETE FROM auth."session" WHERE "userId" = ${id} AND "id" IN (
    SELECT session_id FROM auth.session_mark WHERE workspace_id = ${workspaceId})`.execute(tx);
}
