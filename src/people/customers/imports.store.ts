import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { KnownAccount, KnownManager } from "./account-plan.ts";
import type { ColumnField, FileColumn } from "./customer-columns.ts";
import type { KnownCustomer } from "./customer-plan.ts";
import type { CustomerImportLine, CustomerImportLineKind } from "./import-lines.ts";
import type { ImportPart } from "./import-rows.ts";
import "../organisation/organisation.tables.ts";
import "./customers.tables.ts";

export type ImportRow = Row<"people.customer_import">;
const atOnce = 1_000;

/** What earlier files' columns were taken for, by their keys. */
export async function findColumns(tx: Transaction, workspace: string): Promise<Map<string, ColumnField>> {
  const rows = await tx
    .selectFrom("people.customer_column")
    .select(["name_key", "field"])
    .where("workspace_id", "=", workspace)
    .orderBy("used_at", "desc")
    .limit(5_000)
    .execute();
  return new Map(rows.map(({ name_key, field }) => [name_key, field as ColumnField]));
}

export async function keepColumns(
  tx: Transaction,
  workspace: string,
  columns: ReadonlyMap<string, ColumnField>,
  at: Date,
): Promise<void> {
  const rows = [...columns].map(([name_key, field]) => ({
    workspace_id: workspace,
    name_key,
    field,
    used_at: at,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto("people.customer_column")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "name_key"]).doUpdateSet((row) => ({
        field: row.ref("excluded.field"),
        used_at: row.ref("excluded.used_at"),
      })),
    )
    .execute();
}

/** Imports that nobody applied by now, and what was shown of those that were. */
export async function deleteForgotten(tx: Transaction, workspace: string, before: Date): Promise<void> {
  await tx
    .deleteFrom("people.customer_import")
    .where("workspace_id", "=", workspace)
    .where("created_at", "<", before)
    .where("state", "in", ["mapping", "planned"])
    .execute();
  await tx
    .deleteFrom("people.customer_import_line")
    .where("workspace_id", "=", workspace)
    .where("import_id", "in", (select) =>
      select
        .selectFrom("people.customer_import")
        .select("import_id")
        .where("workspace_id", "=", workspace)
        .where("applied_at", "<", before),
    )
    .execute();
}

export async function insertImport(
  tx: Transaction,
  given: {
    workspace_id: string;
    import_id: string;
    file_name: string;
    run: string;
    created_by: string;
    created_at: Date;
  },
): Promise<void> {
  await tx
    .insertInto("people.customer_import")
    .values({ ...given, columns: "[]", rows: 0 })
    .execute();
}

export async function insertPart(
  tx: Transaction,
  workspace: string,
  id: string,
  part: number,
  content: ImportPart,
): Promise<void> {
  await tx
    .insertInto("people.customer_import_part")
    .values({ workspace_id: workspace, import_id: id, part, content: JSON.stringify(content) })
    .execute();
}

type ImportChanges = Partial<
  Omit<ImportRow, "workspace_id" | "import_id" | "columns" | "counts"> & {
    columns: readonly FileColumn[];
    counts: ImportRow["counts"];
  }
>;

/** @param run where given, only while this is what is being worked on @returns whether it was changed */
export async function updateImport(
  tx: Transaction,
  workspace: string,
  id: string,
  { columns, counts, ...changes }: ImportChanges,
  run?: string,
): Promise<boolean> {
  let update = tx
    .updateTable("people.customer_import")
    .set({
      ...(changes as object),
      ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
      ...(counts === undefined ? {} : { counts: counts === null ? null : JSON.stringify(counts) }),
    })
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id);
  if (run !== undefined) update = update.where("run", "=", run);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows === 1n;
}

export function findImport(tx: Transaction, workspace: string, id: string, { lock = false } = {}) {
  const found = tx
    .selectFrom("people.customer_import")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id);
  return (lock ? found.forNoKeyUpdate() : found).executeTakeFirst();
}

export const findImports = (tx: Transaction, workspace: string, limit: number) =>
  tx
    .selectFrom("people.customer_import")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();

export async function deleteImport(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom("people.customer_import")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
}

/** The parts of a file, one after the other. */
export async function* partsOf(tx: Transaction, workspace: string, id: string): AsyncGenerator<ImportPart> {
  for (let part = 0; ; part++) {
    const found = await tx
      .selectFrom("people.customer_import_part")
      .select("content")
      .where("workspace_id", "=", workspace)
      .where("import_id", "=", id)
      .where("part", "=", part)
      .executeTakeFirst();
    if (!found) return;
    yield found.content;
  }
}

type OfImport =
  | "people.customer_import_part"
  | "people.customer_import_line"
  | "people.customer_import_match"
  | "people.customer_import_leaver";

export async function deleteOf(
  tx: Transaction,
  table: OfImport,
  workspace: string,
  id: string,
): Promise<void> {
  await tx.deleteFrom(table).where("workspace_id", "=", workspace).where("import_id", "=", id).execute();
}

export interface KeptLine {
  kind: CustomerImportLineKind;
  number: number;
  customerId: string | null;
  content: CustomerImportLine;
}

export async function insertLines(
  tx: Transaction,
  workspace: string,
  id: string,
  lines: readonly KeptLine[],
): Promise<void> {
  for (let start = 0; start < lines.length; start += atOnce)
    await tx
      .insertInto("people.customer_import_line")
      .values(
        lines.slice(start, start + atOnce).map(({ kind, number, customerId, content }) => ({
          workspace_id: workspace,
          import_id: id,
          kind,
          number,
          customer_id: customerId,
          content: JSON.stringify(content),
        })),
      )
      .execute();
}

export async function insertChoices(
  tx: Transaction,
  table: "people.customer_import_match" | "people.customer_import_leaver",
  workspace: string,
  id: string,
  customers: readonly string[],
): Promise<void> {
  for (let start = 0; start < customers.length; start += atOnce)
    await tx
      .insertInto(table)
      .values(
        customers
          .slice(start, start + atOnce)
          .map((customer_id) => ({ workspace_id: workspace, import_id: id, customer_id })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function deleteLeavers(
  tx: Transaction,
  workspace: string,
  id: string,
  customers: readonly string[],
): Promise<void> {
  if (customers.length === 0) return;
  await tx
    .deleteFrom("people.customer_import_leaver")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .where("customer_id", "in", customers)
    .execute();
}

/** Lines of a kind after a number, in their order. */
export const findLines = (
  tx: Transaction,
  workspace: string,
  id: string,
  kind: CustomerImportLineKind,
  { after = 0, offset = 0, limit }: { after?: number; offset?: number; limit: number },
) =>
  tx
    .selectFrom("people.customer_import_line")
    .select(["number", "customer_id as customerId", "content"])
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .where("kind", "=", kind)
    .where("number", ">", after)
    .orderBy("number")
    .offset(offset)
    .limit(limit)
    .execute();

/** Customers still who aren't in the file. */
const missing = (tx: Transaction, workspace: string, id: string) =>
  tx
    .selectFrom("people.customer as customer")
    .where("customer.workspace_id", "=", workspace)
    .where("customer.left_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("people.customer_import_match as match")
            .select("match.customer_id")
            .where("match.workspace_id", "=", workspace)
            .where("match.import_id", "=", id)
            .whereRef("match.customer_id", "=", "customer.customer_id"),
        ),
      ),
    );

export async function countMissing(tx: Transaction, workspace: string, id: string): Promise<number> {
  const { count } = await missing(tx, workspace, id)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Those of some customers who are missing. */
export async function amongMissing(
  tx: Transaction,
  workspace: string,
  id: string,
  customers: readonly string[],
): Promise<string[]> {
  if (customers.length === 0) return [];
  const rows = await missing(tx, workspace, id)
    .select("customer.customer_id")
    .where("customer.customer_id", "in", customers)
    .execute();
  return rows.map(({ customer_id }) => customer_id);
}

/** Chooses everybody who is missing, one by one, so that some can be left out. */
export async function chooseAllMissing(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .insertInto("people.customer_import_leaver")
    .columns(["workspace_id", "import_id", "customer_id"])
    .expression(
      missing(tx, workspace, id).select([
        "customer.workspace_id",
        sql<string>`${id}::uuid`.as("import_id"),
        "customer.customer_id",
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A page of those who are missing, by name, with whether each was chosen. */
export const findMissing = (
  tx: Transaction,
  workspace: string,
  id: string,
  { offset, limit }: { offset: number; limit: number },
) =>
  missing(tx, workspace, id)
    .leftJoin("people.account as account", (join) =>
      join
        .onRef("account.workspace_id", "=", "customer.workspace_id")
        .onRef("account.account_id", "=", "customer.account_id"),
    )
    .leftJoin("people.customer_import_leaver as leaver", (join) =>
      join
        .onRef("leaver.workspace_id", "=", "customer.workspace_id")
        .onRef("leaver.customer_id", "=", "customer.customer_id")
        .on("leaver.import_id", "=", id),
    )
    .select([
      "customer.customer_id as customerId",
      "customer.name",
      "customer.customer_number as number",
      "account.name as account",
      sql<boolean>`leaver.customer_id IS NOT NULL`.as("chosen"),
    ])
    .orderBy("customer.name_key")
    .orderBy("customer.customer_id")
    .offset(offset)
    .limit(limit)
    .execute();

export async function countLeavers(tx: Transaction, workspace: string, id: string): Promise<number> {
  const { count } = await tx
    .selectFrom("people.customer_import_leaver")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks who is missing as left: everybody, or those who were chosen. @returns how many */
export async function leaveMissing(
  tx: Transaction,
  workspace: string,
  id: string,
  { all, at }: { all: boolean; at: Date },
): Promise<number> {
  const chosen = all
    ? missing(tx, workspace, id).select("customer.customer_id")
    : tx
        .selectFrom("people.customer_import_leaver as customer")
        .select("customer.customer_id")
        .where("customer.workspace_id", "=", workspace)
        .where("customer.import_id", "=", id);
  const { numUpdatedRows } = await tx
    .updateTable("people.customer")
    .set({ left_at: at, updated_at: at })
    .where("workspace_id", "=", workspace)
    .where("left_at", "is", null)
    .where("customer_id", "in", chosen)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Accounts with one of some numbers or names. */
export async function findKnownAccounts(
  tx: Transaction,
  workspace: string,
  { numbers, names }: { numbers: readonly string[]; names: readonly string[] },
): Promise<KnownAccount[]> {
  const { rows } = await sql<KnownAccount>`
    SELECT account.account_id AS id, account.account_number AS number, account.name, account.segment, account.region,
      account.manager_id AS "managerId", manager.name AS manager, account.left_at IS NOT NULL AS left
    FROM people.account AS account LEFT JOIN people.person AS manager
      ON manager.workspace_id = account.workspace_id AND manager.person_id = account.manager_id
    WHERE account.workspace_id = ${workspace}
      AND (account.account_number = ANY (${[...numbers]}::text[]) OR account.name_key = ANY (${[...names]}::text[]))
    ORDER BY account.account_id`.execute(tx);
  return rows;
}

/** People who are there still, by a staff number, an address or a name in lower case. */
export async function findKnownManagers(
  tx: Transaction,
  workspace: string,
  told: readonly string[],
): Promise<KnownManager[]> {
  const { rows } = await sql<KnownManager>`
    SELECT person_id AS id, staff_number AS number, name, email FROM people.person
    WHERE workspace_id = ${workspace} AND left_at IS NULL
      AND (lower(staff_number) = ANY (${[...told]}::text[]) OR email_key = ANY (${[...told]}::text[])
        OR lower(name) = ANY (${[...told]}::text[]))
    ORDER BY person_id`.execute(tx);
  return rows;
}

/** Customers whom some rows may mean: by number, by address in lower case, by name in lower case within accounts. */
export async function findKnownCustomers(
  tx: Transaction,
  workspace: string,
  told: {
    numbers: readonly string[];
    emails: readonly string[];
    accounts: readonly string[];
    names: readonly string[];
  },
): Promise<KnownCustomer[]> {
  const { rows } = await sql<KnownCustomer>`
    SELECT customer.customer_id AS id, customer.customer_number AS number, customer.name, customer.email,
      customer.language, customer.roles, customer.segment, customer.region, customer.account_id AS "accountId",
      account.name AS account, customer.attributes, customer.no_contact_at IS NOT NULL AS refuses,
      customer.left_at IS NOT NULL AS left
    FROM people.customer AS customer LEFT JOIN people.account AS account
      ON account.workspace_id = customer.workspace_id AND account.account_id = customer.account_id
    WHERE customer.workspace_id = ${workspace}
      AND (customer.customer_number = ANY (${[...told.numbers]}::text[])
        OR customer.email_key = ANY (${[...told.emails]}::text[])
        OR (customer.account_id = ANY (${[...told.accounts]}::uuid[])
          AND customer.name_key = ANY (${[...told.names]}::text[])))
    ORDER BY customer.customer_id`.execute(tx);
  return rows;
}
