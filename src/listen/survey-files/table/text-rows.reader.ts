import { ByteBlock } from "./byte-block.reader.ts";
import { type FeedSource, openByteFeed } from "./byte-feed.reader.ts";
import { isBroken, needsMore, nextLine, RecordScanner } from "./record-scanner.ts";
import type { CellBlock, RejectRow, StopSignal } from "./table.ts";
import type { TextShape } from "./text-shape.ts";

/** Where and how to read. */
export interface TextRows {
  source: FeedSource;
  encoding: string;
  /** Bytes before the first record, in the file. */
  markLength: number;
  /** Whether the first line only names the separator. */
  separatorLine: boolean;
  shape: TextShape;
  /** Bytes that are read at once. */
  chunk: number;
}

/** Bytes. 10,000 columns of open answers; longer ones are the work of a stray quote or a file without line ends. */
const longestRecord = 16 * 2 ** 20;

const reasons = {
  unclosed: 'Quote not closed: a cell begins with " and never ends. Remove the quote or add the missing one.',
  stray: 'Stray quote: put quotes around the whole cell and write "" for each " inside it.',
  lines:
    'Stray quote (") or wrong number of cells in a row of several lines: remove the quote or complete the row.',
  long: "Row too long: over 16 MB without a line end. Check where its lines and its quotes end.",
};

const [tab, lineFeed, carriageReturn, space, quote] = [9, 10, 13, 32, 34];

/**
 * Reads a text file's rows in blocks. A row that can't be read costs itself: reading goes on in the line after the one
 * that it begins in. Memory doesn't grow with the file.
 *
 * @throws AppError file.not-found, file.unreadable, and the signal's reason
 */
export async function* readTextRows(
  rows: TextRows,
  reject: RejectRow,
  signal: StopSignal,
): AsyncGenerator<CellBlock> {
  await using feed = await openByteFeed(rows.source, rows);
  const reading: Reading = { row: 1, leavingLine: rows.separatorLine };
  const scanner = new RecordScanner(rows.shape.separator);
  const block = new ByteBlock(rows.shape.width);
  let unused = 0;
  do {
    await feed.advance(unused);
    signal.throwIfAborted();
    block.begin(feed.bytes);
    unused = takeRows(feed, reading, scanner, rows.shape, block, reject);
    if (block.rows > 0) yield block;
  } while (!feed.last);
}

interface Reading {
  /** Number of the row that comes next, or of the one being left. */
  row: number;
  /** In a line that is left out up to its end. */
  leavingLine: boolean;
}

/** Puts all whole rows of a piece into the block; returns where what it leaves begins. */
function takeRows(
  { bytes, from, to, last }: { bytes: Buffer; from: number; to: number; last: boolean },
  reading: Reading,
  scanner: RecordScanner,
  shape: TextShape,
  block: ByteBlock,
  reject: RejectRow,
): number {
  let at = from;
  while (at < to || (reading.leavingLine && last)) {
    if (reading.leavingLine) {
      const next = nextLine(bytes, at, to, last);
      if (next === needsMore) return bytes[to - 1] === carriageReturn ? to - 1 : to;
      reading.leavingLine = false;
      reading.row++;
      at = next;
      continue;
    }
    const base = block.nextBase();
    const next = scanner.scan(bytes, at, to, last, block.ends, base, shape.width);
    if (next === needsMore) {
      if (to - at <= longestRecord) return at;
      reject(reading.row, reasons.long);
      reading.leavingLine = true;
      continue;
    }
    const problem =
      next === isBroken
        ? reasons[scanner.problem]
        : problemOf(bytes, next, scanner, shape, block, base, reading.row);
    if (problem === null) block.add(reading.row);
    else if (problem !== blank) {
      reject(reading.row, problem);
      if (next === isBroken || scanner.severalLines) {
        reading.leavingLine = true;
        continue;
      }
    }
    reading.row++;
    at = next;
  }
  return to;
}

/** Stands for a row that holds nothing. */
const blank = "";

/** Completes the row that was scanned; says why it can't be used, or that it is blank. */
function problemOf(
  bytes: Buffer,
  next: number,
  scanner: RecordScanner,
  shape: TextShape,
  block: ByteBlock,
  base: number,
  row: number,
): string | null {
  const { width } = shape;
  const { ends } = block;
  const { cells } = scanner;
  if (cells < width) ends.fill(ends[base + cells] as number, base + cells + 1, base + width + 1);
  if (isBlankRow(bytes, (ends[base] as number) + 1, next, scanner.separator, block, cells > width))
    return blank;
  if (row === 1 && shape.shifted) ends.copyWithin(base + 1, base, base + width);
  if (cells > width && !isFiller(bytes, ends[base + width] as number, next, scanner.separator)) {
    return scanner.severalLines ? reasons.lines : wrongWidth("many", cells, width);
  }
  if (cells < width && !shape.padded && row >= shape.firstFull) {
    return scanner.severalLines ? reasons.lines : wrongWidth("few", cells, width);
  }
  return scanner.severalLines && width > 2 && !shape.exact && holdsRows(block, scanner.separator)
    ? reasons.lines
    : null;
}

function wrongWidth(amount: "few" | "many", cells: number, width: number): string {
  return `Too ${amount} cells: ${cells} where most rows have ${width}. Complete the row, or put quotes around cells that hold the separator.`;
}

/** Whether bytes hold separators, spaces and quotes only. */
function isFiller(bytes: Buffer, from: number, to: number, separator: number): boolean {
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number;
    if (byte > quote && byte !== separator) return false;
    if (byte === separator || byte === space || byte === quote || byte === tab) continue;
    if (byte !== lineFeed && byte !== carriageReturn) return false;
  }
  return true;
}

function isBlankRow(
  bytes: Buffer,
  from: number,
  to: number,
  separator: number,
  block: ByteBlock,
  wide: boolean,
): boolean {
  if (!isFiller(bytes, from, to, separator)) return false;
  // A cell may hold nothing but a quote.
  return (
    wide ||
    Array.from({ length: block.width }, (_, column) => block.text(block.rows, column)).every(
      (text) => text.trim() === "",
    )
  );
}

/** Whether a cell of several lines lies between the stray quotes of two rows: its inner lines all look like rows. */
function holdsRows(block: ByteBlock, separator: number): boolean {
  const character = String.fromCharCode(separator);
  for (let column = 0; column < block.width; column++) {
    const inner = block
      .text(block.rows, column)
      .split(/\r\n|\n|\r/)
      .slice(1, -1);
    if (inner.length > 0 && inner.every((line) => line.split(character).length === block.width)) return true;
  }
  return false;
}
