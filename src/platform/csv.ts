import { failures, firstLineEnd, lastLineEnd, longestRow, parseRecords } from "./csv-records.ts";
import { errorKind } from "./errors.ts";
import { type InputFile, nameOf } from "./input-file.ts";
import { columnPositions, fileEmpty, knownColumns, unusedColumns } from "./table-header.ts";
import { openText } from "./text-encoding.ts";

/** Told of each problem in a row, at once. `row` counts as spreadsheets do: the header is row 1. */
export type Reject = (row: number, reason: string) => void;

/** A row's values in the order of the columns asked for, untrimmed; "" where the file lacks an optional one. */
export interface CsvRow<Columns extends readonly string[]> {
  row: number;
  values: { [Index in keyof Columns]: string };
}

const fileBinary = errorKind(
  "file.binary",
  (path: string) => `${path} holds binary data instead of text. Save it as CSV and use that file.`,
  422,
);
const brokenHeader = errorKind(
  "csv.broken-header",
  (path: string) => `The header of ${path} holds a stray or unclosed quote ("). Remove it and try again.`,
  422,
);

/**
 * Reads a CSV file in batches of rows, in any encoding of `openText`, with commas, semicolons, tabs or bars, columns in
 * any order and named in any case. Blank rows are skipped silently. A row that can't be read (too few or too many
 * fields, a stray or unclosed quote, characters that are none) is rejected, before its batch is yielded, and
 * reading goes on with the next line. Memory doesn't grow with the file.
 *
 * @param columns all columns that are known, as `columnPositions` takes them; others are ignored.
 * @param required those of them that the file must have.
 * @param onHeader is told, before any row is read, which of the columns the file has, and which others.
 * @throws AppError file.empty, file.binary, csv.broken-header, csv.missing-column, csv.duplicate-column and those
 * of `openText`.
 */
export async function* readCsv<const Columns extends readonly string[]>(
  file: InputFile,
  columns: Columns,
  required: readonly Columns[number][],
  reject: Reject,
  onHeader: (known: readonly string[], unused: readonly string[]) => void = () => {},
): AsyncGenerator<CsvRow<Columns>[]> {
  let positions: number[] = [];
  const batches = readCsvTable(file, columns, reject, (names) => {
    const lacks = knownColumns(names, required) < required.length;
    if (lacks && names.some((name) => /[\p{Cc}\uFFFD]/u.test(name))) throw fileBinary(nameOf(file));
    positions = columnPositions(nameOf(file), names, columns, required);
    const known = columns.filter((_, index) => positions[index] !== -1);
    onHeader(known, unusedColumns(names, positions));
  });
  for await (const batch of batches)
    yield batch.map(({ row, cells }) => {
      const values = positions.map((position) => cells[position] ?? "") as CsvRow<Columns>["values"];
      return { row, values };
    });
}

/** A row with all its cells, untrimmed. */
export interface TableRow {
  row: number;
  cells: string[];
}

/**
 * Reads a CSV file as `readCsv` does, with all its columns.
 *
 * @param likely columns that it may have, by which its separator is known; where it has none of them, the separator is the
 * one that gives most columns.
 * @param onHeader is told the names of its columns before any row is read, trimmed; it may throw.
 * @throws AppError file.empty, csv.broken-header and those of `openText`
 */
export async function* readCsvTable(
  file: InputFile,
  likely: readonly string[],
  reject: Reject,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<TableRow[]> {
  const { text } = await openText(file);
  const reading: Reading = { row: 1, pending: Buffer.alloc(0), inLongLine: false };
  let header: Shape | null = null;
  const nextBatch = (last: boolean): TableRow[] => {
    if (header === null) {
      const { names, ...shape } = readHeader(nameOf(file), reading.pending, likely);
      onHeader(names);
      header = shape;
    }
    const batch: TableRow[] = [];
    takeRows(reading, last, header, reject, (row, cells) => batch.push({ row, cells }));
    return batch;
  };
  for await (const piece of text) {
    reading.pending = Buffer.concat([reading.pending, Buffer.from(piece)]);
    if (reading.pending.length > longestRow) yield nextBatch(false);
  }
  yield nextBatch(true);
}

interface Shape {
  delimiter: string;
  /** The header's row. */
  row: number;
  /** How many columns the header names. */
  width: number;
}

function readHeader(
  path: string,
  beginning: Buffer,
  columns: readonly string[],
): Shape & { names: string[] } {
  const readings = [",", ";", "\t", "|"].map((delimiter) => {
    const { records, failure } = parseRecords(beginning.subarray(0, longestRow), delimiter, () => true);
    const index = records.findIndex((fields) => !isBlank(fields) && !isSeparatorLine(fields));
    const names = (records[index] ?? []).map((field) => field.trim());
    return { delimiter, row: index + 1, names, failure, known: knownColumns(names, columns) };
  });
  const isBetter = (one: (typeof readings)[number], other: typeof one) =>
    one.known > other.known ||
    (one.known === other.known && one.names.length > Math.max(1, other.names.length));
  const best = readings.reduce((best, other) => (isBetter(other, best) ? other : best));
  const { delimiter, row, names, failure } = best;
  if (row === 0) throw failure === null ? fileEmpty(path) : brokenHeader(path);
  return { delimiter, row, width: names.findLastIndex((name) => name !== "") + 1, names };
}

/** Excel's own first line, which names the separator of the rest: "sep=;". */
function isSeparatorLine([first = "", ...others]: string[]): boolean {
  return /^sep=.?$/i.test(first.trim()) && isBlank(others);
}

interface Reading {
  /** Number of the row that `pending` begins with. */
  row: number;
  /** UTF-8, not yet made into rows. */
  pending: Buffer;
  /** The line that `pending` begins in was rejected for its length. */
  inLongLine: boolean;
}

/**
 * Takes all whole rows off what is pending. After a broken row reading resumes at the line that follows the one
 * it begins in, so that a stray quote costs one row.
 */
function takeRows(
  reading: Reading,
  last: boolean,
  shape: Shape,
  reject: Reject,
  use: (row: number, fields: string[]) => void,
): void {
  if (reading.inLongLine && !leaveLongLine(reading)) return;
  const { pending } = reading;
  const whole = last ? pending.length : lastLineEnd(pending);
  const damaged = pending.includes(0) || pending.includes("\uFFFD");
  let offset = 0;
  while (offset < whole) {
    const { records, length, failure } = parseRecords(
      pending.subarray(offset, whole),
      shape.delimiter,
      (fields) => fits(fields, shape.width) && !fields.some((field) => holdsRows(field, shape)),
    );
    for (const fields of records) {
      const row = reading.row++;
      if (row <= shape.row || isBlank(fields)) continue;
      const problem = problemOf(fields, shape.width, damaged);
      if (problem === null) use(row, fields);
      else reject(row, problem);
    }
    offset += length;
    if (failure === null) break;
    if (failure === "unclosed" && !last && pending.length - offset <= longestRow) break;
    reject(reading.row++, failures[failure]);
    offset += firstLineEnd(pending.subarray(offset, whole)) ?? whole - offset;
  }
  reading.pending = pending.subarray(offset);
  if (offset >= whole && reading.pending.length > longestRow) {
    reject(reading.row++, failures.long);
    reading.inLongLine = true;
    reading.pending = reading.pending.subarray(-1);
  }
}

/** Drops the rest of a line that is too long; false where it hasn't come to its end. */
function leaveLongLine(reading: Reading): boolean {
  const end = firstLineEnd(reading.pending);
  reading.inLongLine = end === null;
  reading.pending = reading.pending.subarray(end ?? -1);
  return end !== null;
}

function problemOf(fields: string[], width: number, damaged: boolean): string | null {
  if (damaged && fields.some((field) => /[\0\uFFFD]/.test(field))) {
    return "Unreadable characters: save the file as UTF-8 and write the row's damaged values again.";
  }
  if (fits(fields, width)) return null;
  const amount = fields.length < width ? "Too few fields" : "Too many fields";
  return `${amount}: ${fields.length} where the header has ${width}. Complete the row, or put quotes around values that hold the separator.`;
}

/** Superfluous fields do no harm where they are empty. */
function fits(fields: string[], width: number): boolean {
  if (fields.length === width) return true;
  return fields.length > width && isBlank(fields.slice(width));
}

/** A field of several lines whose inner lines all look like rows lies between the stray quotes of two rows. */
function holdsRows(field: string, { delimiter, width }: Shape): boolean {
  const inner = field.split(/\r\n|\n|\r/).slice(1, -1);
  return inner.length > 0 && inner.every((line) => line.split(delimiter).length === width);
}

function isBlank(fields: string[]): boolean {
  return fields.every((field) => field.trim() === "");
}
