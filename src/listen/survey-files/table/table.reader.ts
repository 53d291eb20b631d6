import { open } from "node:fs/promises";
import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { archiveProblem } from "#platform/spreadsheet/archive-problem.reader.ts";
import type { TableLayout } from "../survey-file.ts";
import { otherFileKind } from "./table.errors.ts";
import type { OpenTable } from "./table.ts";
import { openTextTable } from "./text-table.reader.ts";
import { openWorkbookTable } from "./workbook-table.reader.ts";

const usualChunk = 2 ** 18;

/** What files begin with that hold answers in a form which isn't read: hexadecimal digits, and what it is. */
const otherKinds: readonly [beginning: string, kind: string][] = [
  ["d0cf11e0a1b11ae1", "an .xls workbook, or one that needs a password"],
  ["24464c32", "an SPSS file (.sav)"],
  ["24464c33", "an SPSS file (.zsav)"],
  ["25504446", "a PDF"],
  ["89504e470d0a1a0a", "a picture (PNG)"],
  ["ffd8ff", "a picture (JPEG)"],
  ["474946383761", "a picture (GIF)"],
  ["474946383961", "a picture (GIF)"],
  ["1f8b", "compressed (gzip); unpack it first"],
  ["377abcaf271c", "compressed (7-Zip); unpack it first"],
  ["526172211a07", "compressed (RAR); unpack it first"],
];
const zip = "504b0304";

/**
 * Opens a text file or a workbook as rows of cells: finds out how it is laid out, except for what it is told.
 *
 * @param chunk bytes of a text file that are read at once
 * @throws AppError file.not-found, file.is-folder, file.not-ordinary, file.unreadable, file.empty, file.binary,
 * file.other-kind, archive.incomplete, layout.encoding, layout.separator, table.too-many-columns, those of `readSheetTable`, and
 * the signal's reason
 */
export async function openTable(
  file: InputFile,
  told: Partial<TableLayout>,
  signal: AbortSignal,
  chunk = usualChunk,
): Promise<OpenTable> {
  const beginning = await beginningOf(pathOf(file));
  if (beginning.startsWith(zip)) {
    const problem = await archiveProblem(file);
    if (problem !== null) throw problem;
    return openWorkbookTable(file, told, signal, chunk);
  }
  const other = otherKinds.find(([signature]) => beginning.startsWith(signature));
  if (other) throw otherFileKind(nameOf(file), other[1]);
  return openTextTable(file, told, signal, chunk);
}

/** The first bytes in hexadecimal digits; none where the file can't be read, which shows when it is looked through. */
async function beginningOf(path: string): Promise<string> {
  try {
    await using handle = await open(path);
    if (!(await handle.stat()).isFile()) return "";
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString("hex", 0, bytesRead);
  } catch {
    return "";
  }
}
