import type { ColumnCorrection, Note } from "../survey-file.ts";
import { cellNumber } from "./cell-numbers.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { groupsPeople } from "./column-roles.ts";
import type { ColumnTally } from "./column-tally.ts";
import { type DetectionContext, type FileColumn, note } from "./detected.ts";
import { headerHints } from "./header-hints.ts";
import type { DefinedHere } from "./match-definition.ts";
import { sameCode } from "./missing-cells.ts";

/** What is known of a column apart from its cells. */
interface KnownColumn {
  defined: DefinedHere | undefined;
  correction: ColumnCorrection | undefined;
  /** Whether a person wants to use it as groups. */
  isGroup: boolean;
}

const recommending = /\bnps\b|net.?promoter|recomm|recomend|raccomand|empfehl|empfiehl|aanbev|추천|توص/iu;

/**
 * Of codes that a person said are no answer in any column, those that can be none in this one: a number within the column's
 * scale, or among the numbers of groups, is an answer there.
 */
export function codesFor(
  column: FileColumn,
  context: DetectionContext,
  known: KnownColumn,
): DetectionContext {
  if (context.missing.length === 0) return context;
  const missing = context.missing.filter((code) => !isAnswer(code, column, context, known));
  return missing.length === context.missing.length ? context : { ...context, missing };
}

function isAnswer(
  code: string,
  column: FileColumn,
  context: DetectionContext,
  { defined, correction, isGroup }: KnownColumn,
): boolean {
  const value = cellNumber(code, "point");
  const says = (cells: readonly { cell: string }[] | undefined) =>
    cells?.some(({ cell }) => sameCode(code, cell));
  if (Number.isNaN(value) || says(correction?.missing)) return false;
  const [own] = defined?.columns ?? [];
  if (says(own?.missing)) return false;
  if (says(correction?.values) || says(own?.values)) return true;
  const wording = [column.label, ...column.headers].join("\n");
  const ends = correction?.ends ?? own?.ends ?? headerHints(wording).ends;
  if (ends) return value >= ends.low && value <= ends.high;
  return isAmong(value, numbersOf(column, context), {
    isGroup: isGroup || (column.question === null && groupsPeople(column.name, column.label)),
    recommends: recommending.test(wording),
  });
}

/** The column's other numbers. */
function numbersOf({ tally }: FileColumn, context: DetectionContext): number[] {
  return [...tally.cells.keys()]
    .filter((cell) => !context.missing.some((code) => sameCode(code, cell)))
    .map((cell) => cellNumber(cell, context.decimal))
    .filter((value) => !Number.isNaN(value));
}

function isAmong(
  value: number,
  others: readonly number[],
  { isGroup, recommends }: { isGroup: boolean; recommends: boolean },
): boolean {
  const [low, high] = [Math.min(...others), Math.max(...others)];
  if (others.length === 0 || !others.every(Number.isInteger)) return false;
  if (isGroup) return value >= low - 1 && value <= high + 1;
  const isScale = low >= -5 && high <= 10 && high - low <= 10;
  if (isScale && recommends && high > 5) return value >= 0 && value <= 10;
  return isScale && ((value > low && value < high) || (low === 0 && high === 9 && value === 10));
}

const mostNames = 6;

/** Says of each code in which columns it counts as no answer, and in which it is one. */
export function saidCodesNotes(
  plans: readonly ColumnPlan[],
  tallies: readonly ColumnTally[],
  said: readonly string[],
): Note[] {
  const read = plans.filter(({ column }) => ["rating", "number", "choice"].includes(column.kind));
  return said.flatMap((code) => {
    const holding = read.filter(({ column }) => {
      const cells = tallies[column.position]?.cells.keys() ?? [];
      return [...cells].some((cell) => sameCode(code, cell));
    });
    const isNone = ({ column, context }: ColumnPlan): boolean =>
      context.missing.includes(code) || column.missing.some(({ cell }) => sameCode(code, cell));
    const [none, left] = [holding.filter(isNone), holding.filter((plan) => !isNone(plan))];
    if (holding.length === 0) return [];
    const [first] = left;
    const counts = none.length === 0 ? "" : `“${code}” counts as no answer in ${named(none)}. `;
    const stays =
      first === undefined
        ? ""
        : `“${code}” stays an answer in ${named(left)}, where it lies within the scale or among the groups. If it is none there either, say so for that column (in a mapping: columns: { ${JSON.stringify(first.column.name)}: { missing: [{ cell: "${code}", reason: missing code }] } }).`;
    const one = holding.length === 1 ? (holding[0]?.column.name ?? null) : null;
    return [note("missing.said", one, first === undefined ? "said" : "check", `${counts}${stays}`.trim())];
  });
}

function named(plans: readonly ColumnPlan[]): string {
  const names = plans.slice(0, mostNames).map(({ column }) => `“${column.name}”`);
  return `${names.join(", ")}${plans.length > mostNames ? ` and ${plans.length - mostNames} more columns` : ""}`;
}
