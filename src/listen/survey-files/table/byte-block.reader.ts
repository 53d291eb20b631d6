import type { CellBlock } from "./table.ts";

const [space, quote, zero, nine, point, minus, plus] = [32, 34, 48, 57, 46, 45, 43];

/** Powers of ten that a double holds exactly. */
const tens = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Rows of cells in bytes of UTF-8: a cell is looked at when it is asked for, and not before. */
export class ByteBlock implements CellBlock {
  readonly width: number;
  rows = 0;
  bytes: Buffer = Buffer.alloc(0);
  /** A row's cells end at `ends[row * (width + 1) + 1 + column]`; before its first cell is what stands there for column −1. */
  ends: Int32Array;
  #numbers = new Float64Array(64);
  readonly #stride: number;

  constructor(width: number) {
    this.width = width;
    this.#stride = width + 1;
    this.ends = new Int32Array(this.#stride * 64);
  }

  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.rows = 0;
  }

  /** Where the next row's ends begin; makes room for them. */
  nextBase(): number {
    if (this.rows === this.#numbers.length) {
      const [ends, numbers] = [this.ends, this.#numbers];
      this.ends = new Int32Array(ends.length * 2);
      this.ends.set(ends);
      this.#numbers = new Float64Array(numbers.length * 2);
      this.#numbers.set(numbers);
    }
    return this.rows * this.#stride;
  }

  /** Counts the row that was put where `nextBase` said. */
  add(rowNumber: number): void {
    this.#numbers[this.rows++] = rowNumber;
  }

  rowNumber(row: number): number {
    return this.#numbers[row] as number;
  }

  text(row: number, column: number): string {
    const at = row * this.#stride + column;
    const start = (this.ends[at] as number) + 1;
    const end = this.ends[at + 1] as number;
    if (end <= start) return "";
    const first = this.bytes[start] as number;
    if (first === quote || first === space) return this.#unquoted(start, end);
    return this.bytes.toString("utf8", start, end);
  }

  shortKey(row: number, column: number): number {
    const at = row * this.#stride + column;
    const start = (this.ends[at] as number) + 1;
    const end = this.ends[at + 1] as number;
    if (end === start + 1) {
      const byte = this.bytes[start] as number;
      if (byte > space && byte < 128) return byte;
    }
    return end <= start ? 0 : this.#longerKey(start, end);
  }

  number(row: number, column: number): number {
    const at = row * this.#stride + column;
    let index = (this.ends[at] as number) + 1;
    let end = this.ends[at + 1] as number;
    const { bytes } = this;
    if (end <= index) return Number.NaN;
    if (bytes[index] === quote || bytes[index] === space || bytes[end - 1] === space) {
      [index, end] = this.#inside(index, end);
    }
    const sign = bytes[index];
    if (sign === minus || sign === plus) index++;
    let whole = 0;
    let digits = 0;
    let decimals = -1;
    for (; index < end; index++) {
      const byte = bytes[index] as number;
      if (byte >= zero && byte <= nine) {
        whole = whole * 10 + (byte - zero);
        digits++;
        if (decimals >= 0) decimals++;
      } else if (byte === point && decimals < 0) decimals = 0;
      else return Number.NaN;
    }
    if (digits === 0) return Number.NaN;
    // Both are exact up to 15 digits, so that one division rounds once; more are left to the engine.
    const size =
      digits > 15 ? Number(this.text(row, column)) : whole / (tens[Math.max(0, decimals)] as number);
    return sign === minus && digits <= 15 ? -size : size;
  }

  #longerKey(start: number, end: number): number {
    const { bytes } = this;
    if (bytes[start] === quote || bytes[start] === space || bytes[end - 1] === space) {
      [start, end] = this.#inside(start, end);
    }
    if (end - start > 6) return -1;
    let key = 0;
    for (let index = start; index < end; index++) {
      const byte = bytes[index] as number;
      // Doubled quotes are left to `text`.
      if (byte >= 128 || byte === 0 || byte === quote) return -1;
      key = key * 256 + byte;
    }
    return key;
  }

  /** The cell without quotes, and without spaces in and around them. */
  #inside(start: number, end: number): [start: number, end: number] {
    const { bytes } = this;
    while (start < end && bytes[start] === space) start++;
    while (end > start && bytes[end - 1] === space) end--;
    if (bytes[start] === quote) {
      start++;
      end--;
      while (start < end && bytes[start] === space) start++;
      while (end > start && bytes[end - 1] === space) end--;
    }
    return [start, end];
  }

  #unquoted(start: number, end: number): string {
    const { bytes } = this;
    let first = start;
    while (first < end && bytes[first] === space) first++;
    if (bytes[first] !== quote) return bytes.toString("utf8", start, end);
    let last = end - 1;
    while (bytes[last] === space) last--;
    return bytes.toString("utf8", first + 1, last).replaceAll('""', '"');
  }
}
