import type { ColumnTally } from "./columns/column-tally.ts";
import { note } from "./columns/detected.ts";
import type { Note } from "./survey-file.ts";
import { readableText } from "./table/readable-text.ts";
import type { OpenTable } from "./table/table.ts";

type Head = OpenTable["head"];

/** The first rows without control characters. */
export const readableHead = (head: Head): Head =>
  head.map(({ row, cells }) => ({ row, cells: cells.map(readableText) }));

/**
 * Says how many cells held control characters, and where the first is.
 *
 * @param head as the file holds it
 * @param header rows from the top that hold no answers
 */
export function cleanedNote(head: Head, header: number, tallies: readonly ColumnTally[]): Note[] {
  const named = head
    .filter(({ row }) => row <= header)
    .flatMap(({ row, cells }) => cells.filter((cell) => readableText(cell) !== cell).map(() => row));
  const found = tallies.flatMap(({ cleaned }) => cleaned ?? []);
  const cells = found.reduce((sum, one) => sum + one.cells, named.length);
  if (cells === 0) return [];
  const row = Math.min(...named, ...found.map((one) => one.row));
  const times = cells === 1 ? "1 cell" : `${cells.toLocaleString("en")} cells`;
  const text = `Control characters were taken out of ${times}, first in row ${row}. If letters are missing there, export the file again.`;
  return [note("text.controls", null, "check", text)];
}
