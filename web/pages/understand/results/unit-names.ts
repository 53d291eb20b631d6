import type { CampaignResults } from "#understand/results/results.contract.ts";

/** A department, or the organisation itself at the path "". */
export type Unit = NonNullable<NonNullable<CampaignResults["results"]>["profile"]>["units"][number];

/** What a unit is called below its parent. */
export const nameOf = ({ path }: Pick<Unit, "path">, { organisation }: CampaignResults): string =>
  path === "" ? organisation : (path.split("/").at(-1) ?? "");

/** How far a unit is set in: departments directly below the organisation are not. */
export const depthOf = ({ path }: Pick<Unit, "path">): number =>
  path === "" ? 0 : path.split("/").length - 1;
