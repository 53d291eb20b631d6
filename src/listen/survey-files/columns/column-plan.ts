import { type MissingReason, missingReasons, type UnderstoodColumn } from "../survey-file.ts";
import { answerKey } from "./answer-key.ts";
import { cellNumber, type DecimalSign } from "./cell-numbers.ts";
import type { DetectionContext } from "./detected.ts";
import { reasonOf, sameCode } from "./missing-cells.ts";
import { splitOptions } from "./packed-options.ts";

/** An understood column with all that reading its cells takes. */
export interface ColumnPlan {
  column: UnderstoodColumn;
  decimal: DecimalSign;
  /** What parts several options in a cell; null where a cell holds one answer. */
  packedBy: string | null;
  /** Other words for answers and missing answers, by the cell they stand for. */
  also: { cell: string; code: string }[];
  /** What a blank cell means. */
  blank: MissingReason;
  context: DetectionContext;
}

/** A cell's number, NaN where it has none, and 0 or the code of the reason. */
export interface CodedCell {
  value: number;
  missing: number;
}

export const missingCode = (reason: MissingReason): number => missingReasons.indexOf(reason) + 1;

const absent = (reason: MissingReason): CodedCell => ({ value: Number.NaN, missing: missingCode(reason) });

const unticked = new Set([
  "0",
  "n",
  "no",
  "nein",
  "non",
  "nee",
  "nao",
  "false",
  "unchecked",
  "not selected",
  "unselected",
  "off",
  "아니요",
]);

/**
 * Makes the rule by which a column's cells become numbers: the same cell is always the same number.
 *
 * @returns takes a trimmed cell that isn't blank
 */
export function cellCoder(plan: ColumnPlan): (cell: string) => CodedCell {
  const { column } = plan;
  if (column.kind === "multiple") return tickCoder(plan);
  const exact = new Map<string, CodedCell>();
  const byKey = new Map<string, CodedCell>();
  const remember = (cell: string, coded: CodedCell): void => {
    if (!exact.has(cell)) exact.set(cell, coded);
    const key = answerKey(cell);
    if (key !== "" && !byKey.has(key)) byKey.set(key, coded);
  };
  for (const { cell, reason } of column.missing) remember(cell, absent(reason));
  for (const { cell, value } of column.values) remember(cell, present(turned(value, column)));
  for (const { label, value } of column.values) remember(label, present(turned(value, column)));
  for (const { cell, code } of plan.also) {
    const coded = exact.get(code);
    if (coded !== undefined) remember(cell, coded);
  }
  const numeric = column.kind !== "choice";
  return (cell) => {
    const known = exact.get(cell) ?? byKey.get(answerKey(cell));
    if (known !== undefined) return known;
    const said = column.missing.find((missing) => sameCode(missing.cell, cell));
    if (said !== undefined) return absent(said.reason);
    const value = cellNumber(cell, plan.decimal);
    if (!Number.isNaN(value)) {
      const same = column.values.find((answer) => cellNumber(answer.cell, "point") === value);
      if (plan.context.missing.some((code) => sameCode(code, cell))) return absent("missing code");
      if (same !== undefined) return present(turned(same.value, column));
      if (numeric && !isOutside(value, column)) return present(turned(value, column));
    }
    return absent(reasonOf(cell, plan.context) ?? "unreadable");
  };
}

const present = (value: number): CodedCell => ({ value, missing: 0 });

const turned = (value: number, { reversed, ends }: UnderstoodColumn): number =>
  reversed && ends !== null ? ends.low + ends.high - value : value;

const isOutside = (value: number, { kind, ends }: UnderstoodColumn): boolean =>
  kind === "rating" && ends !== null && (value < ends.low || value > ends.high);

function tickCoder(plan: ColumnPlan): (cell: string) => CodedCell {
  const { column, packedBy } = plan;
  const missing = new Map(column.missing.map(({ cell, reason }) => [cell, absent(reason)]));
  const isMissing = (cell: string): CodedCell | undefined => {
    const reason = missing.get(cell) === undefined ? reasonOf(cell, plan.context) : null;
    return missing.get(cell) ?? (reason === null ? undefined : absent(reason));
  };
  if (packedBy === null) {
    const none = new Set([
      ...unticked,
      ...column.values.flatMap(({ cell, label, value }) =>
        value === 0 ? [answerKey(cell), answerKey(label)] : [],
      ),
    ]);
    return (cell) => isMissing(cell) ?? present(none.has(answerKey(cell)) ? 0 : 1);
  }
  const own = new Set([column.option ?? "", ...column.values.flatMap(({ cell, label }) => [cell, label])]);
  for (const { cell, code } of plan.also) if (code === column.option) own.add(cell);
  const keys = new Set([...own].map(answerKey));
  keys.delete("");
  return (cell) =>
    isMissing(cell) ??
    present(splitOptions(cell, packedBy).some((part) => own.has(part) || keys.has(answerKey(part))) ? 1 : 0);
}
