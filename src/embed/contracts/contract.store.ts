import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { CheckIn } from "./check-in.ts";
import type { Clauses } from "./clauses.ts";
import "./contract.tables.ts";

export type ContractRow = Row<"embed.contract">;

/** Whose contracts somebody may open: their person's, begun at the address that they have proven. */
export interface Owner {
  personId: string;
  /** In lower case. */
  email: string;
}

interface Place {
  tx: Transaction;
  workspaceId: string;
}

const ofOwner = ({ tx, workspaceId }: Place, { personId, email }: Owner) =>
  tx
    .selectFrom("embed.contract")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .where("email", "=", email);

export const findContracts = (place: Place, owner: Owner): Promise<ContractRow[]> =>
  ofOwner(place, owner).orderBy("created_at", "desc").orderBy("contract_id").execute();

/** All contracts of a person, at whatever address they were begun: for data protection alone. */
export const findContractsOf = ({ tx, workspaceId }: Place, personId: string): Promise<ContractRow[]> =>
  tx
    .selectFrom("embed.contract")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .orderBy("contract_id")
    .execute();

/** An owner's contract, held until the transaction ends: all that is written about it waits its turn. */
export const lockContract = (
  place: Place,
  owner: Owner,
  contractId: string,
): Promise<ContractRow | undefined> =>
  ofOwner(place, owner).where("contract_id", "=", contractId).forUpdate().executeTakeFirst();

/** The same by its id alone, for the server's own work and for whoever holds a genuine link. */
export const lockById = ({ tx, workspaceId }: Place, contractId: string): Promise<ContractRow | undefined> =>
  tx
    .selectFrom("embed.contract")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "=", contractId)
    .forUpdate()
    .executeTakeFirst();

export const findById = ({ tx, workspaceId }: Place, contractId: string): Promise<ContractRow | undefined> =>
  tx
    .selectFrom("embed.contract")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "=", contractId)
    .executeTakeFirst();

/** @returns false where the person has an active contract already */
export async function insertContract(
  { tx, workspaceId }: Place,
  contract: { contractId: string; owner: Owner; clauses: Clauses; createdAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto("embed.contract")
    .values({
      workspace_id: workspaceId,
      contract_id: contract.contractId,
      person_id: contract.owner.personId,
      email: contract.owner.email,
      clauses: JSON.stringify(contract.clauses),
      created_at: contract.createdAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "person_id"])
        .where(sql<boolean>`state IN ('draft', 'signed')`)
        .doNothing(),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

type Changes = Partial<Omit<ContractRow, "workspace_id" | "contract_id" | "clauses" | "reached">> & {
  clauses?: Clauses;
  reached?: ContractRow["reached"];
};

export async function updateContract(
  { tx, workspaceId }: Place,
  contractId: string,
  { clauses, reached, ...changes }: Changes,
): Promise<void> {
  await tx
    .updateTable("embed.contract")
    .set({
      ...changes,
      ...(clauses && { clauses: JSON.stringify(clauses) }),
      ...(reached && { reached: JSON.stringify(reached) }),
    })
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "=", contractId)
    .execute();
}

const parts = [
  "embed.contract_signature",
  "embed.contract_version",
  "embed.contract_supporter",
  "embed.contract_check_in",
  "embed.contract",
] as const;

export async function deleteContracts({ tx, workspaceId }: Place, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of parts)
    await tx
      .deleteFrom(table)
      .where("workspace_id", "=", workspaceId)
      .where("contract_id", "in", [...ids])
      .execute();
}

export const findVersions = ({ tx, workspaceId }: Place, ids: readonly string[]) =>
  tx
    .selectFrom("embed.contract_version")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "in", [...ids])
    .orderBy("version", "desc")
    .execute();

export async function insertVersion(
  { tx, workspaceId }: Place,
  contractId: string,
  version: number,
  clauses: Clauses,
): Promise<void> {
  await tx
    .insertInto("embed.contract_version")
    .values({
      workspace_id: workspaceId,
      contract_id: contractId,
      version,
      clauses: JSON.stringify(clauses),
    })
    .execute();
}

export const findSignatures = ({ tx, workspaceId }: Place, ids: readonly string[]) =>
  tx
    .selectFrom("embed.contract_signature")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "in", [...ids])
    .orderBy("signed_at")
    .orderBy("signer_id")
    .execute();

/** Puts a name under a version; who has signed it already stays as they signed. */
export async function insertSignature(
  { tx, workspaceId }: Place,
  signature: { contractId: string; version: number; signerId: string; name: string; signedAt: Date },
): Promise<void> {
  await tx
    .insertInto("embed.contract_signature")
    .values({
      workspace_id: workspaceId,
      contract_id: signature.contractId,
      version: signature.version,
      signer_id: signature.signerId,
      name: signature.name,
      signed_at: signature.signedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "contract_id", "version", "signer_id"]).doNothing(),
    )
    .execute();
}

export const findCheckIns = ({ tx, workspaceId }: Place, ids: readonly string[]) =>
  tx
    .selectFrom("embed.contract_check_in")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("contract_id", "in", [...ids])
    .orderBy("week", "desc")
    .execute();

export async function storeCheckIn(
  { tx, workspaceId }: Place,
  contractId: string,
  { week, marks, note, learned, revision }: CheckIn,
  savedAt: Date,
): Promise<void> {
  const said = { marks: JSON.stringify(marks), note, learned, revision, saved_at: savedAt };
  await tx
    .insertInto("embed.contract_check_in")
    .values({ workspace_id: workspaceId, contract_id: contractId, week, ...said })
    .onConflict((conflict) => conflict.columns(["workspace_id", "contract_id", "week"]).doUpdateSet(said))
    .execute();
}

/** The workspace's part of every link and every date. */
export const readGround = ({ tx, workspaceId }: Place) =>
  tx
    .selectFrom("people.workspace")
    .select(["link_key", "organisation", "time_zone"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
export type Ground = Awaited<ReturnType<typeof readGround>>;

/** A person's name, and whether they have left. */
export const findPerson = ({ tx, workspaceId }: Place, personId: string) =>
  tx
    .selectFrom("people.person")
    .select(["name", "email", "left_at"])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
