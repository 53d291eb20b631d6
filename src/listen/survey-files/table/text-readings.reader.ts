import type { CellBlock, OpenTable, RejectRow, StopSignal } from "./table.ts";
import { readTextRows, type TextRows } from "./text-rows.reader.ts";

const mostRejectsKept = 20;

/** Rows that can be read any number of times, and what the last reading rejected. */
export function readings(rows: TextRows): Pick<OpenTable, "blocks" | "rejected"> {
  const rejected: OpenTable["rejected"] = { count: 0, first: [] };
  async function* blocks(signal: StopSignal, told?: RejectRow): AsyncGenerator<CellBlock> {
    rejected.count = 0;
    rejected.first.length = 0;
    const reject = (row: number, reason: string) => {
      if (rejected.count++ < mostRejectsKept) rejected.first.push({ row, reason });
      told?.(row, reason);
    };
    yield* readTextRows(rows, reject, signal);
  }
  return { blocks, rejected };
}
