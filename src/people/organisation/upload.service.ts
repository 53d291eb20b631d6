import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
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
 * Reads a file of staff from a request's body, by way of a temporary file that is gone afterwards.
 *
 * @param name what its sender calls it
 * @throws AppError import.too-large, import.too-long, import.unlikely, import.of-nobody, and those of `readStaff`
 */
export async function readSentStaff(body: Readable, name: string): Promise<SentStaff> {
  const folder = await mkdtemp(join(tmpdir(), "serviceloop-upload-"));
  try {
    const path = join(folder, "file");
    await pipeline(body, bounded, createWriteStream(path, { mode: 0o600 }));
    return await inTurn(() => readBounded({ path, name }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let reading: Promise<unknown> = Promise.resolve();

/** One file is read at a time: many at once would need the memory of many. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = reading.then(work);
  reading = turn.catch(() => {});
  return turn;
}

/** Passes on what may be sent. More is taken, up to a point, and dropped: who sends it then hears why it is refused. */
async function* bounded(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const tooLarge = errors.importTooLarge(importLimits.bytes / 2 ** 20);
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length <= importLimits.bytes) yield piece;
    else if (length > 5 * importLimits.bytes) throw tooLarge;
  }
  if (length > importLimits.bytes) throw tooLarge;
}

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
