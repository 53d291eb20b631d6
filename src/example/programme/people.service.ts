import { Readable } from "node:stream";
import type { User } from "#people/access/actor.ts";
import { createUser } from "#people/access/users.service.ts";
import { applyImport, beginImport, chooseLeavers } from "#people/organisation/import.service.ts";
import { changeUnit, mergeUnit, placedUnits } from "#people/organisation/unit.service.ts";
import { readSentStaff } from "#people/organisation/upload.service.ts";
import type { Person } from "#people/person.ts";
import { staffColumns } from "#people/staff-file.ts";
import { csvTable } from "#platform/csv-cell.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { departmentChanges } from "../reorganisation.ts";
import type { Doing } from "./making.ts";

/** Imports a list of staff as a director does, and marks as left who is no longer on it. */
export async function importStaff(doing: Doing, fileName: string, people: readonly Person[]): Promise<void> {
  const rows = people.map(({ id, name, email, department, managerId, job, level, location }) =>
    [id, name, email, department, managerId, job, level, location].map((cell) => cell ?? ""),
  );
  const sent = await readSentStaff(Readable.from([csvTable([...staffColumns], rows)]), fileName);
  const { id } = await beginImport(doing, fileName, sent.file, sent.problems);
  await chooseLeavers(doing, id, true, null);
  await applyImport(doing, id);
}

/** Renames one department and dissolves another; the staff list brings the one that is split off. */
export async function changeDepartments(doing: Doing): Promise<void> {
  const { renamed, merged } = departmentChanges;
  const units = await placedUnits(doing.tx, doing.workspace);
  const idOf = (path: string): string => {
    const found = units.find((unit) => unit.path === path);
    if (!found) throw new RangeError(`the example has no department ${path}`);
    return found.id;
  };
  await changeUnit(doing, idOf(renamed.from), { name: renamed.to });
  await mergeUnit(doing, idOf(merged.from), idOf(merged.into));
}

/** The id of the department at a path. */
export async function unitAt({ tx, workspace }: Doing, path: string): Promise<string> {
  const unit = (await placedUnits(tx, workspace)).find((each) => each.path === path);
  if (!unit) throw new RangeError(`the example has no department ${path}`);
  return unit.id;
}

/** Makes the account of somebody whose address is known to be theirs. They sign in without a password. */
export const accountOf = (
  tx: Transaction,
  { name, email }: { name: string; email: string | null },
): Promise<User> => createUser(tx, { name, email: email ?? "", emailVerified: true }, null);
