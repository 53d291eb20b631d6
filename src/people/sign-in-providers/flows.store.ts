import type { Row, Transaction } from "#platform/database/tables.ts";
import "#people/members/members.tables.ts";
import "#people/organisation/organisation.tables.ts";
import "./providers.tables.ts";

export type FlowRow = Row<"auth.provider_flow">;

export async function insertFlow(
  tx: Transaction,
  flow: Omit<FlowRow, "result" | "result_hash" | "answered_at">,
  now: Date,
): Promise<void> {
  await tx.deleteFrom("auth.provider_flow").where("expires_at", "<", now).execute();
  await tx
    .insertInto("auth.provider_flow")
    .values({ ...flow, result: null, result_hash: null, answered_at: null })
    .execute();
}

/** Takes a flow for its one answer. @returns undefined where there is none, or an answer came before */
export const claimFlow = (
  tx: Transaction,
  { flowId, workspaceId, now }: { flowId: string; workspaceId: string; now: Date },
): Promise<FlowRow | undefined> =>
  tx
    .updateTable("auth.provider_flow")
    .set({ answered_at: now })
    .where("flow_id", "=", flowId)
    .where("workspace_id", "=", workspaceId)
    .where("answered_at", "is", null)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

export async function keepResult(
  tx: Transaction,
  flowId: string,
  result: { result: Buffer; result_hash: Buffer },
): Promise<void> {
  await tx.updateTable("auth.provider_flow").set(result).where("flow_id", "=", flowId).execute();
}

/** Takes what a checked assertion said; it is there once. */
export const takeResult = (
  tx: Transaction,
  { resultHash, workspaceId, now }: { resultHash: Buffer; workspaceId: string; now: Date },
): Promise<FlowRow | undefined> =>
  tx
    .deleteFrom("auth.provider_flow")
    .where("result_hash", "=", resultHash)
    .where("workspace_id", "=", workspaceId)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

/** @returns whether an assertion had not been used before */
export async function noteAssertion(
  tx: Transaction,
  assertion: Row<"auth.used_assertion">,
  now: Date,
): Promise<boolean> {
  await tx.deleteFrom("auth.used_assertion").where("expires_at", "<", now).execute();
  const noted = await tx
    .insertInto("auth.used_assertion")
    .values(assertion)
    .onConflict((conflict) => conflict.doNothing())
    .returning("provider_id")
    .executeTakeFirst();
  return noted !== undefined;
}

/** The account that a provider means, where its owner has agreed. */
export async function findIdentity(
  tx: Transaction,
  providerId: string,
  subjectHash: Buffer,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("auth.provider_identity")
    .select("user_id")
    .where("provider_id", "=", providerId)
    .where("subject_hash", "=", subjectHash)
    .executeTakeFirst();
  return row?.user_id;
}

/** How a workspace knows an address: by its member's name, or by that of a person of its staff who hasn't left. */
export async function findPlace(
  tx: Transaction,
  workspaceId: string,
  { userId, email }: { userId: string | null; email: string },
): Promise<string | undefined> {
  const member =
    userId === null
      ? undefined
      : await tx
          .selectFrom("people.membership")
          .select("name")
          .where("workspace_id", "=", workspaceId)
          .where("user_id", "=", userId)
          .executeTakeFirst();
  if (member) return member.name;
  const person = await tx
    .selectFrom("people.person")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("email_key", "=", email)
    .where("left_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return person?.name;
}

/** Providers that the sign-in page offers for a domain. */
export const findOffered = (
  tx: Transaction,
  domain: string,
): Promise<{ workspace_id: string; provider_id: string }[]> =>
  tx
    .selectFrom("auth.provider_domain")
    .select(["workspace_id", "provider_id"])
    .where("domain", "=", domain)
    .orderBy("provider_id")
    .limit(5)
    .execute();
