import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TableLayout } from "../survey-file.ts";
import { openTable } from "./table.reader.ts";
import type { OpenTable } from "./table.ts";

export const neverStopped = new AbortController().signal;

/** A folder for files of one test file. */
export interface TableFolder extends AsyncDisposable {
  /** Writes a file and opens it as a table. */
  open(
    content: string | Uint8Array,
    told?: Partial<TableLayout>,
    chunk?: number,
    name?: string,
  ): Promise<OpenTable>;
  path(name: string): string;
}

export async function tableFolder(): Promise<TableFolder> {
  const folder = await mkdtemp(join(tmpdir(), "tables-"));
  const path = (name: string) => join(folder, name);
  return {
    path,
    async open(content, told = {}, chunk = 1 << 16, name = "survey.csv") {
      await writeFile(path(name), content);
      return await openTable(path(name), told, neverStopped, chunk);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** All cells of a table, by row. */
export async function cellsOf(table: OpenTable): Promise<string[][]> {
  return (await numberedCellsOf(table)).map(({ cells }) => cells);
}

export async function numberedCellsOf(table: OpenTable): Promise<{ row: number; cells: string[] }[]> {
  const all: { row: number; cells: string[] }[] = [];
  for await (const block of table.blocks(neverStopped)) {
    for (let row = 0; row < block.rows; row++) {
      const cells = Array.from({ length: block.width }, (_, column) => block.text(row, column));
      all.push({ row: block.rowNumber(row), cells });
    }
  }
  return all;
}
