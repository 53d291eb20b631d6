import { readableText } from "../table/readable-text.ts";
import type { CellBlock } from "../table/table.ts";

/** What looking through a column found; it doesn't grow with the number of rows. */
export interface ColumnTally {
  /** Cells that hold something. */
  filled: number;
  /** Different cells, trimmed (long texts shortened), with how often and in which row first. */
  cells: Map<string, { count: number; row: number }>;
  /** Whether `cells` are all there are; else those that came first. */
  complete: boolean;
  /** Of the cells that `cells` has no place for: how many are plain numbers, how many not, and the numbers' range. */
  beyond: { numbers: number; others: number; low: number; high: number; whole: boolean };
  /** Cells that held control characters, which are taken out, and the row of the first; null without any. */
  cleaned: { cells: number; row: number } | null;
  /** Each number is one more than the one before, beginning with 0 or 1. */
  counting: boolean;
}

interface Counter {
  /** Short cells by key: a hash table with open addresses, 0 where free. */
  keys: Float64Array;
  places: Int32Array;
  texts: string[];
  counts: number[];
  rows: number[];
  long: Map<string, number>;
  beyond: ColumnTally["beyond"];
  full: boolean;
  counting: boolean;
  next: number;
}

const longestText = 200;

/** Cells as they are held: without blanks around them, and not longer than is needed to tell them apart. */
export const heldText = (cell: string): string => cell.trim().slice(0, longestText);

/** Held cells as they are kept and compared: without control characters. */
export function keptText(held: string): string {
  const kept = readableText(held);
  return kept === held ? held : kept.trim();
}

export interface ColumnCounters {
  /** Counts the rows of a block from `first` on. */
  add(block: CellBlock, first: number): void;
  finish(): ColumnTally[];
}

/** @param width columns of the file; with very many of them fewer different cells of each are kept */
export function countColumns(width: number): ColumnCounters {
  const most = Math.max(60, Math.min(1000, Math.floor(2_000_000 / Math.max(1, width))));
  const counters = Array.from({ length: width }, newCounter);
  return {
    add(block, first) {
      for (let column = 0; column < width; column++) {
        const counter = counters[column];
        if (counter !== undefined) countCells(counter, block, column, first, most);
      }
    },
    finish: () => counters.map(tallyOf),
  };
}

function newCounter(): Counter {
  return {
    keys: new Float64Array(16),
    places: new Int32Array(16),
    texts: [],
    counts: [],
    rows: [],
    long: new Map(),
    beyond: { numbers: 0, others: 0, low: Infinity, high: -Infinity, whole: true },
    full: false,
    counting: true,
    next: Number.NaN,
  };
}

function countCells(counter: Counter, block: CellBlock, column: number, first: number, most: number): void {
  const { counts } = counter;
  for (let row = first; row < block.rows; row++) {
    const key = block.shortKey(row, column);
    if (key === 0) continue;
    if (counter.counting) checkCounting(counter, block.number(row, column));
    if (key > 0) {
      const slot = slotOf(counter.keys, key);
      if (counter.keys[slot] === key) {
        const place = counter.places[slot] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
        continue;
      }
      if (counter.texts.length < most) {
        counter.keys[slot] = key;
        counter.places[slot] = addText(counter, heldText(block.text(row, column)), block.rowNumber(row));
        if (counter.texts.length * 2 > counter.keys.length) grow(counter);
        continue;
      }
    } else if (!counter.full) {
      const text = heldText(block.text(row, column));
      if (text === "") continue;
      const place = counter.long.get(text);
      if (place !== undefined) {
        counts[place] = (counts[place] ?? 0) + 1;
        continue;
      }
      if (counter.texts.length < most) {
        counter.long.set(text, addText(counter, text, block.rowNumber(row)));
        continue;
      }
    }
    counter.full = true;
    countBeyond(counter.beyond, block.number(row, column));
  }
}

function countBeyond(beyond: Counter["beyond"], value: number): void {
  if (!(Math.abs(value) <= 1e15)) {
    beyond.others++;
    return;
  }
  beyond.numbers++;
  if (value < beyond.low) beyond.low = value;
  if (value > beyond.high) beyond.high = value;
  if (beyond.whole && !Number.isInteger(value)) beyond.whole = false;
}

function checkCounting(counter: Counter, value: number): void {
  const begins = Number.isNaN(counter.next) && (value === 0 || value === 1);
  counter.counting = begins || value === counter.next;
  counter.next = value + 1;
}

function addText(counter: Counter, text: string, row: number): number {
  counter.texts.push(text);
  counter.counts.push(1);
  counter.rows.push(row);
  return counter.texts.length - 1;
}

/** Where a key is, or would be put. */
export function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  const low = key | 0;
  const high = (key / 4294967296) | 0;
  let slot = (Math.imul(low ^ (low >>> 15) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
  for (let seen = keys[slot]; seen !== 0 && seen !== key; seen = keys[slot]) slot = (slot + 1) & mask;
  return slot;
}

function grow(counter: Counter): void {
  const { keys, places } = counter;
  counter.keys = new Float64Array(keys.length * 2);
  counter.places = new Int32Array(keys.length * 2);
  keys.forEach((key, index) => {
    if (key === 0) return;
    const slot = slotOf(counter.keys, key);
    counter.keys[slot] = key;
    counter.places[slot] = places[index] ?? 0;
  });
}

function tallyOf(counter: Counter): ColumnTally {
  const cells: ColumnTally["cells"] = new Map();
  let known = 0;
  let cleaned: ColumnTally["cleaned"] = null;
  counter.texts.forEach((held, place) => {
    const [count, row] = [counter.counts[place] ?? 0, counter.rows[place] ?? 0];
    const text = keptText(held);
    if (text !== held)
      cleaned = { cells: count + (cleaned?.cells ?? 0), row: Math.min(row, cleaned?.row ?? row) };
    if (text === "") return;
    known += count;
    const before = cells.get(text);
    cells.set(text, { count: count + (before?.count ?? 0), row: Math.min(row, before?.row ?? row) });
  });
  const { beyond, full, counting } = counter;
  const filled = known + beyond.numbers + beyond.others;
  return { filled, cells, complete: !full, beyond, cleaned, counting: counting && filled > 1 };
}
