import type { ItemScale, UnderstoodColumn } from "../survey-file.ts";
import { numbersOf } from "./column-numbers.ts";
import type { ColumnTally } from "./column-tally.ts";
import { nameStem } from "./question-stems.ts";

/**
 * Items that may measure one thing: at least three ratings of one question, or whose names differ by their number only
 * ("A1" to "A5"), answered on the same scale. Ranks aren't. Where no such set is found and all columns of numbers are
 * whole and of one size, they are proposed together.
 */
export function proposeScales(
  columns: readonly UnderstoodColumn[],
  tallies: readonly ColumnTally[],
): ItemScale[] {
  const items = columns.filter(({ kind, label, question, option }) => {
    return (
      (kind === "rating" || kind === "number") && option === null && !isRanking(`${question ?? ""} ${label}`)
    );
  });
  const sets = new Map<string, UnderstoodColumn[]>();
  for (const item of items) {
    const stem = item.question ?? nameStem(item.name);
    if (stem === null || (item.kind === "number" && item.question !== null)) continue;
    const ends = item.ends === null ? "" : `${item.ends.low} ${item.ends.high}`;
    const key = `${stem}\n${item.kind} ${ends}`;
    sets.set(key, [...(sets.get(key) ?? []), item]);
  }
  const scales = [...sets.values()].filter(
    (set) => set.length >= 3 && set.length <= 60 && (set[0]?.question !== null || isTogether(columns, set)),
  );
  if (scales.length === 0 && isOfOneSize(items, tallies))
    return [{ name: "All items", items: items.map(({ name }) => name) }];
  return scales.map((set) => ({ name: scaleName(set), items: set.map(({ name }) => name) }));
}

/** Whole numbers in all, and no range more than twice as far up as another's. */
function isOfOneSize(items: readonly UnderstoodColumn[], tallies: readonly ColumnTally[]): boolean {
  if (items.length < 3 || items.length > 60 || new Set(items.map(({ kind }) => kind)).size > 1) return false;
  const ranges = items.map(({ position, missing }) => {
    const tally = tallies[position];
    return tally === undefined ? null : numbersOf(tally, new Set(missing.map(({ cell }) => cell)));
  });
  const highs = ranges.map((range) => (range?.whole === true && range.low >= 0 ? range.high : Number.NaN));
  return Math.max(...highs) <= 2 * Math.min(...highs) && Math.max(...highs) > 2;
}

/** Few other items in between: what only their names tie together stands together. */
function isTogether(columns: readonly UnderstoodColumn[], set: readonly UnderstoodColumn[]): boolean {
  const [first, last] = [set[0], set.at(-1)];
  if (first === undefined || last === undefined) return false;
  const span = columns.indexOf(last) - columns.indexOf(first) + 1;
  return span <= set.length * 2;
}

const scaleName = (set: readonly UnderstoodColumn[]): string => {
  const question = set[0]?.question;
  return question ?? `${set[0]?.name ?? ""} to ${set.at(-1)?.name ?? ""}`;
};

const isRanking = (text: string): boolean =>
  /\brank(?:s|ed|ing)?\b|order of (?:preference|importance)|reihenfolge|rangfolge|classez|classement|ordene|순위/i.test(
    text,
  );

/** Whether a column's wording asks for ranks, of which 1 is the best. */
export const asksForRanks = (column: Pick<UnderstoodColumn, "label" | "question">): boolean =>
  isRanking(`${column.question ?? ""} ${column.label}`);
