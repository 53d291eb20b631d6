import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import "./contract.tables.ts";
import type { Owner } from "./contract.store.ts";

type SupporterRow = Row<"embed.contract_supporter">;

/** A support person, and when they left the organisation. */
export type KnownSupporter = SupporterRow & { left_at: Date | null };

interface Place {
  tx: Transaction;
  workspaceId: string;
}

const supporters = ({ tx, workspaceId }: Place) =>
  tx
    .selectFrom("embed.contract_supporter as supporter")
    .leftJoin("people.person as person", (join) =>
      join
        .onRef("person.workspace_id", "=", "supporter.workspace_id")
        .onRef("person.person_id", "=", "supporter.person_id"),
    )
    .selectAll("supporter")
    .select("person.left_at")
    .where("supporter.workspace_id", "=", workspaceId);

/** Support persons of contracts, but those with whom sharing was taken back. */
export const findSupporters = (place: Place, ids: readonly string[]): Promise<KnownSupporter[]> =>
  supporters(place)
    .where("supporter.contract_id", "in", [...ids])
    .where("supporter.state", "<>", "withdrawn")
    .orderBy("supporter.created_at")
    .orderBy("supporter.supporter_id")
    .execute();

export const findSupporter = (place: Place, supporterId: string): Promise<KnownSupporter | undefined> =>
  supporters(place).where("supporter.supporter_id", "=", supporterId).executeTakeFirst();

/** Contracts that somebody was asked to support, at an address that is theirs, and whose they are. */
export const findSupported = (place: Place, { personId, email }: Owner) =>
  supporters(place)
    .innerJoin("embed.contract as contract", (join) =>
      join
        .onRef("contract.workspace_id", "=", "supporter.workspace_id")
        .onRef("contract.contract_id", "=", "supporter.contract_id"),
    )
    .innerJoin("people.person as owner", (join) =>
      join
        .onRef("owner.workspace_id", "=", "contract.workspace_id")
        .onRef("owner.person_id", "=", "contract.person_id"),
    )
    .select("owner.name as ownerName")
    .where("supporter.person_id", "=", personId)
    .where(sql<string>`lower(supporter.email)`, "=", email)
    .where("supporter.state", "in", ["asked", "accepted"])
    .where("contract.state", "=", "signed")
    .where("owner.left_at", "is", null)
    .orderBy("supporter.created_at")
    .execute();

export async function insertSupporter(
  { tx, workspaceId }: Place,
  supporter: Omit<SupporterRow, "workspace_id" | "state" | "link_version" | "asked_at" | "answered_at">,
): Promise<void> {
  await tx
    .insertInto("embed.contract_supporter")
    .values({ workspace_id: workspaceId, ...supporter })
    .execute();
}

export async function updateSupporter(
  { tx, workspaceId }: Place,
  supporterId: string,
  changes: Partial<Omit<SupporterRow, "workspace_id" | "contract_id" | "supporter_id">>,
): Promise<void> {
  await tx
    .updateTable("embed.contract_supporter")
    .set(changes)
    .where("workspace_id", "=", workspaceId)
    .where("supporter_id", "=", supporterId)
    .execute();
}

/** Where a person was asked for support, and what they answered. */
export const findSupportOf = ({ tx, workspaceId }: Place, personId: string) =>
  tx
    .selectFrom("embed.contract_supporter")
    .select([
      "supporter_id as supporter",
      "name",
      "email",
      "state",
      "asked_at as askedAt",
      "answered_at as answeredAt",
    ])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();

/** Removes a supporter with their signatures. */
export async function forgetSupporter({ tx, workspaceId }: Place, supporterId: string): Promise<void> {
  await tx
    .deleteFrom("embed.contract_signature")
    .where("workspace_id", "=", workspaceId)
    .where("signer_id", "=", supporterId)
    .execute();
  await tx
    .deleteFrom("embed.contract_supporter")
    .where("workspace_id", "=", workspaceId)
    .where("supporter_id", "=", supporterId)
    .execute();
}

/** People by a part of their name: those with an address who haven't left, at most ten. */
export async function searchPeople({ tx, workspaceId }: Place, search: string, except: string) {
  const { rows } = await sql<{ id: string; name: string; department: string }>`
    WITH RECURSIVE found AS (
      SELECT person_id, name, unit_id FROM people.person
      WHERE workspace_id = ${workspaceId} AND left_at IS NULL AND email IS NOT NULL AND person_id <> ${except}
        AND position(lower(${search}) IN lower(name)) > 0
      ORDER BY lower(name), person_id LIMIT 10
    ), path AS (
      SELECT person_id, parent_id, unit.name AS path FROM found
      JOIN people.unit ON unit.workspace_id = ${workspaceId} AND unit.unit_id = found.unit_id
      UNION ALL
      SELECT person_id, unit.parent_id, unit.name || '/' || path FROM path
      JOIN people.unit ON unit.workspace_id = ${workspaceId} AND unit.unit_id = path.parent_id
    )
    SELECT found.person_id AS id, found.name, coalesce(path.path, '') AS department
    FROM found LEFT JOIN path ON path.person_id = found.person_id AND path.parent_id IS NULL
    ORDER BY lower(found.name), found.person_id`.execute(tx);
  return rows;
}
