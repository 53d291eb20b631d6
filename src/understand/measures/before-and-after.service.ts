import type { Figure } from "#listen/said-and-done/said-and-done.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { allMeasures } from "./measures.service.ts";

/**
 * What a measure was for the whole organisation the last two times it was observed the same way; null where there are no
 * two such figures.
 */
export async function beforeAndAfter(
  tx: Transaction,
  workspaceId: string,
  measureId: string,
): Promise<Figure | null> {
  const { measures } = await allMeasures(tx, workspaceId);
  const measure = measures.find((each) => each.measure === measureId);
  if (!measure) return null;
  const observed = measure.periods.flatMap(({ at, n, figure, version }) =>
    figure && version === measure.version ? [{ at, n, ...figure }] : [],
  );
  const [before, after] = observed.slice(-2);
  return before && after ? { name: measure.name, unit: measure.unit, before, after } : null;
}
