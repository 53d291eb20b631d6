import type { CellCount } from "../survey-file.ts";
import type { ColumnPlan } from "./column-plan.ts";
import type { ColumnTally } from "./column-tally.ts";
import { splitOptions } from "./packed-options.ts";

/** How many gave each cell that a column's answers and missing ones name; an option that stands in cells with others by itself. */
export function cellCounts({ column, packedBy }: ColumnPlan, tally: ColumnTally): CellCount[] {
  const { option, kind, values, missing } = column;
  if (option !== null && packedBy !== null) {
    let n = 0;
    for (const [cell, { count }] of tally.cells)
      if (splitOptions(cell, packedBy).includes(option)) n += count;
    return [{ cell: option, n }];
  }
  const cells = new Set([...(kind === "rating" ? values : []), ...missing].map(({ cell }) => cell));
  return [...cells].flatMap((cell) => {
    const seen = tally.cells.get(cell);
    return seen === undefined ? [] : [{ cell, n: seen.count }];
  });
}
