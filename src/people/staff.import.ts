import { type CsvRow, type Reject, readCsv } from "#platform/csv.ts";
import { quoteValue } from "#platform/csv-cell.ts";
import { type Level, levels, type Person } from "./person.ts";

const columns = ["id", "name", "email", "department", "manager_id", "job", "level", "location"] as const;
const required = ["id", "name", "department"] as const;

const longestId = 200;
const longestText = 500;
const deepestDepartment = 20;
const longestSegment = 100;

/** Everybody read so far, by id. */
type Staff = Map<string, StaffRow>;

interface StaffRow {
  row: number;
  person: Person;
}

/**
 * Reads a file of staff: id, name and department, and where the file has them e-mail, manager, job, level and
 * location. Returns everybody who could be read, by id, in the file's order.
 *
 * `reject` is told of each problem: of rows that can't be used, and of values that are left out of a row that is
 * used otherwise. Managers come last, since they may stand anywhere in the file.
 *
 * @throws AppError where the file can't be used at all; see `readCsv`.
 */
export async function readStaff(path: string, reject: Reject): Promise<Map<string, Person>> {
  const staff: Staff = new Map();
  for await (const batch of readCsv(path, columns, required, reject)) {
    for (const { row, values } of batch) {
      const person = readPerson(values, staff, (reason) => reject(row, reason));
      if (person !== null) staff.set(person.id, { row, person });
    }
  }
  dropUnknownManagers(staff, reject);
  dropCircles(staff, reject);
  return new Map(staff.values().map(({ person }) => [person.id, person]));
}

type Values = CsvRow<typeof columns>["values"];
type Report = (reason: string) => void;

/** The person of a row; null where the row can't be used. Every reason is reported. */
function readPerson(values: Values, staff: Staff, report: Report): Person | null {
  const [rawId, rawName, rawEmail, rawDepartment, rawManagerId, rawJob, rawLevel, rawLocation] = values;
  const id = plain(rawId);
  const name = printable(rawName);
  const job = printable(rawJob);
  const location = printable(rawLocation);
  const department = departmentPath(rawDepartment);

  const obstacles = [
    idProblem(id, staff),
    lengthProblem("Name", name),
    departmentProblem(department),
    lengthProblem("Job", job),
    lengthProblem("Location", location),
  ].filter((problem) => problem !== null);
  for (const obstacle of obstacles) report(obstacle);
  if (obstacles.length > 0) return null;

  if (name === "") report(`Name missing: the id ${quoteValue(id)} stands in for it. Add the name.`);
  return {
    id,
    name: name || id,
    email: readEmail(plain(rawEmail), report),
    department: department.join("/"),
    managerId: plain(rawManagerId) || null,
    job: job || null,
    level: readLevel(rawLevel.trim(), report),
    location: location || null,
  };
}

function plain(value: string): string {
  return value.trim().normalize("NFC");
}

/** Line breaks and tabs become spaces; other control characters and overrides of the direction go. */
function printable(value: string): string {
  return plain(
    value.replace(/[\t\n\v\f\r\u0085]+/g, " ").replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ""),
  );
}

function departmentPath(value: string): string[] {
  return printable(value)
    .split("/")
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}

function idProblem(id: string, staff: Staff): string | null {
  if (id === "") return "Id missing: give every person an id of their own.";
  if (isLonger(id, longestId))
    return `Id too long: ${quoteValue(id)} has over ${longestId} characters.${shorten}`;
  if (/\p{Cc}/u.test(id)) {
    return `Id with a control character: ${quoteValue(id)}. Remove the line break or other invisible character.`;
  }
  const first = staff.get(id);
  if (first === undefined) return null;
  return `Id used twice: ${quoteValue(id)} is in row ${first.row} already, which stays. Give this person another id or delete the row.`;
}

const shorten = " Shorten it.";

function lengthProblem(column: string, value: string): string | null {
  if (!isLonger(value, longestText)) return null;
  return `${column} too long: ${quoteValue(value)} has over ${longestText} characters.${shorten}`;
}

function departmentProblem(segments: string[]): string | null {
  if (segments.length > deepestDepartment) {
    return `Department too deep: ${quoteValue(segments.join("/"))} has over ${deepestDepartment} levels. Leave some out.`;
  }
  const long = segments.find((segment) => isLonger(segment, longestSegment));
  if (long === undefined) return null;
  return `Department too long: ${quoteValue(long)} has over ${longestSegment} characters.${shorten}`;
}

/** Characters are code points here: 500 Chinese names or emoji count as 500. */
function isLonger(value: string, limit: number): boolean {
  return value.length > limit && [...value].length > limit;
}

function readEmail(email: string, report: Report): string | null {
  if (email === "") return null;
  if (email.length <= 254 && /^[^\s\p{Cc}@]+@[^\s\p{Cc}@.]+(\.[^\s\p{Cc}@.]+)+$/u.test(email)) return email;
  report(`E-mail left out: ${quoteValue(email)} is no address. Write it like name@example.com.`);
  return null;
}

const levelsByKey = new Map(levels.map((level) => [levelKey(level), level]));

function levelKey(value: string): string {
  return value.toLowerCase().replace(/[\s_\p{Pd}]/gu, "");
}

function readLevel(value: string, report: Report): Level | null {
  if (value === "") return null;
  const level = levelsByKey.get(levelKey(value));
  if (level !== undefined) return level;
  report(`Level left out: ${quoteValue(value)} is unknown. Write one of ${levels.join(", ")}.`);
  return null;
}

function dropUnknownManagers(staff: Staff, reject: Reject): void {
  for (const { row, person } of staff.values()) {
    if (person.managerId === null || staff.has(person.managerId)) continue;
    reject(
      row,
      `Manager left out: ${quoteValue(person.managerId)} is the id of nobody read from the file. Correct it or that person's row.`,
    );
    person.managerId = null;
  }
}

/** Each person is visited once: a walk up the managers ends at the top or where a walk has been before. */
function dropCircles(staff: Staff, reject: Reject): void {
  const visited = new Set<StaffRow>();
  for (const start of staff.values()) {
    const walk: StaffRow[] = [];
    let next: StaffRow | undefined = start;
    while (next !== undefined && !visited.has(next)) {
      visited.add(next);
      walk.push(next);
      next = staff.get(next.person.managerId ?? "");
    }
    const meeting = next === undefined ? -1 : walk.lastIndexOf(next);
    if (meeting >= 0) dropCircle(walk.slice(meeting), reject);
  }
}

function dropCircle(circle: StaffRow[], reject: Reject): void {
  const ids = circle.map(({ person }) => person.id);
  for (const [index, { row, person }] of circle.entries()) {
    reject(row, circleProblem(ids, index));
    person.managerId = null;
  }
}

const shownOfCircle = 4;

/** The circle as the person at `from` sees it. */
function circleProblem(ids: string[], from: number): string {
  if (ids.length === 1) return "Manager left out: the person is their own manager. Correct the manager's id.";
  const shown = [
    ...ids.slice(from, from + shownOfCircle),
    ...ids.slice(0, Math.min(from, shownOfCircle)),
  ].slice(0, shownOfCircle);
  const parts = shown.map(quoteValue);
  if (ids.length > shownOfCircle) parts.push("…");
  parts.push(quoteValue(ids[from] ?? ""));
  return `Manager left out: a circle of ${ids.length} people, ${parts.join(" → ")}. Correct one of their managers.`;
}
