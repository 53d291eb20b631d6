import type { CodedBatch } from "#listen/survey-files/survey-file.ts";
import type { TakeTurns } from "./take-turns.ts";

/** Rows held together: as many as are handed on at once. */
export const rowsPerChunk = 8192;
/** Codes from here on are reasons why there is no value. */
const firstReason = 246;

/** One column of answers, a byte each where the values are whole numbers of a short range. */
export interface AnswerColumn {
  rows(): number;
  add(value: number, missing: number): void;
  /** NaN where there is none. */
  value(row: number): number;
  /** Writes rows from `from` on into these arrays, as a batch has them. */
  copy(from: number, values: Float64Array, missing: Uint8Array): void;
  filled(): number;
}

/**
 * @param range the least and the most that a whole-number value can be; null where values can be anything
 */
export function createAnswerColumn(range: { low: number; high: number } | null): AnswerColumn {
  const low = range?.low ?? 0;
  return range && Number.isInteger(low) && range.high - low < firstReason ? ofBytes(low) : ofNumbers();
}

function ofBytes(low: number): AnswerColumn {
  const chunks: Uint8Array[] = [];
  let [rows, filled] = [0, 0];
  const codeAt = (row: number) => chunks[Math.floor(row / rowsPerChunk)]?.[row % rowsPerChunk] as number;
  return {
    rows: () => rows,
    filled: () => filled,
    add(value, missing) {
      if (rows % rowsPerChunk === 0) chunks.push(new Uint8Array(rowsPerChunk));
      (chunks.at(-1) as Uint8Array)[rows % rowsPerChunk] = missing > 0 ? firstReason + missing : value - low;
      if (missing === 0) filled++;
      rows++;
    },
    value(row) {
      const code = codeAt(row);
      return code >= firstReason ? Number.NaN : code + low;
    },
    copy(from, values, missing) {
      for (let at = 0; at < values.length; at++) {
        const code = codeAt(from + at);
        values[at] = code >= firstReason ? Number.NaN : code + low;
        missing[at] = code >= firstReason ? code - firstReason : 0;
      }
    },
  };
}

function ofNumbers(): AnswerColumn {
  const chunks: { values: Float64Array; missing: Uint8Array }[] = [];
  let [rows, filled] = [0, 0];
  const chunkOf = (row: number) => chunks[Math.floor(row / rowsPerChunk)];
  return {
    rows: () => rows,
    filled: () => filled,
    add(value, missing) {
      if (rows % rowsPerChunk === 0)
        chunks.push({ values: new Float64Array(rowsPerChunk), missing: new Uint8Array(rowsPerChunk) });
      const chunk = chunks.at(-1);
      if (chunk) {
        chunk.values[rows % rowsPerChunk] = missing > 0 ? Number.NaN : value;
        chunk.missing[rows % rowsPerChunk] = missing;
      }
      if (missing === 0) filled++;
      rows++;
    },
    value: (row) => chunkOf(row)?.values[row % rowsPerChunk] ?? Number.NaN,
    copy(from, values, missing) {
      for (let at = 0; at < values.length; at++) {
        const chunk = chunkOf(from + at);
        values[at] = chunk?.values[(from + at) % rowsPerChunk] ?? Number.NaN;
        missing[at] = chunk?.missing[(from + at) % rowsPerChunk] ?? 0;
      }
    },
  };
}

/** Columns as batches of rows, any number of times. */
export async function* readColumns(
  columns: readonly AnswerColumn[],
  rows: number,
  turn: TakeTurns,
): AsyncGenerator<CodedBatch> {
  for (let from = 0; from < rows; from += rowsPerChunk) {
    await turn();
    const count = Math.min(rowsPerChunk, rows - from);
    const values = columns.map(() => new Float64Array(count));
    const missing = columns.map(() => new Uint8Array(count));
    columns.forEach((column, at) => {
      column.copy(from, values[at] as Float64Array, missing[at] as Uint8Array);
    });
    yield { rows: count, values, missing };
  }
}
