import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readCsv } from "#platform/csv.ts";
import { readSheet } from "#platform/spreadsheet/sheet.reader.ts";
import { isWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { longestComment, mostComments } from "./comments.contract.ts";
import { fileTooLarge, tooManyComments, unusableFile } from "./comments.errors.ts";
import type { BroughtComment } from "./gather.service.ts";

const columns = ["comment", "kind", "source", "date"] as const;
/** Bytes that a file of comments may have. */
export const mostFileBytes = 50 * 2 ** 20;
const kinds = new Set(["", "customer", "staff", "manager"]);
const mostProblems = 50;

/** What a file of comments holds, and which rows could not be used. */
interface ReadComments {
  comments: BroughtComment[];
  problems: { row: number; reason: string }[];
}

/**
 * Reads comments from a CSV or Excel file in a request's body: the column `comment`, and where they are there `kind` (customer,
 * staff or manager), `source` and `date` (2026-11-21).
 *
 * @throws AppError comments.file-too-large, comments.unusable-file, comments.too-many and those of the readers
 */
export async function readCommentFile(body: Readable, name: string): Promise<ReadComments> {
  const folder = await mkdtemp(join(tmpdir(), "serviceloop-comments-"));
  try {
    const path = join(folder, "file");
    await pipeline(body, bounded, createWriteStream(path, { mode: 0o600 }));
    return await readRows({ path, name });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* bounded(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > mostFileBytes) throw fileTooLarge(mostFileBytes / 2 ** 20);
    yield piece;
  }
}

async function readRows(file: { path: string; name: string }): Promise<ReadComments> {
  const comments: BroughtComment[] = [];
  const problems: ReadComments["problems"] = [];
  const reject = (row: number, reason: string) => {
    if (problems.length < mostProblems) problems.push({ row, reason });
  };
  const batches = (await isWorkbook(file))
    ? readSheet(file, columns, ["comment"], { mostRows: mostComments + 1 })
    : readCsv(file, columns, ["comment"], reject);
  for await (const batch of batches)
    for (const { row, values } of batch) {
      const [words = "", kind = "", place = "", date = ""] = values.map((value) => value.trim());
      if (words === "") continue;
      const problem = problemOf(words, kind, place, date);
      if (problem) {
        reject(row, problem);
        continue;
      }
      if (comments.length === mostComments) throw tooManyComments(mostComments);
      comments.push({
        words,
        kind: kind.toLowerCase() as BroughtComment["kind"],
        place,
        saidOn: date || null,
      });
    }
  if (comments.length === 0)
    throw unusableFile(
      problems[0]
        ? `Row ${problems[0].row}: ${problems[0].reason}`
        : "It has no row with text in the column “comment”.",
    );
  return { comments, problems };
}

function problemOf(words: string, kind: string, place: string, date: string): string | null {
  if (words.length > longestComment)
    return `The comment has more than ${longestComment.toLocaleString("en")} characters. Cut it into several.`;
  if (!kinds.has(kind.toLowerCase()))
    return `“${kind.slice(0, 40)}” is no kind: write customer, staff or manager, or nothing.`;
  if (place.length > 200) return "The source has more than 200 characters. Shorten it.";
  if (
    date !== "" &&
    (!/^\d{4}-\d\d-\d\d$/.test(date) ||
      Number.isNaN(Date.parse(date)) ||
      new Date(date).toISOString().slice(0, 10) !== date)
  )
    return `“${date.slice(0, 40)}” is no date. Write it as 2026-11-21.`;
  return null;
}
