import { type CellBlock, shortKeyOf } from "./table.ts";

/**
 * A block of cells that are texts already.
 *
 * @param numbers of the rows, as a spreadsheet counts
 */
export function textBlock(
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
  width: number,
): CellBlock {
  const text = (row: number, column: number) => rows[row]?.[column] ?? "";
  return {
    rows: rows.length,
    width,
    rowNumber: (row) => numbers[row] ?? 0,
    text,
    shortKey: (row, column) => shortKeyOf(text(row, column)),
    number: (row, column) => plainNumber(text(row, column)),
  };
}

function plainNumber(text: string): number {
  return /^ *[-+]?(\d+\.?\d*|\.\d+) *$/.test(text) ? Number(text) : Number.NaN;
}
