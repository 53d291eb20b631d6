import type { Note, TableLayout, Understanding } from "../survey-file.ts";

/** What ends work early; an AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** Told of a row that can't be read, by its number, and why; the reason quotes nothing of the row. */
export type RejectRow = (row: number, reason: string) => void;

/**
 * Some rows of a table; it may only be used until the next block is asked for. Rows count from 0 within the block,
 * columns from 0 within the file.
 */
export interface CellBlock {
  readonly rows: number;
  /** Columns of every row of the file; where a row is shorter its last cells are blank. */
  readonly width: number;
  /** The row's number as a spreadsheet counts: the first is 1, blank rows count. */
  rowNumber(row: number): number;
  /** What the cell holds, without the quotes around it, not trimmed; "" where the row is short. */
  text(row: number, column: number): string;
  /**
   * The cell as a number that is the same for the same short text: up to six ASCII characters, without the spaces around
   * them, eight bits each, the last one lowest: "7" is 55, "10" is 12592. 0 for a blank cell, −1 for any longer or other, and
   * where it holds a quote.
   */
  shortKey(row: number, column: number): number;
  /** The cell as a plain decimal number ("-3.25"; spaces around it don't count), NaN where it is anything else or blank. */
  number(row: number, column: number): number;
}

/** A file of rows and columns that was looked through once, ready to be read any number of times. */
export interface OpenTable {
  /** As told, else as detected; `headerRows` as told, else 0: what is a header shows in the rows. */
  layout: TableLayout;
  width: number;
  /** Names of a workbook's visible sheets; of a text file none. */
  sheets: string[];
  notes: Note[];
  /** The first rows that aren't blank, at most 200 (fewer where they are very wide), `width` cells each. */
  head: readonly { row: number; cells: string[] }[];
  /**
   * All rows from the top, headers too, in order; blank rows and those that can't be read are left out.
   *
   * @param reject is told of each row that can't be read, in order
   * @throws AppError as opening does, and the signal's reason
   */
  blocks(signal: StopSignal, reject?: RejectRow): AsyncIterable<CellBlock>;
  /** Rows that the last reading left out because they can't be read; complete when that has come to the end. */
  readonly rejected: Understanding["rejected"];
}

/** Packs a text as `CellBlock.shortKey` does, so that answers can be looked up by the keys of cells. */
export function shortKeyOf(text: string): number {
  const trimmed = text.replace(/^ +| +$/g, "");
  if (trimmed.length > 6) return -1;
  let key = 0;
  for (let index = 0; index < trimmed.length; index++) {
    const code = trimmed.charCodeAt(index);
    if (code === 0 || code === 34 || code > 127) return -1;
    key = key * 256 + code;
  }
  return key;
}
