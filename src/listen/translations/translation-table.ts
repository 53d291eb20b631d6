import type { Translatable } from "./sheet.ts";

/** A row of a translator's file, as spreadsheets count: the header is row 1. */
export interface FileRow {
  row: number;
  key: string;
  /** What the file has for the first language; null where it has no such column. */
  original: string | null;
  words: string;
}

/** A translation that a file brings. */
interface FileChange {
  row: number;
  key: string;
  place: string;
  noun: string;
  original: string;
  /** The original as the file has it, where it has changed since. */
  earlier?: string;
  before: string;
  words: string;
}

/** What a translator's file would change. */
export interface FilePreview {
  rows: number;
  changes: FileChange[];
  unchanged: number;
  blank: number;
  unmatched: { row: number; words: string; reason: string }[];
}

/** Compares a file's rows with the texts there are; every row is counted once. */
export function previewOf(
  texts: readonly Translatable[],
  { first, language }: { first: string; language: string },
  rows: readonly FileRow[],
): FilePreview {
  const byKey = new Map(texts.map((text) => [text.key, text]));
  const seen = new Map<string, string>();
  const preview: FilePreview = { rows: rows.length, changes: [], unchanged: 0, blank: 0, unmatched: [] };
  for (const { row, key, original, words } of rows) {
    const text = byKey.get(key);
    const reason = reasonAgainst(key, text, words, seen.get(key));
    if (reason !== null) {
      preview.unmatched.push({ row, words: words.slice(0, 200), reason });
      continue;
    }
    if (!text) continue;
    const [before, now] = [text.wordsIn(language), text.wordsIn(first)];
    if (words === "") preview.blank++;
    else if (same(words, before)) preview.unchanged++;
    else
      preview.changes.push({
        row,
        key,
        place: text.place,
        noun: text.noun,
        original: now,
        ...(original !== null && original !== "" && !same(original, now) && { earlier: original }),
        before,
        words,
      });
    if (words !== "") seen.set(key, words);
  }
  return preview;
}

function reasonAgainst(
  key: string,
  text: Translatable | undefined,
  words: string,
  earlier: string | undefined,
): string | null {
  if (key === "") return "There is no id in this row. Copy it from the file that was exported.";
  if (!text) return "No text has this id. It may have been removed since the file was exported.";
  if (words.length > text.most)
    return `There may be at most ${text.most} characters here; these are ${words.length}. Shorten it.`;
  if (words !== "" && earlier !== undefined && earlier !== words)
    return "The file has this text twice with different words; the first one is used.";
  return null;
}

const folded = (text: string) => text.replace(/\s+/gu, " ").trim();
const same = (one: string, other: string) => folded(one) === folded(other);

/** A cell as it was before a CSV file kept spreadsheets from reading it as a formula. */
export const plainCell = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")
    .replaceAll("\r\n", "\n")
    .trim();
