import type { Readable } from "node:stream";
import { readSentFile } from "../sent-file.service.ts";
import { readStaffFile } from "../staff.import.ts";
import type { StaffFile } from "../staff-file.ts";
import { columnNotes } from "./file-notes.ts";
import { importLimits } from "./import.contract.ts";
import * as errors from "./organisation.errors.ts";
import type { Problem } from "./staff-records.ts";

const mostProblems = 2 * importLimits.rows;

/** A file of staff that was sent, with what could not be used of it. */
export interface SentStaff {
  file: StaffFile;
  problems: Problem[];
}

/**
 * Reads a file of staff from a request's body.
 *
 * @param name what its sender calls it
 * @throws AppError import.too-large, import.too-long, import.unlikely, import.of-nobody, and those of `readStaff`
 */
export const readSentStaff = (body: Readable, name: string): Promise<SentStaff> =>
  readSentFile(
    body,
    {
      name,
      most: importLimits.bytes,
      tooLarge: () => errors.importTooLarge(importLimits.bytes / 2 ** 20),
    },
    readBounded,
  );

async function readBounded(file: { path: string; name: string }): Promise<SentStaff> {
  const problems: Problem[] = [];
  const reject = (row: number, reason: string) => {
    if (row > importLimits.rows + 1) throw errors.importTooLong(importLimits.rows);
    if (problems.length === mostProblems)
      throw errors.importUnlikely(mostProblems, problems[0]?.reason ?? "");
    problems.push({ row, reason });
  };
  // Who is known already is looked up with the plan.
  const options = { mostRows: importLimits.rows + 1, isKnown: () => true };
  const staff = await readStaffFile(file, reject, options);
  if (staff.rows.size > importLimits.rows) throw errors.importTooLong(importLimits.rows);
  if (staff.rows.size === 0)
    throw errors.importOfNobody(
      problems[0]?.reason ?? "It has a header and nothing below. Add a row for each person.",
    );
  return { file: staff, problems: [...columnNotes(staff), ...problems] };
}
