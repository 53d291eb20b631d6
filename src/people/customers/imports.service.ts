import { randomUUID } from "node:crypto";
import type { InputFile } from "#platform/input-file.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import {
  type ColumnField,
  columnKey,
  columnsProblem,
  type FileColumn,
  guessColumns,
  mostKeptAttributes,
} from "./customer-columns.ts";
import { readCustomerFile } from "./customer-file.service.ts";
import type { CustomerImport, CustomerImportLineShown } from "./customer-imports.contract.ts";
import * as errors from "./customers.errors.ts";
import type { CustomerWork } from "./customers.service.ts";
import type { CustomerImportLineKind } from "./import-lines.ts";
import { findProblemGroups, type ProblemGroup } from "./import-problems.store.ts";
import { applyCustomers, planCustomers } from "./imports.job-kinds.ts";
import * as store from "./imports.store.ts";
import { findWords } from "./values.store.ts";

type Reading = Omit<CustomerWork, "actor">;
export type ImportWork = CustomerWork & { jobs: Jobs; now: Date };

const shownImports = 20;
/** Milliseconds until an import that nobody applied is forgotten, and what was shown of one that was. */
const forgottenAfter = 30 * 24 * 3_600_000;

/** Keeps a file of customers as it is, with a guess of what its columns are. */
export async function beginImport(
  { tx, workspace, actor, now }: Omit<ImportWork, "jobs">,
  file: InputFile & { name: string },
): Promise<CustomerImport> {
  await store.deleteForgotten(tx, workspace, new Date(now.getTime() - forgottenAfter));
  const id = randomUUID();
  await store.insertImport(tx, {
    workspace_id: workspace,
    import_id: id,
    file_name: file.name,
    run: randomUUID(),
    created_by: actor.user.name,
    created_at: now,
  });
  let names: readonly string[] = [];
  let columns: FileColumn[] | null = null;
  let [count, rows] = [0, 0];
  for await (const part of readCustomerFile(file, (told) => {
    names = told;
  })) {
    columns ??= guessColumns(
      names,
      part.rows.map(({ cells }) => cells),
      await store.findColumns(tx, workspace),
    );
    await store.insertPart(tx, workspace, id, count++, part);
    rows += part.rows.length;
  }
  await store.updateImport(tx, workspace, id, { columns: columns ?? [], rows });
  return readImport({ tx, workspace }, id);
}

/** @throws AppError customer-import.not-found */
export async function readImport({ tx, workspace }: Reading, id: string): Promise<CustomerImport> {
  const found = await store.findImport(tx, workspace, id);
  if (!found) throw errors.importNotFound();
  return shown({ tx, workspace }, found);
}

export async function latestImports({ tx, workspace }: Reading): Promise<{ imports: CustomerImport[] }> {
  const imports: CustomerImport[] = [];
  for (const found of await store.findImports(tx, workspace, shownImports))
    imports.push(await shown({ tx, workspace }, found));
  return { imports };
}

async function shown({ tx, workspace }: Reading, found: store.ImportRow): Promise<CustomerImport> {
  const { import_id, state, counts, all_leaving, left_count } = found;
  const chosen = all_leaving ? (counts?.missing ?? 0) : await store.countLeavers(tx, workspace, import_id);
  return {
    id: import_id,
    fileName: found.file_name,
    rows: found.rows,
    state,
    progress: found.progress,
    problem: found.problem,
    columns: found.columns,
    clearEmpty: found.clear_empty,
    counts,
    leaving: left_count ?? chosen,
    allLeaving: all_leaving,
    createdBy: found.created_by,
    createdAt: found.created_at.toISOString(),
    appliedBy: found.applied_by,
    appliedAt: found.applied_at?.toISOString() ?? null,
  };
}

/**
 * A page of lines of a kind, or of those who are missing. An applied import's missing ones are shown no more.
 *
 * @throws AppError customer-import.not-found
 */
export async function importLines(
  { tx, workspace }: Reading,
  id: string,
  kind: CustomerImportLineKind | "missing",
  page: { offset: number; limit: number },
): Promise<CustomerImportLineShown[]> {
  const found = await readImport({ tx, workspace }, id);
  if (kind !== "missing") {
    const lines = await store.findLines(tx, workspace, id, kind, page);
    return lines.map(({ number, customerId, content }) => ({
      number,
      customerId,
      row: content.row,
      title: content.title,
      ownNumber: content.number,
      account: content.account,
      changes: content.changes,
      leaving: false,
    }));
  }
  if (found.state !== "planned") return [];
  const missing = await store.findMissing(tx, workspace, id, page);
  return missing.map(({ customerId, name, number, account, chosen }, index) => ({
    number: page.offset + index + 1,
    customerId,
    row: null,
    title: name,
    ownNumber: number,
    account,
    changes: [],
    leaving: found.allLeaving || chosen,
  }));
}

/** What is wrong in the file, what is the same taken together. @throws AppError customer-import.not-found */
export async function importProblems(
  reading: Reading,
  id: string,
  page: { offset: number; limit: number },
): Promise<{ total: number; problems: ProblemGroup[] }> {
  await readImport(reading, id);
  return findProblemGroups(reading.tx, reading.workspace, id, page);
}

/**
 * Decides what the columns are, and has the file looked through. The decision is remembered for the next file.
 *
 * @param given fields in the order of the columns; what is left out stays
 * @throws AppError customer-import.not-found, customer-import.applied, customer-import.busy, customer-import.columns
 */
export async function planImport(
  work: ImportWork,
  id: string,
  given: { columns?: ColumnField[]; clearEmpty?: boolean },
): Promise<CustomerImport> {
  const { tx, workspace, jobs, now } = work;
  const found = await restingImport(work, id);
  const columns = found.columns.map((column, index) => ({
    ...column,
    field: given.columns?.[index] ?? column.field,
  }));
  const problem = columnsProblem(columns);
  if (problem !== null) throw errors.importColumns(problem);
  await requireRoom(work, columns);
  await store.keepColumns(
    tx,
    workspace,
    new Map(columns.map(({ name, field }) => [columnKey(name), field])),
    now,
  );
  const run = randomUUID();
  await store.updateImport(tx, workspace, id, {
    state: "planning",
    run,
    progress: 0,
    problem: null,
    columns,
    clear_empty: given.clearEmpty ?? found.clear_empty,
  });
  await jobs.add(tx, planCustomers, { workspaceId: workspace, importId: id, run });
  return readImport(work, id);
}

/** Whether the attributes of a file may be added to those that customers have. */
async function requireRoom({ tx, workspace }: Reading, columns: readonly FileColumn[]): Promise<void> {
  const known = new Set(await findWords(tx, workspace, "attribute"));
  const told = columns.filter(({ field }) => field === "attribute").map(({ name }) => name);
  if (known.union(new Set(told)).size > mostKeptAttributes)
    throw errors.tooManyAttributes(mostKeptAttributes);
}

async function restingImport({ tx, workspace }: Reading, id: string): Promise<store.ImportRow> {
  const found = await store.findImport(tx, workspace, id, { lock: true });
  if (!found) throw errors.importNotFound();
  if (found.state === "applied") throw errors.importApplied();
  if (found.state === "planning" || found.state === "applying") throw errors.importBusy();
  return found;
}

async function plannedImport(work: Reading, id: string): Promise<store.ImportRow> {
  const found = await restingImport(work, id);
  if (found.state !== "planned") throw errors.importNotPlanned();
  return found;
}

/**
 * @param customers null: everybody who is missing
 * @throws AppError customer-import.not-found, customer-import.applied, customer-import.busy, customer-import.not-checked
 */
export async function chooseLeavers(
  work: CustomerWork,
  id: string,
  leaving: boolean,
  customers: readonly string[] | null,
): Promise<CustomerImport> {
  const { tx, workspace } = work;
  const { all_leaving } = await plannedImport(work, id);
  if (customers === null) {
    await store.deleteOf(tx, "people.customer_import_leaver", workspace, id);
    await store.updateImport(tx, workspace, id, { all_leaving: leaving });
  } else if (leaving) {
    const known = await store.amongMissing(tx, workspace, id, customers);
    await store.insertChoices(tx, "people.customer_import_leaver", workspace, id, known);
  } else {
    if (all_leaving) await store.chooseAllMissing(tx, workspace, id);
    await store.updateImport(tx, workspace, id, { all_leaving: false });
    await store.deleteLeavers(tx, workspace, id, customers);
  }
  return readImport(work, id);
}

/**
 * Has a plan done, in the background.
 *
 * @throws AppError customer-import.not-found, customer-import.applied, customer-import.busy, customer-import.not-checked
 */
export async function applyImport(work: ImportWork, id: string): Promise<CustomerImport> {
  const { tx, workspace, actor, jobs } = work;
  await plannedImport(work, id);
  const run = randomUUID();
  await store.updateImport(tx, workspace, id, {
    state: "applying",
    run,
    progress: 0,
    problem: null,
    applied_by: actor.user.name,
  });
  const by = { id: actor.user.id, name: actor.user.name };
  await jobs.add(tx, applyCustomers, { workspaceId: workspace, importId: id, run, by });
  return readImport(work, id);
}

/** Stops the work in hand; nothing of it is kept. @throws AppError customer-import.not-found, customer-import.applied */
export async function cancelImport(work: Reading, id: string): Promise<CustomerImport> {
  const { tx, workspace } = work;
  const found = await store.findImport(tx, workspace, id, { lock: true });
  if (!found) throw errors.importNotFound();
  if (found.state === "applied") throw errors.importApplied();
  if (found.state === "planning" || found.state === "applying")
    await store.updateImport(tx, workspace, id, {
      state: found.state === "applying" ? "planned" : "mapping",
      run: randomUUID(),
      progress: 0,
      problem: "You stopped it. Nothing was changed.",
    });
  return readImport(work, id);
}

/** @throws AppError customer-import.not-found, customer-import.applied, customer-import.busy */
export async function discardImport(work: Reading, id: string): Promise<void> {
  await restingImport(work, id);
  await store.deleteImport(work.tx, work.workspace, id);
}
