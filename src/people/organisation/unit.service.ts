import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { deepestDepartment, singleSpaced } from "../person-text.ts";
import { type PlacedDepartment, placeDepartments, subtree } from "./departments.ts";
import * as errors from "./organisation.errors.ts";
import type { Unit } from "./unit.contract.ts";
import * as store from "./unit.store.ts";

/** Who does something in which workspace, and its transaction. */
export interface Scope {
  tx: Transaction;
  workspace: string;
  actor: Actor;
}

const mostUnits = 20_000;

/** All departments in the order of their tree, with how many people are in them. */
export async function unitsWithCounts({ tx, workspace }: Omit<Scope, "actor">) {
  const organisation = await store.findOrganisation(tx, workspace);
  const placed = placeDepartments(await store.findUnits(tx, workspace));
  const counts = new Map((await store.countPeople(tx, workspace)).map((count) => [count.unitId, count]));
  const units: Unit[] = placed.map((unit) => {
    const { active = 0, left = 0 } = counts.get(unit.id) ?? {};
    return { ...unit, people: active, peopleBelow: active, left };
  });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const unit of units.toReversed()) {
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    if (above) above.peopleBelow += unit.peopleBelow;
  }
  const { active: people = 0, left = 0 } = counts.get(null) ?? {};
  const peopleBelow = counts.values().reduce((sum, { active }) => sum + active, 0);
  return { organisation, people, peopleBelow, left, units };
}

/** @throws AppError unit.not-found, unit.name-taken, unit.too-deep, unit.too-many */
export async function addUnit(
  { tx, workspace, actor }: Scope,
  given: { name: string; parentId: string | null },
): Promise<{ id: string }> {
  await store.lockOrganisation(tx, workspace);
  const placed = await placedUnits(tx, workspace);
  if (placed.length >= mostUnits) throw errors.tooManyUnits(mostUnits);
  const unit = { id: randomUUID(), parentId: given.parentId, name: unitName(given.name) };
  if (depthOf(placed, unit.parentId) + 1 > deepestDepartment) throw errors.unitTooDeep(deepestDepartment);
  requireFreeName(placed, unit, "/name");
  await store.insertUnits(tx, workspace, [unit]);
  await audit(tx, actor, { action: "unit.added", subject: pathIn(placed, unit.parentId, unit.name) });
  return { id: unit.id };
}

/** Renames a department or moves it, or both. @throws AppError unit.not-found, unit.name-taken, unit.circle, unit.too-deep */
export async function changeUnit(
  { tx, workspace, actor }: Scope,
  id: string,
  given: { name?: string; parentId?: string | null },
): Promise<void> {
  await store.lockOrganisation(tx, workspace);
  const placed = await placedUnits(tx, workspace);
  const before = requireUnit(placed, id);
  const name = given.name === undefined ? before.name : unitName(given.name);
  const parentId = given.parentId === undefined ? before.parentId : given.parentId;
  if (name === before.name && parentId === before.parentId) return;
  if (parentId !== before.parentId) requireRoom(placed, subtree(placed, id), parentId);
  requireFreeName(placed, { id, parentId, name }, given.parentId === undefined ? "/name" : "/parentId");
  await store.updateUnit(tx, workspace, { id, parentId, name });
  const subject = pathIn(placed, parentId, name);
  const action = parentId === before.parentId ? "unit.renamed" : "unit.moved";
  await audit(tx, actor, { action, subject, details: { from: before.path } });
}

/** @throws AppError unit.not-found, unit.not-empty with what is in it */
export async function deleteUnit({ tx, workspace, actor }: Scope, id: string): Promise<void> {
  await store.lockOrganisation(tx, workspace);
  const placed = await placedUnits(tx, workspace);
  const unit = requireUnit(placed, id);
  const below = placed.filter(({ parentId }) => parentId === id).map(({ name }) => name);
  const people = await store.findNamesIn(tx, workspace, id, shownNames + 1);
  if (below.length > 0 || people.length > 0)
    throw errors.unitNotEmpty(unit.name, listed([...below, ...people]));
  await store.deleteUnitRow(tx, workspace, id);
  await audit(tx, actor, { action: "unit.deleted", subject: unit.path });
}

/**
 * Moves everything in a department to another one, or directly into the organisation, and deletes it.
 *
 * @throws AppError unit.not-found, unit.name-taken, unit.circle, unit.too-deep
 */
export async function mergeUnit(
  { tx, workspace, actor }: Scope,
  id: string,
  into: string | null,
): Promise<void> {
  const organisation = await store.lockOrganisation(tx, workspace);
  const placed = await placedUnits(tx, workspace);
  const unit = requireUnit(placed, id);
  const below = placed.filter(({ parentId }) => parentId === id);
  if (into === id) throw errors.unitCircle(unit.name);
  requireRoom(placed, subtree(placed, id).slice(1), into, unit);
  for (const each of below) requireFreeName(placed, { ...each, parentId: into }, "/into", id);
  await store.moveContent(tx, workspace, id, into);
  await store.deleteUnitRow(tx, workspace, id);
  const target = into === null ? organisation : requireUnit(placed, into).path;
  await audit(tx, actor, { action: "unit.merged", subject: unit.path, details: { into: target } });
}

/** All departments in the order of their tree. */
export const placedUnits = async (tx: Transaction, workspace: string): Promise<PlacedDepartment[]> =>
  placeDepartments(await store.findUnits(tx, workspace));

const shownNames = 3;
const listed = (names: string[]) =>
  names.length <= shownNames ? names.join(", ") : `${names.slice(0, shownNames).join(", ")} and others`;

/** A name without what isn't printable. "/" parts the names of a path. */
function unitName(given: string): string {
  const name = singleSpaced(given);
  if (name === "" || name.includes("/")) {
    const detail = name === "" ? "is missing" : 'must not hold "/"';
    throw invalidInput([{ in: "body", pointer: "/name", detail }]);
  }
  return name;
}

function requireUnit(placed: readonly PlacedDepartment[], id: string): PlacedDepartment {
  const unit = placed.find((each) => each.id === id);
  if (!unit) throw errors.unitNotFound();
  return unit;
}

const depthOf = (placed: readonly PlacedDepartment[], id: string | null) =>
  id === null ? 0 : requireUnit(placed, id).depth;

const pathIn = (placed: readonly PlacedDepartment[], parentId: string | null, name: string) =>
  parentId === null ? name : `${requireUnit(placed, parentId).path}/${name}`;

/** Checks that a part of the tree can go to a place: not into itself, and not too deep. */
function requireRoom(
  placed: readonly PlacedDepartment[],
  moving: readonly PlacedDepartment[],
  parentId: string | null,
  named: PlacedDepartment | undefined = moving[0],
): void {
  const depth = depthOf(placed, parentId);
  if (moving.some(({ id }) => id === parentId)) throw errors.unitCircle(named?.name ?? "");
  const depths = moving.map((each) => each.depth);
  const height = depths.length === 0 ? 0 : Math.max(...depths) - Math.min(...depths) + 1;
  if (depth + height > deepestDepartment) throw errors.unitTooDeep(deepestDepartment);
}

/** @param leaving a department at that place that goes away */
function requireFreeName(
  placed: readonly PlacedDepartment[],
  { id, parentId, name }: { id: string; parentId: string | null; name: string },
  pointer: string,
  leaving?: string,
): void {
  const taken = placed.some(
    (each) => each.parentId === parentId && each.name === name && each.id !== id && each.id !== leaving,
  );
  if (taken) throw errors.unitNameTaken(name, pointer);
}
