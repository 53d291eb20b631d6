import { isBroken, needsMore, nextLine, RecordScanner } from "./record-scanner.ts";

export const separators = [",", ";", "\t", "|"] as const;
type Separator = (typeof separators)[number];

/** How the records of a text file are made up. */
export interface TextShape {
  separator: string;
  width: number;
  /** Whether rows may be short, because the tool leaves out blank cells at their ends. */
  padded: boolean;
  /** The first row that is as wide as the others: above it stand titles, which may be short. */
  firstFull: number;
  /** Whether the first row has no name for the first column, but begins with that of the second. */
  shifted: boolean;
  /** Whether quotes are known to be right, so that cells of several lines are never the work of a stray one. */
  exact: boolean;
  /** Cells of the first row and of most others, where the first has more names than these have cells; else null. */
  longerHeader: { names: number; cells: number } | null;
}

interface Sampled {
  row: number;
  cells: number;
  /** Up to the last one that isn't blank. */
  filled: number;
  texts: string[];
}

const mostRecords = 1_000;
const mostCells = 20_000;
const textsKept = 60;
const [space, quote] = [32, 34];

/**
 * Finds out how records are made up from the first of them: the separator is the one that splits them most evenly, with
 * cells that hold the other ones seldom.
 *
 * @param bytes with a line feed at `to`
 * @param told the separator, where it is known
 * @returns null where there is no record
 */
export function shapeOfText(
  bytes: Uint8Array,
  from: number,
  to: number,
  last: boolean,
  firstRow: number,
  told: string | null,
): TextShape | null {
  const candidates = (told === null ? separators : [told as Separator]).map((separator) => {
    const sample = sampleOf(bytes, from, to, last, firstRow, separator);
    const usual = mostFrequent(sample.map(({ cells }) => cells));
    return { separator, sample, usual, score: scoreOf(sample, usual) };
  });
  const several = candidates.filter(({ usual, sample }) => usual > 1 && (sample[0]?.cells ?? 0) > 1);
  const even = candidates.filter(({ usual, score }) => usual > 1 && score >= 0.5);
  const pool = told !== null ? candidates : even.length > 0 ? even : several;
  const best = pool.toSorted((a, b) => b.score - a.score || b.usual - a.usual)[0] ?? single(candidates);
  return best === undefined || best.sample.length === 0
    ? null
    : shapeOf(best.separator, best.sample, best.usual);
}

/** Of one column: a separator that is nowhere, so that nothing is split. */
function single<Candidate extends { sample: Sampled[] }>(candidates: Candidate[]): Candidate | undefined {
  return candidates.find(({ sample }) => sample.every(({ cells }) => cells === 1)) ?? candidates[0];
}

function shapeOf(separator: string, sample: Sampled[], usual: number): TextShape {
  const [first] = sample;
  const usualWidth = Math.max(1, ...sample.flatMap(({ cells, filled }) => (cells === usual ? [filled] : [])));
  const names = first?.filled ?? 0;
  const width = Math.max(usualWidth, names);
  const short = sample.filter(({ cells }) => cells < width).length;
  const full = sample.find(({ cells }) => cells >= width);
  const shifted = first?.cells === width - 1 && countsUp(sample.slice(1).map(({ texts }) => texts[0] ?? ""));
  return {
    separator,
    width,
    padded: short >= 3 && short >= sample.length * 0.05,
    firstFull: full?.row ?? 1,
    shifted,
    exact: false,
    longerHeader: names > usual && sample.length > 1 ? { names, cells: usual } : null,
  };
}

/** 1, 2, 3, …: names of rows. */
function countsUp(cells: readonly string[]): boolean {
  const plain = cells.map((cell) => cell.replace(/^"(.*)"$/, "$1"));
  return plain.length > 1 && plain.every((cell, index) => cell === String(index + 1));
}

function mostFrequent(counts: readonly number[]): number {
  const groups = Map.groupBy(counts, (count) => count);
  let [usual, most] = [0, 0];
  for (const [count, { length }] of groups) if (length > most) [usual, most] = [count, length];
  return usual;
}

/** Share of records that have the usual number of cells, less the share of cells that other separators would split. */
function scoreOf(sample: readonly Sampled[], usual: number): number {
  const looked = sample.slice(0, 200).flatMap(({ texts }) => texts);
  const split = looked.filter(isSplittable).length / Math.max(1, looked.length);
  return sample.filter(({ cells }) => cells === usual).length / Math.max(1, sample.length) - split;
}

/** Commas in decimals and in sentences are none that separate. */
function isSplittable(cell: string): boolean {
  if (/^\s*"/.test(cell) || /^\s*[-+]?\d+,\d+\s*%?\s*$/.test(cell)) return false;
  return /[;\t|]\S|\S[;\t|]|,\S/.test(cell);
}

function sampleOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  last: boolean,
  firstRow: number,
  separator: string,
): Sampled[] {
  const scanner = new RecordScanner(separator);
  const ends = new Int32Array(mostCells + 1);
  const sample: Sampled[] = [];
  let row = firstRow;
  for (let at = from; at < to && sample.length < mostRecords; row++) {
    let next = scanner.scan(bytes, at, to, last, ends, 0, mostCells);
    if (next === needsMore) break;
    if (next === isBroken) {
      next = nextLine(bytes, at, to, last);
      if (next === needsMore) break;
    } else {
      const stored = Math.min(scanner.cells, mostCells);
      const filled = stored < scanner.cells ? scanner.cells : filledOf(bytes, ends, stored);
      const texts = Array.from({ length: Math.min(stored, textsKept) }, (_, cell) =>
        asciiOf(bytes, (ends[cell] ?? 0) + 1, ends[cell + 1] ?? 0),
      );
      if (filled > 0) sample.push({ row, cells: scanner.cells, filled, texts });
    }
    at = next;
  }
  return sample;
}

function filledOf(bytes: Uint8Array, ends: Int32Array, cells: number): number {
  for (let cell = cells; cell > 0; cell--)
    if (!isBlank(bytes, (ends[cell - 1] ?? 0) + 1, ends[cell] ?? 0)) return cell;
  return 0;
}

/** Whether a cell holds white space or an empty pair of quotes. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  let quotes = 0;
  for (let index = start; index < end; index++) {
    if (bytes[index] === quote) quotes++;
    else if ((bytes[index] ?? 0) > space) return false;
  }
  return quotes <= 2;
}

/** As much of a cell as shows what it is; bytes beyond ASCII are letters of some kind. */
function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 200)));
}
