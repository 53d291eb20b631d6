import { writeXlsxStream } from "hucre/xlsx";

/** A sheet of texts. */
export interface TextSheet {
  /** At most 31 characters. */
  name: string;
  header: readonly string[];
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

/** Characters that XML can't hold. */
const unwritable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/**
 * Writes an .xlsx workbook of one sheet, row by row, in memory that doesn't grow with it. Every cell is text: nothing
 * that a value begins with makes it a formula.
 */
export function writeWorkbook({ name, header, rows }: TextSheet): ReadableStream<Uint8Array> {
  const columns = header.map((title) => ({ header: title, width: 24 }));
  const texts = async function* () {
    for await (const row of rows) yield row.map((value) => value.toWellFormed().replace(unwritable, ""));
  };
  return writeXlsxStream(texts(), { name, columns, freezePane: { rows: 1 } });
}
