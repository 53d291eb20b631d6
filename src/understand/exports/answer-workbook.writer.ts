import {
  mostCellCharacters,
  mostSheetRows,
  type SheetCell,
  writeSheets,
} from "#platform/spreadsheet/sheets.writer.ts";
import type { AnswerCell } from "./answer-column.ts";
import type { AnswerTable } from "./answer-table.service.ts";
import { codebook, codebookHeader, wordsFor } from "./answer-words.ts";
import { tooLargeForWorkbook } from "./take-along.errors.ts";

/** Cells that a workbook is made of at most: from here on programs that open it run out of memory. */
const mostCells = 40_000_000;

/** @throws AppError "take-along.too-large-for-workbook" */
export function requireWorkbookSize(rows: number, columns: number): void {
  if (rows > mostSheetRows || rows * columns > mostCells) throw tooLargeForWorkbook(rows, columns);
}

/**
 * All answers as a workbook: the answers, what the columns mean, and what was cut: a cell holds 32,767 characters.
 *
 * @throws AppError "take-along.too-large-for-workbook"
 */
export function answerWorkbook(table: AnswerTable): AsyncGenerator<Uint8Array, void, void> {
  const { columns } = table;
  requireWorkbookSize(table.count, columns.length);
  const cut = new Map<string, number>();
  return writeSheets([
    {
      name: "Answers",
      header: columns.map(({ name }) => name),
      widths: columns.map(({ kind }) => (kind === "text" || kind === "choice" ? 24 : 12)),
      rows: answerRows(table, cut),
    },
    {
      name: "Codebook",
      header: codebookHeader,
      widths: [24, 70, 28, 20, 40, 18],
      rows: codebookRows(table, cut),
    },
  ]);
}

async function* answerRows(
  { columns, rows }: AnswerTable,
  cut: Map<string, number>,
): AsyncGenerator<SheetCell[][]> {
  const converters = columns.map((column) => {
    const inWords = wordsFor(column);
    const isTime = column.kind === "date" || column.kind === "moment";
    return (cell: AnswerCell): SheetCell => {
      const value = inWords(cell);
      if (typeof value !== "string") return value;
      if (isTime) return timeOf(value);
      if (value.length <= mostCellCharacters) return value;
      cut.set(column.name, (cut.get(column.name) ?? 0) + 1);
      return value.slice(0, mostCellCharacters).replace(/[\uD800-\uDBFF]$/, "");
    };
  });
  for await (const batch of rows)
    yield batch.map((row) => row.map((cell, index) => converters[index]?.(cell) ?? null));
}

/** As text where a sheet's calendar, which begins in 1900, doesn't have it. */
function timeOf(text: string): SheetCell {
  const moment = new Date(text);
  return moment.getUTCFullYear() >= 1901 ? moment : text;
}

async function* codebookRows(
  { columns }: AnswerTable,
  cut: ReadonlyMap<string, number>,
): AsyncGenerator<string[][]> {
  yield codebook(columns, true);
  const lines = Array.from(cut, ([name, count]) => [
    name,
    `${count} ${count === 1 ? "text is" : "texts are"} longer than a cell holds and cut after 32,767 characters. CSV has all of ${count === 1 ? "it" : "them"}.`,
  ]);
  if (lines.length > 0) yield lines;
}
