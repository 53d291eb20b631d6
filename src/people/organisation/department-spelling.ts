import type { StaffRow } from "../staff-file.ts";
import type { Problem } from "./staff-records.ts";

/** Equal where names differ only in case or spaces; a space between digits counts. */
function spellingKey(path: string): string {
  return path.toLowerCase().replace(/(?<!\d)\s+|\s+(?!\d)/gu, "");
}

/**
 * Rows with their departments as they are spelled here already or, where they are new, in the first row that names
 * them; with a note of each spelling that is not taken.
 *
 * @param known paths of all departments
 */
export function unifyDepartments(
  rows: readonly StaffRow[],
  known: ReadonlySet<string>,
): { rows: StaffRow[]; notes: Problem[] } {
  const spellings = new Map<string, string>();
  for (const path of known) if (!spellings.has(spellingKey(path))) spellings.set(spellingKey(path), path);
  const notes = new Map<string, Problem>();
  const unified = rows.map((file) => {
    const told = file.person.department;
    const department = spelled(told, known, spellings);
    if (department === told) return file;
    if (!notes.has(told))
      notes.set(told, {
        row: file.row,
        reason: `Department “${told}” is taken to be “${department}”, which differs only in case or spaces. Nothing is left out; rename one of them if they are two departments.`,
      });
    return { ...file, person: { ...file.person, department } };
  });
  return { rows: unified, notes: notes.values().toArray() };
}

function spelled(told: string, known: ReadonlySet<string>, spellings: Map<string, string>): string {
  let path = "";
  for (const segment of told === "" ? [] : told.split("/")) {
    const next = path === "" ? segment : `${path}/${segment}`;
    path = known.has(next) ? next : (spellings.get(spellingKey(next)) ?? next);
    if (!spellings.has(spellingKey(next))) spellings.set(spellingKey(next), path);
  }
  return path;
}
