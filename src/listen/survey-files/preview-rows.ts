import type { ColumnTally } from "./columns/column-tally.ts";
import { note } from "./columns/detected.ts";
import type { TableHeader } from "./columns/header.ts";
import { importIdOf } from "./definitions/tools/import-id.ts";
import type { Mapping, Note } from "./survey-file.ts";
import type { CellBlock, OpenTable } from "./table/table.ts";

/** How Qualtrics marks what its own preview and its test answers left, in words and in numbers. */
const previews = new Set([
  "survey preview",
  "survey test",
  "offline survey preview",
  "offline app preview",
  "1",
  "2",
  "17",
]);

/** The columns in which Qualtrics says what kind of answer a row is, and whether it was finished; −1 where there is none. */
export function progressColumns({ headers }: TableHeader): { status: number; finished: number } {
  const place = (name: RegExp): number =>
    headers.findIndex((own) => own.some((header) => name.test((importIdOf(header) ?? header).trim())));
  return { status: place(/^(?:status|response ?type)$/i), finished: place(/^finished$/i) };
}

/** Previews count where a mapping says how to read the column that marks them. */
export const arePreviewsKept = (mapping: Mapping, name: string): boolean =>
  mapping.columns?.[name]?.kind !== undefined && mapping.columns[name].kind !== "technical";

/**
 * A table's rows without previews and tests of the survey, which nobody answered.
 *
 * @param status the column that marks them
 * @param header rows from the top that stay
 * @param left is set to how many rows a reading left out, and complete when it has come to the end
 */
export function withoutPreviews(
  blocks: OpenTable["blocks"],
  status: number,
  header: number,
  left: { rows: number },
): OpenTable["blocks"] {
  return async function* answered(signal, reject) {
    left.rows = 0;
    for await (const block of blocks(signal, reject)) {
      const kept: number[] = [];
      for (let row = 0; row < block.rows; row++) {
        const isAnswer =
          block.rowNumber(row) <= header || !previews.has(block.text(row, status).trim().toLowerCase());
        if (isAnswer) kept.push(row);
      }
      left.rows += block.rows - kept.length;
      if (kept.length > 0) yield kept.length === block.rows ? block : onlyRows(block, kept);
    }
  };
}

const onlyRows = (block: CellBlock, kept: readonly number[]): CellBlock => ({
  rows: kept.length,
  width: block.width,
  rowNumber: (row) => block.rowNumber(kept[row] ?? 0),
  text: (row, column) => block.text(kept[row] ?? 0, column),
  shortKey: (row, column) => block.shortKey(kept[row] ?? 0, column),
  number: (row, column) => block.number(kept[row] ?? 0, column),
});

/** Says how many rows are previews, and what became of them. */
export function previewNote(name: string, left: number, rows: number): Note[] {
  if (left === 0) return [];
  const text =
    rows === 0
      ? `All ${left} rows are previews or tests of the survey (“${name}”). They count, since there is nothing else; don't take the figures for anybody's answers.`
      : `${left} of ${left + rows} rows are previews or tests of the survey (“${name}”) and don't count. To count them, give that column the kind \`choice\`.`;
  return [note("rows.previews", name, "check", text)];
}

/** Says how many people began and didn't finish: what they answered counts. */
export function unfinishedNote(name: string, tally: ColumnTally | undefined, rows: number): Note[] {
  let unfinished = 0;
  for (const [cell, { count }] of tally?.cells ?? []) if (/^(?:false|0|no)$/i.test(cell)) unfinished += count;
  if (unfinished === 0) return [];
  const text = `${unfinished} of ${rows} people didn't finish the survey (“${name}”); what they answered counts. If it shouldn't, export finished answers only.`;
  return [note("rows.unfinished", name, "check", text)];
}
