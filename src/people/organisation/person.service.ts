import { randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import type { FieldProblem } from "#platform/errors.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { isEmail, plain, singleSpaced } from "../person-text.ts";
import * as errors from "./organisation.errors.ts";
import type { PeopleFilter, Person, PersonChange, PersonRow } from "./person.contract.ts";
import * as store from "./person.store.ts";
import type { Scope } from "./unit.service.ts";
import { findUnits, lockOrganisation } from "./unit.store.ts";

type Reading = Omit<Scope, "actor">;

/** One page of the people who fit a filter, and how many there are on all pages. */
export async function pageOfPeople(
  { tx, workspace }: Reading,
  { offset = 0, limit = 50, ...filter }: PeopleFilter & { offset?: number; limit?: number },
): Promise<{ total: number; people: PersonRow[] }> {
  await requireUnit({ tx, workspace }, filter.unit === "organisation" ? null : (filter.unit ?? null));
  const total = await store.countFiltered(tx, workspace, filter);
  const people = await store.findPeople(tx, workspace, filter, { offset, limit });
  return { total, people: people.map(shown) };
}

/** Everybody who fits a filter. */
export const allPeople = ({ tx, workspace }: Reading, filter: PeopleFilter): Promise<store.ListedPerson[]> =>
  store.findPeople(tx, workspace, filter);

const shown = ({ managerNumber: _, leftAt, ...person }: store.ListedPerson): PersonRow => ({
  ...person,
  leftAt: leftAt?.toISOString() ?? null,
});

/** @throws AppError person.not-found */
export async function readPerson({ tx, workspace }: Reading, id: string): Promise<Person> {
  const found = await store.findPerson(tx, workspace, id);
  if (!found) throw errors.personNotFound();
  const { email } = found;
  return {
    ...shown(found),
    reports: await store.countReports(tx, workspace, id),
    emailSharedWith:
      email === null || found.leftAt !== null ? [] : await store.findWithEmail(tx, workspace, email, id),
  };
}

const unknown = {
  staffNumber: null,
  email: null,
  unitId: null,
  managerId: null,
  job: null,
  level: null,
  location: null,
};

/** @throws AppError request.invalid, person.staff-number-taken, person.not-found (the manager), unit.not-found */
export async function addPerson(
  { tx, workspace, actor }: Scope,
  given: PersonChange & { name: string },
): Promise<Person> {
  await lockOrganisation(tx, workspace);
  const id = randomUUID();
  const details = tidy({ ...unknown, ...given });
  await requireSound({ tx, workspace }, id, details, details);
  await store.insertPeople(tx, workspace, [{ id, ...details }]);
  const person = await readPerson({ tx, workspace }, id);
  await audit(tx, actor, { action: "person.added", subject: person.name, details: { person: id } });
  return person;
}

/** Changes what is given. @throws AppError those of `addPerson`, and person.manager-circle */
export async function changePerson(
  { tx, workspace, actor }: Scope,
  id: string,
  given: PersonChange,
): Promise<Person> {
  await lockOrganisation(tx, workspace);
  const before = await readPerson({ tx, workspace }, id);
  const details = tidy({ ...detailsOf(before), ...given });
  const changes = changed(detailsOf(before), details);
  const fields = Object.keys(changes);
  if (fields.length === 0) return before;
  await requireSound({ tx, workspace }, id, changes, details);
  await store.updatePerson(tx, workspace, id, details);
  const person = await readPerson({ tx, workspace }, id);
  await audit(tx, actor, { action: "person.changed", subject: person.name, details: { person: id, fields } });
  return person;
}

/** Notes that somebody has left, or is back. Nothing happens where it is so already. @throws AppError person.not-found */
export async function setLeft({ tx, workspace, actor }: Scope, id: string, left: boolean): Promise<void> {
  await lockOrganisation(tx, workspace);
  const { name } = await readPerson({ tx, workspace }, id);
  const count = await store.setLeft(tx, workspace, [id], left ? new Date() : null);
  if (count === 0) return;
  const action = left ? "person.left" : "person.returned";
  await audit(tx, actor, { action, subject: name, details: { person: id } });
}

const detailsOf = (person: Person): store.PersonDetails => {
  const { staffNumber, name, email, unitId, managerId, job, level, location } = person;
  return { staffNumber, name, email, unitId, managerId, job, level, location };
};

/** Texts as they are kept: without what isn't printable; an empty one is null. */
function tidy(given: store.PersonDetails): store.PersonDetails {
  const text = (value: string | null) => (value === null ? null : singleSpaced(value) || null);
  return {
    ...given,
    staffNumber: given.staffNumber === null ? null : plain(given.staffNumber) || null,
    name: singleSpaced(given.name),
    email: text(given.email),
    job: text(given.job),
    location: text(given.location),
  };
}

function changed(before: store.PersonDetails, after: store.PersonDetails): Partial<store.PersonDetails> {
  const differs = ([field, value]: [string, unknown]) => value !== before[field as keyof typeof before];
  return Object.fromEntries(Object.entries(after).filter(differs));
}

/** Checks what is new about a person. */
async function requireSound(
  { tx, workspace }: Reading,
  id: string,
  { staffNumber, name, email, unitId, managerId }: Partial<store.PersonDetails>,
  whole: store.PersonDetails,
): Promise<void> {
  const problems: FieldProblem[] = [];
  if (name === "") problems.push({ in: "body", pointer: "/name", detail: "is missing" });
  if (email && !isEmail(email))
    problems.push({ in: "body", pointer: "/email", detail: "must look like name@example.com" });
  if (managerId === id)
    problems.push({ in: "body", pointer: "/managerId", detail: "can't be the same person" });
  if (problems.length > 0) throw invalidInput(problems);
  await requireUnit({ tx, workspace }, unitId ?? null);
  if (staffNumber) {
    const holder = await store.findByStaffNumber(tx, workspace, staffNumber);
    if (holder && holder.id !== id) throw errors.staffNumberTaken(holder.name);
  }
  if (managerId) {
    const manager = await store.findPerson(tx, workspace, managerId);
    if (!manager) throw errors.personNotFound();
    if (await store.isAbove(tx, workspace, id, managerId))
      throw errors.managerCircle(manager.name, whole.name);
  }
}

async function requireUnit({ tx, workspace }: Reading, unit: string | null): Promise<void> {
  if (unit === null) return;
  const units = await findUnits(tx, workspace);
  if (!units.some(({ id }) => id === unit)) throw errors.unitNotFound();
}
