import { type Group, join, nobody } from "#listen/responses/disclosure.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { groupOfPerson } from "./person-group.ts";

/** The people of a residual cell: those who rated every pair of the competency, and those who left some blank. */
interface Cell {
  complete: Group;
  partial: Group;
}

/** @param released per unit, whether the competency's totals are released; the organisation's are */
function residualCells(evidence: ProfileEvidence, competency: number, released: readonly boolean[]): Cell[] {
  const totals = evidence.totals[competency];
  const completeIn = evidence.pairs[competency]?.completeIn ?? [];
  const cells = new Map<number, Cell>();
  totals?.units.forEach((unit, person) => {
    let above = unit;
    while (above > 0 && !released[above]) above = evidence.tree.parents[above] ?? 0;
    const cell = cells.get(above) ?? { complete: nobody, partial: nobody };
    const kind = completeIn[person] ? "complete" : "partial";
    cells.set(above, { ...cell, [kind]: join(cell[kind], groupOfPerson(totals, person)) });
  });
  return [...cells.values()];
}

/** A value that everyone on one side of every cell has, whichever side it is in each. */
function hasSharedValue(cells: readonly Cell[]): boolean {
  const [first] = cells;
  const candidates = [first?.complete, first?.partial].flatMap((side) =>
    (side?.shared ?? []).map((value, variable) => ({ value, variable })),
  );
  return candidates.some(
    ({ value, variable }) =>
      typeof value === "number" &&
      cells.every(
        ({ complete, partial }) => complete.shared[variable] === value || partial.shared[variable] === value,
      ),
  );
}

/**
 * True where statement figures of the whole organisation, shown beside the units' totals, single nobody out.
 *
 * Statements cover the people who rated every pair (C); a cell's total also those with some blanks (P). A cell that
 * holds both kinds gives an attacker the sum over C + P; the statements give the sum over C of all cells together. Adding
 * multiples of these leaves, in every such mixed cell, at least one of its two sides with a coefficient that is not
 * zero. So the fewest people that any combination is about are the smaller sides of all mixed cells taken together:
 * they have to be at least the minimum, and no choice of sides may share a value. Cells of one kind add nothing.
 */
export function isSafeBesideTotals(
  evidence: ProfileEvidence,
  competency: number,
  released: readonly boolean[],
  minimum: number,
): boolean {
  const mixed = residualCells(evidence, competency, released).filter(
    ({ complete, partial }) => complete.count > 0 && partial.count > 0,
  );
  if (mixed.length === 0) return true;
  const fewest = mixed.reduce(
    (sum, { complete, partial }) => sum + Math.min(complete.count, partial.count),
    0,
  );
  return fewest >= minimum && !hasSharedValue(mixed);
}
