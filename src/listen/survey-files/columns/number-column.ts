import type { MissingReason, ScaleEnds } from "../survey-file.ts";
import { cellNumber } from "./cell-numbers.ts";
import type { Detected, DetectionContext, FileColumn } from "./detected.ts";
import type { HeaderHints } from "./header-hints.ts";
import { missingCodes } from "./missing-cells.ts";
import { rangeReason } from "./range-reason.ts";

type Cells = Map<string, { count: number; row: number }>;

/** Detects a column of numbers, with a few cells at most that are none; null where it isn't one. */
export function detectNumbers(
  column: FileColumn,
  answers: Cells,
  hints: HeaderHints,
  found: Omit<Detected, "kind" | "because">,
  context: DetectionContext,
): Detected | null {
  const { beyond } = column.tally;
  const numbers = new Map<string, number>();
  let others = 0;
  let [counted, odd] = [beyond.numbers, beyond.others];
  for (const [cell, seen] of answers) {
    const value = cellNumber(cell, found.decimal);
    if (Number.isNaN(value)) {
      others++;
      odd += seen.count;
    } else {
      numbers.set(cell, value);
      counted += seen.count;
    }
  }
  if (numbers.size === 0 || looksPacked([...answers.keys()], context)) return null;
  if (odd > Math.max(1, counted * 0.03) || odd * 4 > counted || others > 20) return null;

  const { codes, missing } = findCodes(column, numbers, hints);
  const known = [...numbers].filter(([, value]) => !codes.includes(value));
  const values = holdsSaid(known, answers, hints) ? within(known, hints) : known;
  const shape = shapeOf(
    values.map(([, value]) => value),
    beyond,
    hints,
  );
  const labels = shape.kind === "rating" ? hints.values : [];
  return { ...found, ...shape, values: labels, missing: [...found.missing, ...missing] };
}

/** "1,3" and "1,2,4" in one column are ticked options, not decimals. */
function looksPacked(cells: readonly string[], context: DetectionContext): boolean {
  const lists = cells.filter((cell) => /^\d{1,2}(?:,\d{1,2})+$/.test(cell));
  return lists.length > 0 && (context.packsCodes || lists.some((cell) => /,.*,/.test(cell)));
}

/** Whether nearly all answers are on the scale whose ends a header names in words; then others are none. */
function holdsSaid(numbers: readonly [string, number][], answers: Cells, hints: HeaderHints): boolean {
  if (hints.values.length < 2) return false;
  const count = (cells: readonly [string, number][]): number =>
    cells.reduce((sum, [cell]) => sum + (answers.get(cell)?.count ?? 0), 0);
  return count(within(numbers, hints)) >= count(numbers) * 0.8;
}

const within = (numbers: readonly [string, number][], { ends }: HeaderHints): [string, number][] =>
  numbers.filter(([, value]) => ends !== null && value >= ends.low && value <= ends.high);

function findCodes(
  column: FileColumn,
  numbers: ReadonlyMap<string, number>,
  hints: HeaderHints,
): { codes: number[]; missing: { cell: string; reason: MissingReason }[] } {
  const ends = hints.ends;
  const guessed = column.tally.complete && column.told === null ? missingCodes([...numbers.values()]) : [];
  const codes = guessed.filter((code) => ends === null || code < ends.low || code > ends.high);
  const missing = [...numbers]
    .filter(([, value]) => codes.includes(value))
    .map(([cell]) => ({ cell, reason: "missing code" as const }));
  return { codes, missing };
}

function shapeOf(
  values: readonly number[],
  beyond: FileColumn["tally"]["beyond"],
  hints: HeaderHints,
): Pick<Detected, "kind" | "because" | "ends"> {
  const low = values.reduce((least, value) => Math.min(least, value), beyond.low);
  const high = values.reduce((most, value) => Math.max(most, value), beyond.high);
  const whole = beyond.whole && values.every(Number.isInteger);
  const said = hints.ends;
  const isWithin = said !== null && low >= said.low && high <= said.high;
  if (isWithin && said.high - said.low <= 10 && whole) {
    return { kind: "rating", because: `the header says ${said.low} to ${said.high}`, ends: said };
  }
  if (isWithin && whole)
    return { kind: "number", because: `the header says ${said.low} to ${said.high}`, ends: said };
  if (!whole) return { kind: "number", because: "numbers with decimals", ends: null };
  if (low >= -5 && high <= 10 && high - low <= 10) {
    return { kind: "rating", because: rangeReason(low, high), ends: usualEnds({ low, high }) };
  }
  return { kind: "number", because: rangeReason(low, high), ends: null };
}

/** The values seen as a scale's ends, where scales usually have them; null where they are no evidence. */
export function usualEnds({ low, high }: ScaleEnds): ScaleEnds | null {
  if (high <= low) return null;
  const fromStart = (low === 0 || low === 1) && high <= 10;
  return fromStart || (low < 0 && low === -high) ? { low, high } : null;
}
