import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { ImportCounts, ImportLine, ImportLineKind } from "./import-lines.ts";
import "./organisation.tables.ts";
import type { KnownPerson, StaffPart } from "./staff-records.ts";

/** A line of a plan with where it is kept. */
export interface KeptLine extends ImportLine {
  kind: ImportLineKind;
  number: number;
  personId: string | null;
}

/** Everybody, also those who have left, in a lasting order. Departments are the paths of `paths`. */
export async function findKnownPeople(
  tx: Transaction,
  workspace: string,
  paths: ReadonlyMap<string, string>,
): Promise<KnownPerson[]> {
  const rows = await tx
    .selectFrom("people.person")
    .select([
      "person_id as id",
      "staff_number as staffNumber",
      "name",
      "email",
      "unit_id",
      "manager_id as managerId",
      "job",
      "level",
      "location",
      "left_at",
    ])
    .where("workspace_id", "=", workspace)
    .orderBy(sql`lower(name)`)
    .orderBy("person_id")
    .execute();
  return rows.map(({ unit_id, left_at, ...person }) => ({
    ...person,
    department: paths.get(unit_id ?? "") ?? "",
    left: left_at !== null,
  }));
}

export async function insertImport(
  tx: Transaction,
  given: Pick<
    Row<"people.person_import">,
    "workspace_id" | "import_id" | "file_name" | "columns" | "plan_hash" | "created_by" | "counts"
  >,
): Promise<void> {
  await tx
    .insertInto("people.person_import")
    .values({ ...given, counts: JSON.stringify(given.counts) })
    .execute();
}

export function findImport(tx: Transaction, workspace: string, id: string, { lock = false } = {}) {
  const found = tx
    .selectFrom("people.person_import")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id);
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

export function findImports(tx: Transaction, workspace: string, limit: number) {
  return tx
    .selectFrom("people.person_import")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}

/** How many of each import's missing people are chosen. */
export async function countLeavers(
  tx: Transaction,
  workspace: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("people.person_import_line")
    .select(({ fn }) => ["import_id", fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspace)
    .where("import_id", "in", ids)
    .where("kind", "=", "missing")
    .where("chosen", "=", true)
    .groupBy("import_id")
    .execute();
  return new Map(rows.map(({ import_id, count }) => [import_id, count]));
}

export async function updatePlan(
  tx: Transaction,
  workspace: string,
  id: string,
  plan: { plan_hash: Buffer; counts: ImportCounts; clear_empty: boolean },
): Promise<void> {
  await tx
    .updateTable("people.person_import")
    .set({ ...plan, counts: JSON.stringify(plan.counts) })
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
}

export async function setApplied(tx: Transaction, workspace: string, id: string, by: string): Promise<void> {
  await tx
    .updateTable("people.person_import")
    .set({ state: "applied", applied_by: by, applied_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
}

export async function deleteImport(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom("people.person_import")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
}

/** Deletes what was planned before a moment and never applied. */
export async function deleteForgotten(tx: Transaction, workspace: string, before: Date): Promise<void> {
  await tx
    .deleteFrom("people.person_import")
    .where("workspace_id", "=", workspace)
    .where("state", "=", "planned")
    .where("created_at", "<", before)
    .execute();
}

export async function insertParts(
  tx: Transaction,
  workspace: string,
  id: string,
  parts: readonly StaffPart[],
): Promise<void> {
  for (const [part, content] of parts.entries())
    await tx
      .insertInto("people.person_import_part")
      .values({ workspace_id: workspace, import_id: id, part, content: JSON.stringify(content) })
      .execute();
}

export async function findParts(tx: Transaction, workspace: string, id: string): Promise<StaffPart[]> {
  const rows = await tx
    .selectFrom("people.person_import_part")
    .select("content")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .orderBy("part")
    .execute();
  return rows.map(({ content }) => content);
}

export async function deleteParts(tx: Transaction, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom("people.person_import_part")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
}

const linesAtOnce = 1_000;

/** Puts a plan's lines in the place of those before; chosen leavers stay chosen where they are still missing. */
export async function replaceLines(
  tx: Transaction,
  workspace: string,
  id: string,
  lines: readonly KeptLine[],
): Promise<void> {
  const chosen = new Set(await findLeavers(tx, workspace, id));
  await tx
    .deleteFrom("people.person_import_line")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .execute();
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const rows = lines
      .slice(start, start + linesAtOnce)
      .map(({ kind, number, personId, row, title, staffNumber, changes }) => ({
        workspace_id: workspace,
        import_id: id,
        kind,
        number,
        person_id: personId,
        content: JSON.stringify({ row, title, staffNumber, changes }),
        chosen: kind === "missing" && personId !== null && chosen.has(personId),
      }));
    await tx.insertInto("people.person_import_line").values(rows).execute();
  }
}

export async function findLines(
  tx: Transaction,
  workspace: string,
  id: string,
  kinds: readonly ImportLineKind[],
  page?: { offset: number; limit: number },
) {
  let lines = tx
    .selectFrom("people.person_import_line")
    .select(["kind", "number", "person_id", "content", "chosen"])
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .where("kind", "in", kinds)
    .orderBy("kind")
    .orderBy("number");
  if (page) lines = lines.offset(page.offset).limit(page.limit);
  const rows = await lines.execute();
  return rows.map(({ kind, number, person_id, content, chosen }) => {
    const line: KeptLine & { leaving: boolean } = {
      ...content,
      kind,
      number,
      personId: person_id,
      leaving: chosen,
    };
    return line;
  });
}

/** @param people null: everybody who is missing */
export async function chooseLeavers(
  tx: Transaction,
  workspace: string,
  id: string,
  leaving: boolean,
  people: readonly string[] | null,
): Promise<void> {
  if (people?.length === 0) return;
  let lines = tx
    .updateTable("people.person_import_line")
    .set({ chosen: leaving })
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .where("kind", "=", "missing");
  if (people !== null) lines = lines.where("person_id", "in", people);
  await lines.execute();
}

export async function findLeavers(tx: Transaction, workspace: string, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("people.person_import_line")
    .select("person_id")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", id)
    .where("kind", "=", "missing")
    .where("chosen", "=", true)
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}
