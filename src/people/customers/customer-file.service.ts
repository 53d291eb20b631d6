import { type Reject, readCsvTable, type TableRow } from "#platform/csv.ts";
import { type InputFile, nameOf } from "#platform/input-file.ts";
import { isWorkbook, readWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { fileEmpty } from "#platform/table-header.ts";
import { likelyColumns, mostColumns } from "./customer-columns.ts";
import { customerImportLimits } from "./customer-imports.contract.ts";
import * as errors from "./customers.errors.ts";
import type { ImportPart } from "./import-rows.ts";

const rowsInPart = 1_000;
/** Rows that can't be read; more of them and the file is hardly a list of customers. */
const mostProblems = 20_000;

/**
 * Reads a file of customers, CSV or .xlsx, part by part. Memory doesn't grow with a CSV file.
 *
 * @param onHeader is told the names of the columns before any part comes
 * @throws AppError customer-import.too-long, customer-import.too-wide, customer-import.empty, and those of `readCsvTable`
 * and `readWorkbook`
 */
export async function* readCustomerFile(
  file: InputFile,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<ImportPart> {
  const { rows: mostRows } = customerImportLimits;
  let part: ImportPart = { rows: [], problems: [] };
  let [rows, problems, first] = [0, 0, ""];
  const reject: Reject = (row, reason) => {
    if (++problems > mostProblems || row > mostRows + 1) throw errors.importTooLong(mostRows);
    first ||= reason;
    part.problems.push({ row, reason });
  };
  const told = (names: readonly string[]) => {
    if (names.length > mostColumns) throw errors.importTooWide(mostColumns);
    onHeader(names.map(storable));
  };
  const batches = (await isWorkbook(file))
    ? sheetRows(file, told)
    : readCsvTable(file, likelyColumns, reject, told);
  for await (const batch of batches)
    for (const { row, cells } of batch) {
      if (++rows > mostRows) throw errors.importTooLong(mostRows);
      part.rows.push({ row, cells: cells.slice(0, mostColumns).map(storable) });
      if (part.rows.length < rowsInPart) continue;
      yield part;
      part = { rows: [], problems: [] };
    }
  if (rows === 0)
    throw errors.importEmpty(first || "It has a header and nothing below. Add a row for each customer.");
  yield part;
}

/** A cell as a database can keep it. */
const storable = (cell: string): string => cell.replaceAll("\0", "").toWellFormed();

async function* sheetRows(
  file: InputFile,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<TableRow[]> {
  let hasHeader = false;
  let row = 0;
  for await (const sheet of readWorkbook(file, customerImportLimits.rows + 1)) {
    const batch: TableRow[] = [];
    for (const cells of sheet) {
      row++;
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (hasHeader) batch.push({ row, cells });
      else
        onHeader(
          cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1).map((cell) => cell.trim()),
        );
      hasHeader = true;
    }
    yield batch;
  }
  if (!hasHeader) throw fileEmpty(nameOf(file));
}
