import type { Person } from "./person.ts";

/** The columns of a file of staff. */
export const staffColumns = [
  "id",
  "name",
  "email",
  "department",
  "manager_id",
  "job",
  "level",
  "location",
] as const;

/** The same columns, each with other spellings that are understood; see `columnPositions`. */
export const staffHeader = [
  "id|staff number|staff id|staff no|employee id|employee number|employee no|personnel number|person id",
  "name|full name|employee name|staff name",
  "email|mail|email address|mail address|work email",
  "department|dept|unit|team|department name",
  "manager_id|manager|manager number|manager staff number|manager employee id|line manager|reports to",
  "job|job title|position|role",
  "level|job level|management level",
  "location|site|office|work location|place of work",
] as const;
export type StaffColumn = (typeof staffColumns)[number];

/** One usable row of a file of staff. */
export interface StaffRow {
  /** As spreadsheets count: the header is row 1. */
  row: number;
  person: Person;
  /** Columns whose value in this row can't be used: null in `person`, and reported. */
  leftOut: StaffColumn[];
}

/** A file of staff. */
export interface StaffFile {
  /** Which columns the file has. */
  columns: readonly StaffColumn[];
  /** Names of its other columns, as they are in the file. */
  unusedColumns: readonly string[];
  /** By id, in the file's order. */
  rows: ReadonlyMap<string, StaffRow>;
}
