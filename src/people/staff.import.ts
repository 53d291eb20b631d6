import { type CsvRow, type Reject, readCsv } from "#platform/csv.ts";
import { quoteValue } from "#platform/csv-cell.ts";
import { type InputFile, nameOf } from "#platform/input-file.ts";
import { readSheet } from "#platform/spreadsheet/sheet.reader.ts";
import { isWorkbook, readWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { columnPositions, unusedColumns } from "#platform/table-header.ts";
import { type Level, levels, type Person } from "./person.ts";
import {
  deepestDepartment,
  departmentPath,
  isEmail,
  isLonger,
  levelOf,
  longest,
  plain,
  singleSpaced,
} from "./person-text.ts";
import { type StaffColumn, type StaffFile, type StaffRow, staffColumns, staffHeader } from "./staff-file.ts";

const required = [staffHeader[0], staffHeader[1], staffHeader[3]] as const;

/** Everybody read so far, by id. */
type Staff = Map<string, StaffRow>;

/**
 * Reads a file of staff: id, name and department, and where the file has them e-mail, manager, job, level and
 * location. Returns everybody who could be read, by id, in the file's order.
 *
 * `reject` is told of each problem: of rows that can't be used, and of values that are left out of a row that is
 * used otherwise. Managers come last, since they may stand anywhere in the file.
 *
 * @throws AppError where the file can't be used at all; see `readCsv` and `readSheet`.
 */
export async function readStaff(file: InputFile, reject: Reject): Promise<Map<string, Person>> {
  const { rows } = await readStaffFile(file, reject, { mostRows: Number.POSITIVE_INFINITY });
  return new Map(rows.values().map(({ person }) => [person.id, person]));
}

interface StaffOptions {
  /** Rows that an Excel sheet may have. */
  mostRows: number;
  /** Whether somebody who isn't in the file has an id, and so may be a manager. */
  isKnown?: (id: string) => boolean;
}

/** Reads a file of staff as `readStaff` does, and says what each row left out. */
export async function readStaffFile(
  file: InputFile,
  reject: Reject,
  { mostRows, isKnown = () => false }: StaffOptions,
): Promise<StaffFile> {
  const staff: Staff = new Map();
  let columns: readonly StaffColumn[] = [];
  let others: readonly string[] = [];
  const onHeader = (known: readonly string[], unused?: readonly string[]) => {
    columns = staffColumns.filter((_, index) => known.includes(staffHeader[index] ?? ""));
    others = unused ?? others;
  };
  const isSheet = await isWorkbook(file);
  if (isSheet) others = await unusedOfSheet(file, mostRows);
  const batches = isSheet
    ? readSheet(file, staffHeader, required, { mostRows, onHeader })
    : readCsv(file, staffHeader, required, reject, onHeader);
  for await (const batch of batches) {
    for (const { row, values } of batch) {
      const read = readPerson(values, staff, (reason) => reject(row, reason));
      if (read !== null) staff.set(read.person.id, { row, ...read });
    }
  }
  dropUnknownManagers(staff, isKnown, reject);
  dropCircles(staff, reject);
  return { columns, unusedColumns: others, rows: staff };
}

/** @throws AppError csv.missing-column, csv.duplicate-column, with names as they are in the sheet */
async function unusedOfSheet(file: InputFile, mostRows: number): Promise<string[]> {
  for await (const rows of readWorkbook(file, mostRows)) {
    const names = rows.find((cells) => cells.some((cell) => cell.trim() !== ""))?.map((cell) => cell.trim());
    if (names) return unusedColumns(names, columnPositions(nameOf(file), names, staffHeader, required));
  }
  return [];
}

type Values = CsvRow<typeof staffHeader>["values"];
type Report = (reason: string) => void;

/** The person of a row; null where the row can't be used. Every reason is reported. */
function readPerson(values: Values, staff: Staff, report: Report): Omit<StaffRow, "row"> | null {
  const [rawId, rawName, rawEmail, rawDepartment, rawManagerId, rawJob, rawLevel, rawLocation] = values;
  const id = plain(rawId);
  const name = singleSpaced(rawName);
  const job = singleSpaced(rawJob);
  const location = singleSpaced(rawLocation);
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

  const leftOut: StaffColumn[] = [];
  const leaveOut = (column: StaffColumn) => (reason: string) => {
    report(reason);
    leftOut.push(column);
  };
  if (name === "") leaveOut("name")(`Name missing: the id ${quoteValue(id)} stands in for it. Add the name.`);
  const person = {
    id,
    name: name || id,
    email: readEmail(plain(rawEmail), leaveOut("email")),
    department: department.join("/"),
    managerId: readManagerId(plain(rawManagerId), leaveOut("manager_id")),
    job: job || null,
    level: readLevel(plain(rawLevel), leaveOut("level")),
    location: location || null,
  };
  return { person, leftOut };
}

function idProblem(id: string, staff: Staff): string | null {
  if (id === "") return "Id missing: give every person an id of their own.";
  if (isLonger(id, longest.id))
    return `Id too long: ${quoteValue(id)} has over ${longest.id} characters.${shorten}`;
  if (/\p{Cc}/u.test(id)) {
    return `Id with a control character: ${quoteValue(id)}. Remove the line break or other invisible character.`;
  }
  const first = staff.get(id);
  if (first === undefined) return null;
  return `Id used twice: ${quoteValue(id)} is in row ${first.row} already, which stays. Give this person another id or delete the row.`;
}

const shorten = " Shorten it.";

function lengthProblem(column: string, value: string): string | null {
  if (!isLonger(value, longest.text)) return null;
  return `${column} too long: ${quoteValue(value)} has over ${longest.text} characters.${shorten}`;
}

function departmentProblem(segments: string[]): string | null {
  if (segments.length > deepestDepartment) {
    return `Department too deep: ${quoteValue(segments.join("/"))} has over ${deepestDepartment} levels. Leave some out.`;
  }
  const long = segments.find((segment) => isLonger(segment, longest.segment));
  if (long === undefined) return null;
  return `Department too long: ${quoteValue(long)} has over ${longest.segment} characters.${shorten}`;
}

function readEmail(email: string, report: Report): string | null {
  if (email === "") return null;
  if (isEmail(email)) return email;
  report(`E-mail left out: ${quoteValue(email)} is no address. Write it like name@example.com.`);
  return null;
}

function readLevel(value: string, report: Report): Level | null {
  if (value === "") return null;
  const level = levelOf(value);
  if (level === null)
    report(`Level left out: ${quoteValue(value)} is unknown. Write one of ${levels.join(", ")}.`);
  return level;
}

const unknownManager = (id: string) =>
  `Manager left out: ${quoteValue(id)} is the id of nobody read from the file. Correct it or that person's row.`;

/** No id has a control character in it. */
function readManagerId(id: string, report: Report): string | null {
  if (!/\p{Cc}/u.test(id)) return id || null;
  report(unknownManager(id));
  return null;
}

function dropUnknownManagers(staff: Staff, isKnown: (id: string) => boolean, reject: Reject): void {
  for (const entry of staff.values()) {
    const { managerId } = entry.person;
    if (managerId === null || staff.has(managerId) || isKnown(managerId)) continue;
    reject(entry.row, unknownManager(managerId));
    dropManager(entry);
  }
}

function dropManager({ person, leftOut }: StaffRow): void {
  person.managerId = null;
  leftOut.push("manager_id");
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
  for (const [index, entry] of circle.entries()) {
    reject(entry.row, circleProblem(ids, index));
    dropManager(entry);
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
