const [lineFeed, carriageReturn, space, quote] = [10, 13, 32, 34];

/** Bytes of the longest quoted cell: an open answer with its line breaks. */
const longestCell = 2 ** 20;

/** Why a record can't be read. */
export type RecordProblem = "unclosed" | "stray";

/** What a scan ended with, besides a place in the bytes. */
export const needsMore = -1;
export const isBroken = -2;

/**
 * Finds the cells of records in bytes of UTF-8 (or ASCII), after RFC 4180 with its usual deviations: any of LF, CR and
 * CRLF ends a record, spaces may stand around quotes, and a quote inside an unquoted cell is an ordinary character.
 */
export class RecordScanner {
  readonly separator: number;
  /** Cells of the record scanned last; of them, at most `most` were stored. */
  cells = 0;
  /** Whether one of them holds a line break. */
  severalLines = false;
  problem: RecordProblem = "stray";
  /** 1 for what ends an unquoted cell or begins a quoted one. */
  readonly #special = new Uint8Array(256);

  constructor(separator: string) {
    this.separator = separator.charCodeAt(0);
    for (const byte of [this.separator, lineFeed, carriageReturn, quote]) this.#special[byte] = 1;
  }

  /**
   * Scans the record that begins at `from`. Stores the place before it at `ends[base]`, and the place behind each cell,
   * where its separator is, at `ends[base + 1]`, `ends[base + 2]`, …
   *
   * @param bytes must hold a line feed at `to`, where they end
   * @param last whether nothing comes after `to`
   * @returns where the next record begins, `needsMore` or `isBroken` (then see `problem`)
   */
  scan(
    bytes: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    ends: Int32Array,
    base: number,
    most: number,
  ): number {
    const special = this.#special;
    const separator = this.separator;
    let index = from;
    let cellStart = from;
    let cells = 0;
    this.severalLines = false;
    ends[base] = from - 1;
    for (;;) {
      let byte = bytes[index] as number;
      while (special[byte] === 0) byte = bytes[++index] as number;
      if (byte === separator) {
        if (cells < most) ends[base + cells + 1] = index;
        cells++;
        cellStart = ++index;
      } else if (byte === quote) {
        index = isSpace(bytes, cellStart, index)
          ? this.#quoted(bytes, cellStart, index, to, last)
          : index + 1;
        if (index < 0) return index;
      } else {
        if (index === to ? !last : byte === carriageReturn && index + 1 === to && !last) return needsMore;
        if (cells < most) ends[base + cells + 1] = index;
        this.cells = cells + 1;
        if (index === to) return to;
        return byte === carriageReturn && bytes[index + 1] === lineFeed && index + 1 < to
          ? index + 2
          : index + 1;
      }
    }
  }

  /** From an opening quote to what ends the cell. */
  #quoted(bytes: Uint8Array, cellStart: number, opening: number, to: number, last: boolean): number {
    let index = opening + 1;
    for (;;) {
      let byte = bytes[index] as number;
      while (byte !== quote) {
        if (byte === lineFeed || byte === carriageReturn) {
          if (index >= to) {
            if (!last && to - cellStart <= longestCell) return needsMore;
            return this.#broken("unclosed");
          }
          this.severalLines = true;
          if (index - cellStart > longestCell) return this.#broken("unclosed");
        }
        byte = bytes[++index] as number;
      }
      index++;
      byte = bytes[index] as number;
      // The byte behind the last one says whether the quote is doubled.
      if (index === to && !last) return needsMore;
      if (byte === quote) {
        index++;
        continue;
      }
      while (byte === space) byte = bytes[++index] as number;
      if (this.#special[byte] === 1 && byte !== quote) return index;
      return this.#broken("stray");
    }
  }

  #broken(problem: RecordProblem): number {
    this.problem = problem;
    return isBroken;
  }
}

function isSpace(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (bytes[index] !== space) return false;
  return true;
}

/**
 * Where the line that `from` is in ends and the next one begins.
 *
 * @returns `needsMore` where that isn't among the bytes
 */
export function nextLine(bytes: Uint8Array, from: number, to: number, last: boolean): number {
  for (let index = from; index < to; index++) {
    const byte = bytes[index];
    if (byte === lineFeed) return index + 1;
    if (byte !== carriageReturn) continue;
    if (index + 1 === to && !last) return needsMore;
    return bytes[index + 1] === lineFeed && index + 1 < to ? index + 2 : index + 1;
  }
  return last ? to : needsMore;
}
