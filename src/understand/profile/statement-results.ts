import type { Competency, Perspective } from "#listen/profile/questionnaire.ts";
import { type Group, isSafe, join, nobody } from "#listen/responses/disclosure.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { type Figure, published, publishedMean } from "./figure.ts";

/** Distributions and statements are shown from this many answers up. */
const minimumForStatements = 10;

/** One statement in the whole organisation, over the people who rated every pair of its competency. */
export interface StatementResult extends Record<Perspective | "gap", Figure> {
  code: string;
  n: number;
  /** Per perspective, the share of people who gave each rating, from the lowest to the highest rating given. */
  distribution: Record<Perspective, Record<string, number>>;
}

/**
 * True where statement figures beside the units' totals single nobody out.
 *
 * Statements cover the people with every pair rated; a competency's total also those with a few blanks. In a residual
 * cell that holds both kinds, a total can't be taken apart, but over all such cells together it can: total less
 * statements leaves the people with blanks, and the statements less the cells of one kind leave the complete ones. So
 * both groups, over all mixed cells, have to be safe.
 */
function isSafeBesideTotals(
  evidence: ProfileEvidence,
  competency: number,
  released: boolean[],
  minimum: number,
) {
  const totals = evidence.totals[competency];
  const completeIn = evidence.pairs[competency]?.completeIn ?? [];
  const cells = new Map<number, { complete: Group; partial: Group }>();
  totals?.units.forEach((unit, person) => {
    let above = unit;
    while (above > 0 && !released[above]) above = evidence.tree.parents[above] ?? 0;
    const cell = cells.get(above) ?? { complete: nobody, partial: nobody };
    const [self, organisation] = [totals.self[person] ?? 0, totals.organisation[person] ?? 0];
    const one: Group = { count: 1, shared: [self, organisation, self - organisation] };
    const kind = completeIn[person] ? "complete" : "partial";
    cells.set(above, { ...cell, [kind]: join(cell[kind], one) });
  });
  const mixed = [...cells.values()].filter(
    ({ complete, partial }) => complete.count > 0 && partial.count > 0,
  );
  const over = (kind: "complete" | "partial") =>
    mixed.reduce((group, cell) => join(group, cell[kind]), nobody);
  return isSafe(over("complete"), minimum) && isSafe(over("partial"), minimum);
}

function shares(values: readonly number[]): Record<string, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([rating, count]) => [rating, published(count / values.length)]),
  );
}

/**
 * Results of each statement of a competency in the whole organisation, or null: below ten complete answers, where they
 * would give people away beside the units' totals, or where everyone says the same of a statement (its neighbours and
 * the total would still reveal it, so the competency's statements are withheld together).
 *
 * @param released per unit, whether the competency's totals are released
 */
export function releaseStatements(
  competency: Competency,
  evidence: ProfileEvidence,
  index: number,
  released: boolean[],
  minimum: number,
): StatementResult[] | null {
  const ratings = evidence.pairs[index]?.ratings;
  const n = ratings?.self[0]?.length ?? 0;
  if (!ratings || n < Math.max(minimum, minimumForStatements)) return null;
  const unanimous = [...ratings.self, ...ratings.organisation].some((values) => new Set(values).size === 1);
  if (unanimous || !isSafeBesideTotals(evidence, index, released, minimum)) return null;
  const staff = evidence.staff[0] ?? n;
  return competency.statements.map(({ code }, statement) => {
    const self = ratings.self[statement] ?? [];
    const organisation = ratings.organisation[statement] ?? [];
    const gaps = self.map((value, person) => value - (organisation[person] ?? 0));
    return {
      code,
      n,
      self: publishedMean(self, staff).figure,
      organisation: publishedMean(organisation, staff).figure,
      gap: publishedMean(gaps, staff).figure,
      distribution: { self: shares(self), organisation: shares(organisation) },
    };
  });
}
