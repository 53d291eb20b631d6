import type { Row, Transaction } from "#platform/database/tables.ts";
import "./data-protection.tables.ts";

export type ErasureRequest = Row<"people.erasure_request">;

const of = (tx: Transaction, workspace: string) =>
  tx.selectFrom("people.erasure_request").selectAll().where("workspace_id", "=", workspace);

/** A person's newest request. */
export const findNewestRequest = (
  tx: Transaction,
  workspace: string,
  person: string,
): Promise<ErasureRequest | undefined> =>
  of(tx, workspace)
    .where("person_id", "=", person)
    .orderBy("asked_at", "desc")
    .orderBy("request_id")
    .limit(1)
    .executeTakeFirst();

/** Held until the transaction ends, so that a request is answered once. */
export const lockRequest = (
  tx: Transaction,
  workspace: string,
  request: string,
): Promise<ErasureRequest | undefined> =>
  of(tx, workspace).where("request_id", "=", request).forUpdate().executeTakeFirst();

/** A person's open request, held until the transaction ends. */
export const lockOpenRequest = (
  tx: Transaction,
  workspace: string,
  person: string,
): Promise<ErasureRequest | undefined> =>
  of(tx, workspace)
    .where("person_id", "=", person)
    .where("state", "=", "open")
    .forUpdate()
    .executeTakeFirst();

/** Open requests by the day they are due, then the newest answered ones. */
export const findRequests = (tx: Transaction, workspace: string, limit: number) =>
  tx
    .selectFrom("people.erasure_request as request")
    .leftJoin("people.person as person", (join) =>
      join
        .onRef("person.workspace_id", "=", "request.workspace_id")
        .onRef("person.person_id", "=", "request.person_id"),
    )
    .select([
      "request.request_id",
      "request.person_id",
      "request.asked_at",
      "request.due_at",
      "request.state",
      "request.note",
      "request.answered_at",
      "request.answered_by",
      "request.reason",
      "person.name",
    ])
    .where("request.workspace_id", "=", workspace)
    .orderBy((by) => by.case().when("request.state", "=", "open").then(0).else(1).end())
    .orderBy("request.due_at")
    .orderBy("request.request_id")
    .limit(limit)
    .execute();

export async function insertRequest(
  tx: Transaction,
  request: Pick<
    ErasureRequest,
    "workspace_id" | "request_id" | "person_id" | "asked_at" | "due_at" | "note"
  > &
    Partial<ErasureRequest>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("people.erasure_request")
    .values({ answered_at: null, answered_by: null, ...request })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function answerRequest(
  tx: Transaction,
  { workspace_id, request_id }: Pick<ErasureRequest, "workspace_id" | "request_id">,
  answer: Pick<ErasureRequest, "state" | "answered_at" | "answered_by"> &
    Partial<Pick<ErasureRequest, "reason" | "note">>,
): Promise<void> {
  await tx
    .updateTable("people.erasure_request")
    .set(answer)
    .where("workspace_id", "=", workspace_id)
    .where("request_id", "=", request_id)
    .execute();
}
