import { randomUUID } from "node:crypto";
import type { ImportPlan } from "./import-plan.ts";
import { insertPeople, type PersonDetails, setLeft, updatePeople } from "./person.store.ts";
import type { ManagerKey, PlannedPerson } from "./staff-records.ts";
import { placedUnits, type Scope } from "./unit.service.ts";
import { insertUnits } from "./unit.store.ts";

/** Writes a plan: departments, new people with managers first, changes, and who has left. */
export async function writePlan(
  { tx, workspace }: Omit<Scope, "actor">,
  plan: ImportPlan,
  leavers: readonly string[],
): Promise<void> {
  const units = new Map((await placedUnits(tx, workspace)).map(({ path, id }) => [path, id]));
  const created = plan.departments.map((path) => {
    const end = path.lastIndexOf("/");
    const unit = { id: randomUUID(), parentId: units.get(path.slice(0, Math.max(0, end))) ?? null };
    units.set(path, unit.id);
    return { ...unit, name: path.slice(end + 1) };
  });
  await insertUnits(tx, workspace, created);

  const ids = new Map(
    plan.added.map(({ staffNumber }): [ManagerKey, string] => [`new:${staffNumber}`, randomUUID()]),
  );
  const idOf = (key: ManagerKey) => ids.get(key) ?? key.slice("id:".length);
  const details = (person: PlannedPerson): PersonDetails => ({
    staffNumber: person.staffNumber,
    name: person.name,
    email: person.email,
    unitId: units.get(person.department) ?? null,
    managerId: person.manager && idOf(person.manager),
    job: person.job,
    level: person.level,
    location: person.location,
  });
  const added = managersFirst(plan.added).map((person) => ({
    ...details(person),
    id: idOf(`new:${person.staffNumber}`),
  }));
  await insertPeople(tx, workspace, added);
  await updatePeople(
    tx,
    workspace,
    plan.changed.map((person) => ({ ...details(person), id: person.id })),
  );
  await setLeft(tx, workspace, leavers, new Date());
}

/** New people in such an order that each comes after their manager, where that is somebody new, too. */
function managersFirst(people: readonly PlannedPerson[]): PlannedPerson[] {
  const byKey = new Map(
    people.map((person): [ManagerKey, PlannedPerson] => [`new:${person.staffNumber}`, person]),
  );
  const placed = new Set<PlannedPerson>();
  for (const start of people) {
    const line: PlannedPerson[] = [];
    let next: PlannedPerson | undefined = start;
    while (next !== undefined && !placed.has(next)) {
      line.push(next);
      next = next.manager === null ? undefined : byKey.get(next.manager);
    }
    for (const person of line.toReversed()) placed.add(person);
  }
  return [...placed];
}
