import type { Transaction } from "#platform/database/tables.ts";
import { insertBasis } from "./weighting.store.ts";
import type { WeightingBasis, WeightingItem } from "./weighting-basis.ts";

/** Keeps what weighted figures of a release can be made of, in the transaction that makes the release. */
export const keepWeightingBasis = (
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  weighting: { basis: WeightingBasis; items: WeightingItem[] },
): Promise<void> => insertBasis(tx, workspaceId, releaseId, weighting);
