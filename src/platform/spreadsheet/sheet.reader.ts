import type { CsvRow } from "../csv.ts";
import { type InputFile, nameOf } from "../input-file.ts";
import { columnName, columnPositions, fileEmpty } from "../table-header.ts";
import { readWorkbook } from "./workbook.reader.ts";

interface SheetOptions {
  mostRows: number;
  /** Told, before any row is read, which of the columns the sheet has. */
  onHeader?: (known: readonly string[]) => void;
}

/**
 * Reads an Excel sheet as `readCsv` reads a CSV file: its first row that isn't blank names the columns, in any order and
 * case; blank rows are skipped, other columns ignored.
 *
 * @throws AppError file.empty, csv.missing-column, csv.duplicate-column and those of `readWorkbook`
 */
export async function* readSheet<const Columns extends readonly string[]>(
  file: InputFile,
  columns: Columns,
  required: readonly Columns[number][],
  { mostRows, onHeader = () => {} }: SheetOptions,
): AsyncGenerator<CsvRow<Columns>[]> {
  let positions: number[] | null = null;
  let row = 0;
  for await (const rows of readWorkbook(file, mostRows)) {
    const batch: CsvRow<Columns>[] = [];
    for (const cells of rows) {
      row++;
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (positions !== null) {
        const values = positions.map((position) => cells[position] ?? "") as CsvRow<Columns>["values"];
        batch.push({ row, values });
        continue;
      }
      positions = columnPositions(nameOf(file), cells.map(columnName), columns, required);
      onHeader(columns.filter((_, index) => positions?.[index] !== -1));
    }
    yield batch;
  }
  if (positions === null) throw fileEmpty(nameOf(file));
}
