import type { CellBlock, OpenTable } from "./table.ts";

const mostRows = 200;
const mostCells = 500_000;

/** The first rows of a table, as texts. */
export async function headOf(blocks: AsyncIterable<CellBlock>, width: number): Promise<OpenTable["head"]> {
  const most = Math.max(10, Math.min(mostRows, Math.floor(mostCells / width)));
  const head: { row: number; cells: string[] }[] = [];
  for await (const block of blocks) {
    for (let row = 0; row < block.rows && head.length < most; row++) {
      const cells = Array.from({ length: width }, (_, column) => block.text(row, column));
      head.push({ row: block.rowNumber(row), cells });
    }
    if (head.length === most) break;
  }
  return head;
}
