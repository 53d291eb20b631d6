import type { Person } from "../person.ts";
import type { StaffColumn, StaffRow } from "../staff-file.ts";
import { unifyDepartments } from "./department-spelling.ts";
import type { ImportChange } from "./import-lines.ts";
import { dropManagerCircles } from "./manager-circles.ts";
import type { KnownPerson, ManagerKey, Match, PlannedPerson, Problem } from "./staff-records.ts";

/** Somebody known, what changes, and what they will be. */
interface PlannedChange extends PlannedPerson {
  id: string;
  changes: ImportChange[];
}

/** All that an import would do. */
export interface ImportPlan {
  /** Paths to create, those above before those below. */
  departments: string[];
  added: PlannedPerson[];
  changed: PlannedChange[];
  unchanged: number;
  /** Active people who aren't in the file. */
  missing: KnownPerson[];
  problems: Problem[];
}

export interface PlanInput {
  /** Which columns the file has. */
  columns: readonly StaffColumn[];
  rows: readonly StaffRow[];
  people: readonly KnownPerson[];
  /** Paths of all departments. */
  departments: ReadonlySet<string>;
  /** Whether an empty cell clears what is known; else it stays. */
  clearEmpty: boolean;
}

/**
 * Compares a file of staff with the people who are known. Pure: the same input gives the same plan, in the order of the
 * file and of `people`.
 */
export function planImport(input: PlanInput): ImportPlan {
  const { people, departments } = input;
  const { rows, notes: problems } = unifyDepartments(input.rows, departments);
  const matches = matchPeople(rows, people).map(([file, known]) => ({
    file,
    known,
    planned: merge(file, known, input),
  }));
  setManagers(matches, input, problems);
  dropManagerCircles(matches, people, problems);
  reportSharedEmails(matches, people, problems);

  const matched = new Set(matches.map(({ known }) => known));
  const names = namesByKey(matches, people);
  const changed: PlannedChange[] = [];
  for (const { known, planned } of matches) {
    planned.managerName = planned.manager && (names.get(planned.manager) ?? null);
    if (known === null) continue;
    const changes = changesOf(known, planned, names);
    if (changes.length > 0) changed.push({ ...planned, id: known.id, changes });
  }
  const added = matches.filter(({ known }) => known === null).map(({ planned }) => planned);
  return {
    departments: newDepartments(
      [...added, ...changed].map(({ department }) => department),
      departments,
    ),
    added,
    changed,
    unchanged: matches.length - added.length - changed.length,
    missing: people.filter((person) => !person.left && !matched.has(person)),
    problems,
  };
}

/** By staff number; where the number is unknown, by an e-mail address that one row and one other person have. */
function matchPeople(
  rows: readonly StaffRow[],
  people: readonly KnownPerson[],
): [StaffRow, KnownPerson | null][] {
  const byNumber = new Map(people.map((person) => [person.staffNumber, person]));
  const numbers = new Set(rows.map(({ person }) => person.id));
  const strangers = rows.filter(({ person }) => !byNumber.has(person.id));
  const rowsByEmail = Map.groupBy(strangers, ({ person }) => emailKey(person.email));
  const peopleByEmail = Map.groupBy(
    people.filter(({ staffNumber }) => staffNumber === null || !numbers.has(staffNumber)),
    ({ email }) => emailKey(email),
  );
  return rows.map((file) => {
    const known = byNumber.get(file.person.id);
    if (known) return [file, known];
    const email = emailKey(file.person.email);
    const [candidate, another] = email === null ? [] : (peopleByEmail.get(email) ?? []);
    const isSure = candidate && !another && rowsByEmail.get(email)?.length === 1;
    return [file, isSure ? candidate : null];
  });
}

const emailKey = (email: string | null) => email?.toLowerCase() ?? null;

/** What the file says of a person, and for the rest what is known. Managers come later. */
function merge(
  { row, person, leftOut }: StaffRow,
  known: KnownPerson | null,
  input: PlanInput,
): PlannedPerson {
  const { columns, clearEmpty } = input;
  /** The file's value, or the known one where the file has none that counts. */
  const value = <T>(field: StaffColumn, told: T, before: T | undefined, isEmpty: boolean): T => {
    if (!isEmpty || before === undefined) return told;
    return clearEmpty && columns.includes(field) && !leftOut.includes(field) ? told : before;
  };
  const told = <Field extends "email" | "job" | "level" | "location">(field: Field) =>
    value<Person[Field]>(field, person[field], known?.[field], person[field] === null);
  return {
    row,
    staffNumber: person.id,
    name: known && leftOut.includes("name") ? known.name : person.name,
    email: told("email"),
    department: value("department", person.department, known?.department, person.department === ""),
    manager: known?.managerId ? `id:${known.managerId}` : null,
    managerName: null,
    job: told("job"),
    level: told("level"),
    location: told("location"),
  };
}

function setManagers(matches: readonly Match[], input: PlanInput, problems: Problem[]): void {
  const byNumber = new Map<string | null, ManagerKey>(
    input.people.map(({ id, staffNumber }) => [staffNumber, `id:${id}`]),
  );
  for (const { file, known } of matches)
    byNumber.set(file.person.id, known ? `id:${known.id}` : `new:${file.person.id}`);
  const hasColumn = input.columns.includes("manager_id");
  for (const { file, planned } of matches) {
    const { managerId } = file.person;
    const manager = managerId === null ? null : byNumber.get(managerId);
    if (manager) planned.manager = manager;
    else if (managerId !== null)
      problems.push({
        row: file.row,
        reason: `Manager left out: nobody here or in the file has the id “${shortened(managerId)}”. Correct it or add that person.`,
      });
    else if (input.clearEmpty && hasColumn && !file.leftOut.includes("manager_id")) planned.manager = null;
  }
}

function shortened(id: string): string {
  const characters = [...id.replace(/\p{Cc}/gu, " ")];
  return characters.length <= 40 ? characters.join("") : `${characters.slice(0, 39).join("")}…`;
}

function reportSharedEmails(
  matches: readonly Match[],
  people: readonly KnownPerson[],
  problems: Problem[],
): void {
  const matched = new Set(matches.map(({ known }) => known));
  const others = people.filter((person) => !person.left && !matched.has(person));
  const all = [...matches.map(({ planned }) => planned), ...others];
  const byEmail = Map.groupBy(all, ({ email }) => emailKey(email));
  for (const { planned } of matches) {
    const sharing = planned.email === null ? [] : (byEmail.get(emailKey(planned.email)) ?? []);
    const other = sharing.find((each) => each !== planned);
    if (other === undefined) continue;
    const more = sharing.length > 2 ? ` and ${sharing.length - 2} more` : "";
    problems.push({
      row: planned.row,
      reason: `E-mail shared: ${planned.email} is also that of ${other.name}${more}. It is taken as it is; check that each of them reads this mailbox.`,
    });
  }
}

function namesByKey(matches: readonly Match[], people: readonly KnownPerson[]): Map<ManagerKey, string> {
  const names = new Map<ManagerKey, string>(people.map(({ id, name }) => [`id:${id}`, name]));
  for (const { known, planned } of matches)
    if (known === null) names.set(`new:${planned.staffNumber}`, planned.name);
  return names;
}

function changesOf(
  known: KnownPerson,
  planned: PlannedPerson,
  names: ReadonlyMap<ManagerKey, string>,
): ImportChange[] {
  const managerBefore: ManagerKey | null = known.managerId === null ? null : `id:${known.managerId}`;
  const texts: [string, string | null, string | null][] = [
    ["Staff number", known.staffNumber, planned.staffNumber],
    ["Name", known.name, planned.name],
    ["E-mail", known.email, planned.email],
    ["Department", known.department || null, planned.department || null],
    ["Job", known.job, planned.job],
    ["Level", known.level, planned.level],
    ["Location", known.location, planned.location],
  ];
  const changes = texts
    .filter(([, from, to]) => from !== to)
    .map(([field, from, to]) => ({ field, from, to }));
  if (managerBefore !== planned.manager)
    changes.push({
      field: "Manager",
      from: managerBefore && (names.get(managerBefore) ?? null),
      to: planned.managerName,
    });
  if (known.left) changes.push({ field: "State", from: "left", to: "active" });
  return changes;
}

/** Paths that aren't there, with every path above them, shorter ones first. */
function newDepartments(needed: Iterable<string>, existing: ReadonlySet<string>): string[] {
  const missing = new Set<string>();
  for (const department of needed) {
    let path = department;
    while (path !== "" && !existing.has(path) && !missing.has(path)) {
      missing.add(path);
      path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    }
  }
  const depth = (path: string) => path.split("/").length;
  return [...missing].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}
