import type { MergedCells } from "./sheet-cells.ts";

/** Rows at the top that are held back until it is known which of their cells are merged. */
export const rowsHeldBack = 10;
/** A cell over so much of the width is the sheet's title, not a question's. */
const titleShare = 0.9;

/** A row as a line of CSV. */
export function lineOf(cells: readonly string[]): string {
  let line = "";
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column] ?? "";
    if (column > 0) line += ",";
    line += /^\s|\s$|[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\n`;
}

/**
 * Repeats what merged cells of the header hold in each of them, as it is meant: a question over its options, or a name
 * over several rows. The header ends with the last row at the top that has cells merged side by side; titles over the
 * whole width stay as they are.
 *
 * @param rows the sheet's first rows, changed in place
 * @returns merged cells below the header: only their first holds what they show
 */
export function repeatMerged(rows: string[][], merged: readonly MergedCells[], width: number): number {
  const isTitle = ({ left, right }: MergedCells) => right - left + 1 >= width * titleShare && width > 2;
  const beside = merged.filter(
    (cells) => cells.right > cells.left && cells.top < rowsHeldBack && !isTitle(cells),
  );
  const end = Math.max(0, ...beside.map(({ top }) => top));
  let below = 0;
  for (const cells of merged) {
    if (cells.top > end) below++;
    else if (!isTitle(cells)) repeat(rows, cells, width);
  }
  return below;
}

function repeat(rows: string[][], { top, left, bottom, right }: MergedCells, width: number): void {
  const text = rows[top]?.[left] ?? "";
  for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
    const cells = rows[row] ?? [];
    for (let column = left; column <= Math.min(right, width - 1); column++) {
      while (cells.length <= column) cells.push("");
      cells[column] = text;
    }
    rows[row] = cells;
  }
}
