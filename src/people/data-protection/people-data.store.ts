import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "../audit/audit.tables.ts";
import "../organisation/organisation.tables.ts";
import type { Subject } from "./personal-data.service.ts";

/** Entries of the log that are about a person, or of what they did themselves. */
export const findLogEntries = (tx: Transaction, { workspaceId, personId, email }: Subject) =>
  tx
    .selectFrom("people.audit_entry")
    .select(["at", "action", "subject", "actor_name as by"])
    .where("workspace_id", "=", workspaceId)
    .where((where) =>
      where.or([
        where(sql<string>`details ->> 'person'`, "=", personId),
        where(
          "actor_id",
          "in",
          where
            .selectFrom("auth.user")
            .select("id")
            .where("email", "=", email?.toLowerCase() ?? null),
        ),
      ]),
    )
    .orderBy("number")
    .execute();

/** Lines of staff imports that show the person. */
export const findImportLines = (tx: Transaction, { workspaceId, personId }: Subject) =>
  tx
    .selectFrom("people.person_import_line")
    .select(["import_id", "kind", "content"])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .orderBy("import_id")
    .orderBy("number")
    .execute();

/** Sessions of an account that this address signs in to. */
export const findAccount = (tx: Transaction, email: string) =>
  tx
    .selectFrom("auth.user")
    .select(["id", "name", "email", "emailVerified"])
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst();

export const findSessions = async (tx: Transaction, user: string) => {
  const { rows } = await sql<{
    startedAt: Date;
    expiresAt: Date;
    address: string | null;
    browser: string | null;
  }>`
    SELECT "createdAt" AS "startedAt", "expiresAt", "ipAddress" AS address, "userAgent" AS browser
    FROM auth."session" WHERE "userId" = ${user} ORDER BY "createdAt"`.execute(tx);
  return rows;
};

/** Deletes a person's record, and what shows it in imports; people whom they managed have no manager then. */
export async function deletePerson(tx: Transaction, { workspaceId, personId }: Subject): Promise<void> {
  await tx
    .deleteFrom("people.person_import_line")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
  await tx
    .updateTable("people.person")
    .set({ manager_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("manager_id", "=", personId)
    .execute();
  await tx
    .deleteFrom("people.person")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}
