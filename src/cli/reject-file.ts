import type { Reject } from "#platform/csv.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { createTextFile } from "#platform/text-file.ts";

/** errors.csv: every row of the input that could not be used as it stands. */
export interface RejectFile extends Disposable {
  /** Notes rows of one input file. */
  for(file: string): Reject;
  /** How many problems were noted. */
  readonly count: number;
  /** The first few, as sentences. */
  readonly first: readonly string[];
}

const kept = 10;

export function createRejectFile(path: string): RejectFile {
  const output = createTextFile(path);
  output.write("file,row,reason\n");
  let count = 0;
  const first: string[] = [];
  return {
    for: (file) => (row, reason) => {
      count++;
      if (first.length < kept) first.push(`${file} row ${row}: ${reason}`);
      output.write(`${csvCell(file)},${row},${csvCell(reason)}\n`);
    },
    get count() {
      return count;
    },
    first,
    [Symbol.dispose]: () => output[Symbol.dispose](),
  };
}
