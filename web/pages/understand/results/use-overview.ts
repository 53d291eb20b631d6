import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Overview, readOverview } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { pollInterval } from "./polling.ts";

/** Which results a page shows: a campaign's, of one release, about one unit; all from the address. */
export function useResultsAddress() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [release] = useSearchParam("release", "");
  const [unit] = useSearchParam("unit", "");
  /** The address of a page of the same results; `about` another unit. */
  const to = (page = "", about = unit, more: Record<string, string> = {}) => {
    const search = new URLSearchParams({
      ...(about !== "" && { unit: about }),
      ...(release !== "" && { release }),
      ...more,
    }).toString();
    return href(`/results/${campaign}${page}${search && `?${search}`}`);
  };
  const query = { ...(release !== "" && { release }), ...(unit !== "" && { unit }) };
  return { workspace, params: { workspace, campaign }, campaign, release, unit, query, to };
}

/** What the results say about the unit in the address. */
export function useOverview() {
  const { workspace, params, campaign, release, unit, query } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "overview", release, unit],
    queryFn: ({ signal }) => call(readOverview, { params, query }, { signal }),
    refetchInterval: ({ state: { data } }) => data?.state === "computing" && pollInterval,
    placeholderData: keepPreviousData,
  });
}

export type Texts = NonNullable<Overview["profile"]>;
type Unit = NonNullable<Overview["unit"]>;
export type Competency = NonNullable<Overview["competencies"]>[number];

/** Results of a profile: everything that its pages need is there. */
export interface ProfileData {
  overview: Overview;
  texts: Texts;
  unit: Unit;
  competencies: readonly Competency[];
}

/** Null where the results are no profile's, or not there yet. */
export function profileOf(overview: Overview): ProfileData | null {
  const { profile: texts, unit, competencies } = overview;
  return texts && unit && competencies ? { overview, texts, unit, competencies } : null;
}

/** The highest total that any competency can reach. */
export const highestTotal = ({ scale, competencies }: Texts): number =>
  Math.max(...competencies.map(({ statements }) => scale.maximum * statements.length));

/** The lowest total that any competency can reach. */
export const lowestTotal = ({ scale, competencies }: Texts): number =>
  Math.min(...competencies.map(({ statements }) => scale.minimum * statements.length));
