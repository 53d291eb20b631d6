import type { AnswerValue, Note } from "../survey-file.ts";
import { note } from "./detected.ts";

/** Cells that are the same answer as another. */
export interface AlikeCell {
  cell: string;
  /** The cell of the answer that it is. */
  code: string;
}

const alikeKey = (cell: string): string =>
  cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<!\d)\.|\.(?!\d)/g, "")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Answers that differ only in case, blanks and full stops are one, called by its most frequent spelling.
 *
 * @param cells different cells with how often each comes
 * @returns the spelling to be kept of each answer, in the order of first coming, and which other cells are it too
 */
export function joinAlike(cells: Iterable<readonly [string, number]>): {
  kept: string[];
  also: AlikeCell[];
} {
  const groups = Map.groupBy(cells, ([cell]) => alikeKey(cell) || cell);
  const kept: string[] = [];
  const also: AlikeCell[] = [];
  for (const spellings of groups.values()) {
    const [code = ""] = spellings.reduce((most, one) => (one[1] > most[1] ? one : most));
    kept.push(code);
    for (const [cell] of spellings) if (cell !== code) also.push({ cell, code });
  }
  return { kept, also };
}

/** What a list holds twice under one number and label: the answer once, its other cells apart. */
export function withoutTwins(values: readonly AnswerValue[]): { values: AnswerValue[]; also: AlikeCell[] } {
  const first = new Map<string, AnswerValue>();
  const also: AlikeCell[] = [];
  for (const answer of values) {
    const key = `${answer.value}\n${answer.label}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, answer);
    else also.push({ cell: answer.cell, code: known.cell });
  }
  return { values: [...first.values()], also };
}

/** Says once for all columns which spellings were read as one answer. */
export function alikeNote(columns: readonly { name: string; also: readonly AlikeCell[] }[]): Note[] {
  const joined = columns.filter(({ also }) => also.length > 0);
  const [first] = joined;
  const [example] = first?.also ?? [];
  if (first === undefined || example === undefined) return [];
  const where =
    joined.length === 1 ? `In “${first.name}”` : `In ${joined.length} columns (“${first.name}” …)`;
  const text = `${where} answers that differ only in case, blanks or full stops are one: “${example.cell}” counts as “${example.code}”.`;
  return [note("answers.alike", joined.length === 1 ? first.name : null, "said", text)];
}
