import { createHash, randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import type { Row } from "#platform/database/tables.ts";
import type { StaffColumn, StaffFile, StaffRow } from "../staff-file.ts";
import { writePlan } from "./apply-plan.service.ts";
import { addressNotes } from "./file-notes.ts";
import type { Import } from "./import.contract.ts";
import * as store from "./import.store.ts";
import type { ImportLineKind } from "./import-lines.ts";
import { type ImportPlan, planImport } from "./import-plan.ts";
import * as errors from "./organisation.errors.ts";
import { countsOf, linesOf } from "./plan-lines.ts";
import type { Problem, StaffPart } from "./staff-records.ts";
import { placedUnits, type Scope } from "./unit.service.ts";
import { lockOrganisation } from "./unit.store.ts";

type Reading = Omit<Scope, "actor">;

const rowsInPart = 1_000;
const shownImports = 20;
/** Milliseconds until a plan that nobody applied is forgotten. */
const forgottenAfter = 7 * 24 * 3_600_000;

/** Keeps a file of staff that was read, and what it would change. */
export async function beginImport(
  { tx, workspace, actor }: Scope,
  fileName: string,
  file: StaffFile,
  problems: readonly Problem[],
): Promise<Import> {
  await lockOrganisation(tx, workspace);
  await store.deleteForgotten(tx, workspace, new Date(Date.now() - forgottenAfter));
  const id = randomUUID();
  const rows = file.rows.values().toArray();
  const plan = await planNow({ tx, workspace }, rows, file.columns, false);
  const lines = linesOf(plan, problems);
  await store.insertImport(tx, {
    workspace_id: workspace,
    import_id: id,
    file_name: fileName,
    columns: [...file.columns],
    plan_hash: hashOf(plan),
    counts: countsOf(lines, plan.unchanged),
    created_by: actor.user.name,
  });
  await store.insertParts(tx, workspace, id, partsOf(rows, problems));
  await store.replaceLines(tx, workspace, id, lines);
  return readImport({ tx, workspace }, id);
}

function partsOf(rows: readonly StaffRow[], problems: readonly Problem[]): StaffPart[] {
  const count = Math.ceil(Math.max(rows.length, problems.length) / rowsInPart);
  return Array.from({ length: count }, (_, part) => {
    const [start, end] = [part * rowsInPart, (part + 1) * rowsInPart];
    return { rows: rows.slice(start, end), problems: problems.slice(start, end) };
  });
}

async function planNow(
  { tx, workspace }: Reading,
  rows: readonly StaffRow[],
  columns: readonly StaffColumn[],
  clearEmpty: boolean,
): Promise<ImportPlan> {
  const units = await placedUnits(tx, workspace);
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  const people = await store.findKnownPeople(tx, workspace, paths);
  const plan = planImport({ rows, columns, clearEmpty, people, departments: new Set(paths.values()) });
  return { ...plan, problems: [...addressNotes(rows, people), ...plan.problems] };
}

const hashOf = (plan: ImportPlan) => createHash("sha256").update(JSON.stringify(plan)).digest();

/** @throws AppError import.not-found */
export async function readImport({ tx, workspace }: Reading, id: string): Promise<Import> {
  const found = await store.findImport(tx, workspace, id);
  if (!found) throw errors.importNotFound();
  return shown(found, await store.countLeavers(tx, workspace, [id]));
}

export async function latestImports({ tx, workspace }: Reading): Promise<{ imports: Import[] }> {
  const found = await store.findImports(tx, workspace, shownImports);
  const leavers = await store.countLeavers(
    tx,
    workspace,
    found.map(({ import_id }) => import_id),
  );
  return { imports: found.map((each) => shown(each, leavers)) };
}

function shown(found: Row<"people.person_import">, leavers: ReadonlyMap<string, number>): Import {
  return {
    id: found.import_id,
    fileName: found.file_name,
    state: found.state,
    clearEmpty: found.clear_empty,
    counts: found.counts,
    leaving: leavers.get(found.import_id) ?? 0,
    createdBy: found.created_by,
    createdAt: found.created_at.toISOString(),
    appliedBy: found.applied_by,
    appliedAt: found.applied_at?.toISOString() ?? null,
  };
}

/** Lines of some kinds, or a page of them. @throws AppError import.not-found */
export async function importLines(
  { tx, workspace }: Reading,
  id: string,
  kinds: readonly ImportLineKind[],
  page?: { offset: number; limit: number },
) {
  await readImport({ tx, workspace }, id);
  return store.findLines(tx, workspace, id, kinds, page);
}

/** @throws AppError import.not-found, import.applied */
export async function changeImport(
  { tx, workspace }: Scope,
  id: string,
  { clearEmpty }: { clearEmpty: boolean },
): Promise<Import> {
  const found = await openImport({ tx, workspace }, id);
  const { plan, problems } = await planAgain({ tx, workspace }, { ...found, clear_empty: clearEmpty });
  await keepPlan({ tx, workspace }, id, plan, problems, clearEmpty);
  return readImport({ tx, workspace }, id);
}

/** @param people null: everybody who is missing @throws AppError import.not-found, import.applied */
export async function chooseLeavers(
  { tx, workspace }: Scope,
  id: string,
  leaving: boolean,
  people: readonly string[] | null,
): Promise<Import> {
  await openImport({ tx, workspace }, id);
  await store.chooseLeavers(tx, workspace, id, leaving, people);
  return readImport({ tx, workspace }, id);
}

/**
 * Does what the import shows. Where people or departments changed so that it would now do something else, it does
 * nothing, and shows that instead.
 *
 * @throws AppError import.not-found, import.applied
 */
export async function applyImport(
  { tx, workspace, actor }: Scope,
  id: string,
): Promise<{ applied: boolean; import: Import }> {
  const found = await openImport({ tx, workspace }, id);
  const { plan, problems } = await planAgain({ tx, workspace }, found);
  const applied = hashOf(plan).equals(found.plan_hash);
  if (!applied) {
    await keepPlan({ tx, workspace }, id, plan, problems, found.clear_empty);
    return { applied, import: await readImport({ tx, workspace }, id) };
  }
  await writePlan({ tx, workspace }, plan, await store.findLeavers(tx, workspace, id));
  await store.deleteParts(tx, workspace, id);
  await store.setApplied(tx, workspace, id, actor.user.name);
  const done = await readImport({ tx, workspace }, id);
  const { department, new: added, changed } = done.counts;
  const details = { import: id, departments: department, added, changed, left: done.leaving };
  await audit(tx, actor, { action: "people.imported", subject: done.fileName, details });
  return { applied, import: done };
}

/** @throws AppError import.not-found, import.applied */
export async function discardImport({ tx, workspace }: Scope, id: string): Promise<void> {
  await openImport({ tx, workspace }, id);
  await store.deleteImport(tx, workspace, id);
}

async function openImport({ tx, workspace }: Reading, id: string) {
  await lockOrganisation(tx, workspace);
  const found = await store.findImport(tx, workspace, id, { lock: true });
  if (!found) throw errors.importNotFound();
  if (found.state === "applied") throw errors.importApplied();
  return found;
}

async function planAgain(
  { tx, workspace }: Reading,
  { import_id, columns, clear_empty }: Row<"people.person_import">,
): Promise<{ plan: ImportPlan; problems: Problem[] }> {
  const parts = await store.findParts(tx, workspace, import_id);
  const rows = parts.flatMap((part) => part.rows);
  const plan = await planNow({ tx, workspace }, rows, columns as StaffColumn[], clear_empty);
  return { plan, problems: parts.flatMap((part) => part.problems) };
}

async function keepPlan(
  { tx, workspace }: Reading,
  id: string,
  plan: ImportPlan,
  problems: readonly Problem[],
  clearEmpty: boolean,
): Promise<void> {
  const lines = linesOf(plan, problems);
  await store.replaceLines(tx, workspace, id, lines);
  const counts = countsOf(lines, plan.unchanged);
  await store.updatePlan(tx, workspace, id, { plan_hash: hashOf(plan), counts, clear_empty: clearEmpty });
}
