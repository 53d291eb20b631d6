import { CsvError, parse } from "csv-parse/sync";

/** Bytes of UTF-8. Excel's cells hold 32,767 characters; a row longer than this is a mistake. */
export const longestRow = 100_000;

/** Why a record could not be read, as reasons for a reject. */
export const failures = {
  unclosed:
    'Quote not closed: a field begins with " and never ends. Remove the quote or add the missing one.',
  stray: 'Stray quote: put quotes around the whole field and write "" for each " inside it.',
  long: 'Quote (") not closed, or row too long: over 100,000 characters. Close the quote or shorten the row.',
  lines:
    'Stray quote (") or wrong number of fields in a row of several lines: remove the quote or complete the row.',
};

export interface Records {
  /** The fields of each record up to the first failure. */
  records: string[][];
  /** Bytes that these records take. */
  length: number;
  failure: keyof typeof failures | null;
}

const lineEnds = ["\r\n", "\n", "\r"];
const notOneRow = new Error("A record of several lines that isn't one row");

/**
 * Parses the records of a block up to the first that can't be read.
 *
 * `isWhole` is asked of records of several lines: one that is not is taken for the work of a stray quote.
 */
export function parseRecords(
  block: Buffer,
  delimiter: string,
  isWhole: (fields: string[]) => boolean,
): Records {
  const records: string[][] = [];
  let length = 0;
  let lines = 0;
  try {
    parse(block, {
      delimiter,
      record_delimiter: lineEnds,
      relax_column_count: true,
      max_record_size: longestRow,
      on_record: (fields: string[], info) => {
        if (info.lines - lines > 1 && !isWhole(fields)) throw notOneRow;
        records.push(fields);
        length = info.bytes;
        lines = info.lines;
        return null;
      },
    });
    return { records, length: block.length, failure: null };
  } catch (cause) {
    return { records, length, failure: failureOf(cause) };
  }
}

function failureOf(cause: unknown): keyof typeof failures {
  if (cause === notOneRow) return "lines";
  if (!(cause instanceof CsvError)) throw cause;
  if (cause.code === "CSV_QUOTE_NOT_CLOSED") return "unclosed";
  if (cause.code === "CSV_MAX_RECORD_SIZE") return "long";
  return "stray";
}

/** Bytes up to and with the first line break; null where there is none, or perhaps half of one. */
export function firstLineEnd(block: Buffer): number | null {
  const feed = block.indexOf(10);
  const before = feed === -1 ? block : block.subarray(0, feed);
  const end = before.indexOf(13);
  if (end !== -1 && end < block.length - 1) return block[end + 1] === 10 ? end + 2 : end + 1;
  return feed === -1 ? null : feed + 1;
}

/** Bytes up to and with the last line break; 0 where there is none. A final CR may be half of one. */
export function lastLineEnd(block: Buffer): number {
  const beforeFinal = block.subarray(0, -1);
  return Math.max(block.lastIndexOf(10), beforeFinal.lastIndexOf(13)) + 1;
}
