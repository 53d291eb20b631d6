import type { MissingReason } from "../survey-file.ts";
import { cellNumber } from "./cell-numbers.ts";
import type { DetectionContext } from "./detected.ts";
import { missingReason } from "./missing-answers.ts";

/** Why a cell is no answer: said codes first, then words; null where it is one. */
export function reasonOf(cell: string, context: DetectionContext): MissingReason | null {
  if (context.missing.some((code) => sameCode(code, cell))) return "missing code";
  const reason = missingReason(cell);
  return reason === "not applicable" && /^n\/a$/i.test(cell) ? context.notApplicable : reason;
}

/** "9", "9.0" and "09" are the same code. */
export function sameCode(code: string, cell: string): boolean {
  if (code === cell) return true;
  const value = cellNumber(code, "point");
  return !Number.isNaN(value) && cell.length <= code.length + 4 && cellNumber(cell, "point") === value;
}

const codes = [9, 99, 999, 9999, 98, 97, 998, 997, 88, 888, 77, 8];

/**
 * Numbers that stand for a missing answer, by their looks alone: 9, 99, −99 and the like well beyond all other values.
 * Of scales (whole numbers with a range of 10 at most) the gap is two or more; of other amounts only 999 and 9999, and
 * −9, −99, −999 where nothing else is negative.
 *
 * @param values different numbers of a column
 */
export function missingCodes(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const suspects = sorted.filter((value) => codes.includes(Math.abs(value)) || value === -1 || value === -2);
  const found = new Set<number>();
  for (const suspect of [...suspects].sort((one, other) => Math.abs(other) - Math.abs(one))) {
    const others = sorted.filter((value) => value !== suspect && !found.has(value));
    const plain = others.filter((value) => !suspects.includes(value));
    const isPair = Math.abs(suspect) > 9 || (plain.at(-1) ?? 0) <= 5;
    const rest = isPair ? plain : others;
    const [low = Number.NaN, high = Number.NaN] = [rest[0], rest.at(-1)];
    if (rest.length >= 2 && isBeyond(suspect, low, high, rest)) found.add(suspect);
  }
  return [...found].sort((one, other) => one - other);
}

function isBeyond(suspect: number, low: number, high: number, rest: readonly number[]): boolean {
  const isScale = rest.every(Number.isInteger) && high - low <= 10 && low >= 0 && high <= 10;
  if (suspect < 0) return low >= 0 && (isScale || suspect <= -9) && (isScale || Math.abs(suspect) !== 97);
  if (isScale) return suspect >= high + 2 && (suspect > 11 || high <= 7);
  return (
    rest.every(Number.isInteger) && low >= 0 && (suspect === 999 || suspect === 9999) && high <= suspect / 5
  );
}
