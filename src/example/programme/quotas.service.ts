import { setQuotas } from "#listen/quotas/quotas.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { weight } from "#understand/weighting/weighting.service.ts";
import { businessSegments } from "../customers/market.ts";
import { campaignWork, type Making } from "./making.ts";

/** How many answers are wanted of each kind of customer: some targets are met, one is missed by far. */
const targets = [
  ...businessSegments.map((segment, index) => ({ values: [segment], target: [60, 120, 260][index] ?? 100 })),
  { values: ["Web shop"], target: 1500 },
  { values: ["Catalogue"], target: 4000 },
];

/** Says how many answers are wanted of each segment. Who is enough is no longer reminded. */
export const setTargets = (
  making: Making,
  tx: Transaction,
  director: Actor,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<void> =>
  setQuotas(campaignWork(making, tx, now), director, campaignId, {
    breakdowns: ["segment"],
    whenFull: "stop reminding",
    targets,
  });

/** Weights the figures as customers were invited: by segment, and by region with no weight above three times the mean. */
export async function weightFigures(
  tx: Transaction,
  director: Actor,
  place: { workspaceId: string; campaignId: string; now: Date },
): Promise<void> {
  await weight(tx, director, place, { margins: [{ breakdown: "segment", targets: null }], cap: null });
  await weight(tx, director, place, { margins: [{ breakdown: "region", targets: null }], cap: 3 });
}
