import type { MissingReason, Note } from "../survey-file.ts";
import { cellNumber } from "./cell-numbers.ts";
import { type ColumnPlan, cellCoder, missingCode } from "./column-plan.ts";
import type { ColumnTally } from "./column-tally.ts";
import { note } from "./detected.ts";
import { sameCode } from "./missing-cells.ts";

const mostPerColumn = 50;

/**
 * Puts cells that are no answer of their column's list among its missing ones, and says so once for each cell over all
 * columns: 0 beside a scale from 1 is taken for "not applicable", anything else is unreadable.
 */
export function markUnknownCells(plans: readonly ColumnPlan[], tallies: readonly ColumnTally[]): Note[] {
  const seen = new Map<string, { cells: number; columns: string[]; reason: MissingReason; row: number }>();
  for (const plan of plans) {
    const { column } = plan;
    const tally = tallies[column.position];
    if (tally === undefined || !["rating", "number", "choice"].includes(column.kind)) continue;
    const code = cellCoder(plan);
    const unknown = [...tally.cells].filter(([cell]) => code(cell).missing === missingCode("unreadable"));
    for (const [cell, { count, row }] of unknown.slice(0, mostPerColumn)) {
      const isZero = cellNumber(cell, "point") === 0 && column.kind === "rating" && column.ends?.low === 1;
      const reason = isZero ? "not applicable" : "unreadable";
      column.missing = [...column.missing, { cell, reason }];
      const known = seen.get(cell) ?? { cells: 0, columns: [], reason, row };
      known.cells += count;
      known.columns.push(column.name);
      seen.set(cell, known);
    }
  }
  return [...seen].slice(0, mostPerColumn).map(([cell, { cells, columns, reason, row }]) => {
    const where =
      columns.length === 1
        ? `“${columns[0]}”, first in row ${row},`
        : `${columns.length} columns (“${columns[0]}” …)`;
    const times = cells === 1 ? "1 cell" : `${cells} cells`;
    const as = reason === "unreadable" ? "unreadable" : `“${reason}”`;
    const text = `“${cell.slice(0, 60)}” (${times}) in ${where} is none of the answers known there; it counts as ${as}. Correct this if it is an answer.`;
    return note("cell.unknown", columns.length === 1 ? (columns[0] ?? null) : null, "check", text);
  });
}

/** Says which numbers were taken for codes of no answer because they lie well beyond a column's other values. */
export function guessedCodes(plans: readonly ColumnPlan[], tallies: readonly ColumnTally[]): Note[] {
  const guessed = plans.flatMap(({ column, context }) =>
    column.by !== "file" || (column.kind !== "rating" && column.kind !== "number")
      ? []
      : column.missing
          .filter(
            ({ cell, reason }) =>
              reason === "missing code" && !context.missing.some((code) => sameCode(code, cell)),
          )
          .map(({ cell }) => ({
            cell,
            name: column.name,
            count: tallies[column.position]?.cells.get(cell)?.count ?? 0,
          })),
  );
  return [...Map.groupBy(guessed, ({ cell }) => cell)].slice(0, mostPerColumn).map(([cell, found]) => {
    const cells = found.reduce((sum, { count }) => sum + count, 0);
    const [first] = found;
    const where = found.length === 1 ? `“${first?.name}”` : `${found.length} columns (“${first?.name}” …)`;
    const text = `${cell} (${cells === 1 ? "1 cell" : `${cells} cells`}) in ${where} lies well beyond the other values; it counts as no answer. Correct this if it is one.`;
    return note("missing.code", found.length === 1 ? (first?.name ?? null) : null, "check", text);
  });
}
