import { cellNumber } from "./cell-numbers.ts";
import type { Detected, FileColumn } from "./detected.ts";
import { nameStem } from "./question-stems.ts";
import { rangeReason } from "./range-reason.ts";

export interface Candidate {
  column: FileColumn;
  detected: Detected;
}

/** A column of numbers that may be rated on a list with its neighbours. */
export interface Item extends Candidate {
  /** How often each number was answered. */
  counts: Map<number, number>;
  answers: number;
}

/** How sure it is that neighbours were answered on one list: a grid, names that differ by their number, or only their place. */
export type Bond = "question" | "name" | "place";

export function bondOf(group: readonly Candidate[]): Bond {
  const [first] = group;
  if (first === undefined) return "place";
  if (first.column.question !== null) return "question";
  return nameStem(first.column.name) === null ? "place" : "name";
}

/** A column of whole numbers; in grids also one whose numbers go a little beyond what ratings have. */
export function itemOf({ column, detected }: Candidate, bond: Bond): Item[] {
  const { tally } = column;
  const whole =
    detected.kind === "number" && detected.because.startsWith("whole numbers") && bond !== "place";
  if (!tally.complete || (detected.kind !== "rating" && !whole)) return [];
  const none = new Set(detected.missing.map(({ cell }) => cell));
  const counts = new Map<number, number>();
  for (const [cell, { count }] of tally.cells) {
    const value = none.has(cell) ? Number.NaN : cellNumber(cell, detected.decimal);
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const answers = counts.values().reduce((sum, count) => sum + count, 0);
  return counts.size === 0 || counts.size > 13 ? [] : [{ column, detected, counts, answers }];
}

/** How often a number is answered in all of them. */
export const totalOf = (items: readonly Item[], value: number): number =>
  items.reduce((sum, { counts }) => sum + (counts.get(value) ?? 0), 0);

/** Takes a number out of a column's answers. */
export function setAside(item: Item, code: number): void {
  const { column, detected, counts } = item;
  item.answers -= counts.get(code) ?? 0;
  counts.delete(code);
  const cells = [...column.tally.cells.keys()].filter((cell) => cellNumber(cell, detected.decimal) === code);
  detected.missing = [
    ...detected.missing,
    ...cells.map((cell) => ({ cell, reason: "not applicable" as const })),
  ];
  const [low, high] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  if (low < -5 || high > 10 || high - low > 10) return;
  detected.kind = "rating";
  detected.because = rangeReason(low, high);
}
