import type { CodedBatch, StopSignal } from "../survey-file.ts";
import type { CellBlock } from "../table/table.ts";
import { type CodedCell, type ColumnPlan, cellCoder, missingCode } from "./column-plan.ts";
import { heldText, keptText, slotOf } from "./column-tally.ts";

interface ColumnReader {
  position: number;
  /** Short cells and what they count as. */
  keys: Float64Array;
  values: Float64Array;
  reasons: Uint8Array;
  held: number;
  long: Map<string, CodedCell>;
  code: (cell: string) => CodedCell;
  /** Plain numbers that need no look-up, but for these. */
  isAmount: boolean;
  codes: ReadonlySet<number>;
  blank: CodedCell;
  /** Other columns of its question: where one of them holds something, a blank one wasn't ticked. */
  siblings: readonly number[];
}

const mostHeld = 4096;

/**
 * Reads rows as numbers, in batches of a block each; memory doesn't grow with the file.
 *
 * @param plans of the columns asked for
 * @param siblings by plan, positions of the columns that hold the same question's other options
 * @param header rows from the top that hold no answers
 */
export async function* readCoded(
  blocks: AsyncIterable<CellBlock>,
  plans: readonly ColumnPlan[],
  siblings: readonly (readonly number[])[],
  header: number,
  signal: StopSignal,
): AsyncGenerator<CodedBatch> {
  const readers = plans.map((plan, index) => newReader(plan, siblings[index] ?? []));
  let room = 0;
  let values: Float64Array[] = [];
  let missing: Uint8Array[] = [];
  for await (const block of blocks) {
    signal.throwIfAborted();
    const first = firstAnswer(block, header);
    const rows = block.rows - first;
    if (rows <= 0) continue;
    if (rows > room) {
      room = rows;
      values = readers.map(() => new Float64Array(room));
      missing = readers.map(() => new Uint8Array(room));
    }
    readers.forEach((reader, index) => {
      const [into, reasons] = [values[index], missing[index]];
      if (into !== undefined && reasons !== undefined) readColumn(reader, block, first, into, reasons);
    });
    yield {
      rows,
      values: values.map((column) => column.subarray(0, rows)),
      missing: missing.map((column) => column.subarray(0, rows)),
    };
  }
}

/** The place of the first row below the header. */
export function firstAnswer(block: CellBlock, header: number): number {
  let first = 0;
  while (first < block.rows && block.rowNumber(first) <= header) first++;
  return first;
}

function newReader(plan: ColumnPlan, siblings: readonly number[]): ColumnReader {
  const { column } = plan;
  return {
    position: column.position,
    keys: new Float64Array(64),
    values: new Float64Array(64),
    reasons: new Uint8Array(64),
    held: 0,
    long: new Map(),
    code: cellCoder(plan),
    isAmount:
      plan.decimal === "point" &&
      !column.reversed &&
      (column.kind === "number" || column.kind === "technical"),
    codes: new Set([...column.missing.map(({ cell }) => cell), ...plan.context.missing].map(Number)),
    blank: isByItself(plan) ? notTicked : { value: Number.NaN, missing: missingCode(plan.blank) },
    siblings,
  };
}

function readColumn(
  reader: ColumnReader,
  block: CellBlock,
  first: number,
  into: Float64Array,
  reasons: Uint8Array,
): void {
  const { position } = reader;
  const { rows } = block;
  for (let row = first; row < rows; row++) {
    const at = row - first;
    const key = block.shortKey(row, position);
    if (key > 0) {
      const slot = slotOf(reader.keys, key);
      if (reader.keys[slot] === key) {
        into[at] = reader.values[slot] ?? Number.NaN;
        reasons[at] = reader.reasons[slot] ?? 0;
        continue;
      }
    }
    const coded = key === 0 ? blankCell(reader, block, row) : codeCell(reader, block, row, key);
    into[at] = coded.value;
    reasons[at] = coded.missing;
  }
}

const notTicked: CodedCell = { value: 0, missing: 0 };

/** An option of no question: everybody counts as asked. */
const isByItself = ({ column, packedBy, blank }: ColumnPlan): boolean =>
  column.kind === "multiple" && packedBy === null && column.question === null && blank === "blank";

function blankCell(reader: ColumnReader, block: CellBlock, row: number): CodedCell {
  for (const sibling of reader.siblings) if (block.shortKey(row, sibling) !== 0) return notTicked;
  return reader.blank;
}

function codeCell(reader: ColumnReader, block: CellBlock, row: number, key: number): CodedCell {
  if (reader.isAmount && (key === -1 || reader.held === mostHeld)) {
    const value = block.number(row, reader.position);
    if (Math.abs(value) <= 1e15 && !reader.codes.has(value)) return { value, missing: 0 };
  }
  const held = heldText(block.text(row, reader.position));
  const known = key > 0 ? undefined : reader.long.get(held);
  if (known !== undefined) return known;
  const text = keptText(held);
  if (text === "") return blankCell(reader, block, row);
  const coded = reader.code(text);
  if (key > 0) {
    if (reader.held < mostHeld) hold(reader, key, coded);
  } else if (reader.long.size < mostHeld) reader.long.set(held, coded);
  return coded;
}

function hold(reader: ColumnReader, key: number, coded: CodedCell): void {
  if (reader.held * 2 >= reader.keys.length) growReader(reader);
  const slot = slotOf(reader.keys, key);
  reader.keys[slot] = key;
  reader.values[slot] = coded.value;
  reader.reasons[slot] = coded.missing;
  reader.held++;
}

function growReader(reader: ColumnReader): void {
  const { keys, values, reasons } = reader;
  reader.keys = new Float64Array(keys.length * 2);
  reader.values = new Float64Array(keys.length * 2);
  reader.reasons = new Uint8Array(keys.length * 2);
  keys.forEach((key, index) => {
    if (key === 0) return;
    const slot = slotOf(reader.keys, key);
    reader.keys[slot] = key;
    reader.values[slot] = values[index] ?? Number.NaN;
    reader.reasons[slot] = reasons[index] ?? 0;
  });
}
