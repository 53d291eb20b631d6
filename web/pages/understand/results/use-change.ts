import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { isKind } from "#platform/errors.ts";
import { readChange } from "#understand/waves/waves.contract.ts";
import { changeNone } from "#understand/waves/waves.errors.ts";
import { call } from "../../../client.ts";
import type { Kind } from "./how-of.ts";
import { useResultsAddress } from "./use-overview.ts";

interface ChangeRanking {
  /** The units below are ranked by their change in it. */
  competency?: string;
  kind?: Kind;
  offset?: number;
}

export const changePageSize = 25;

/** What changed in the unit in the address, and below it; null where there is nothing to compare. */
export function useChange({ competency, kind = "organisation", offset = 0 }: ChangeRanking = {}) {
  const { workspace, params, campaign, release, unit, query } = useResultsAddress();
  const asked = { ...query, kind, offset, limit: changePageSize, ...(competency && { competency }) };
  return useQuery({
    queryKey: [workspace, "results", campaign, "change", release, unit, asked],
    queryFn: async ({ signal }) => {
      try {
        return await call(readChange, { params, query: asked }, { signal });
      } catch (error) {
        if (isKind(error, changeNone)) return null;
        throw error;
      }
    },
    placeholderData: keepPreviousData,
  });
}

export type Change = NonNullable<ReturnType<typeof useChange>["data"]>;
export type ChangeResult = Change["unit"]["competencies"][string];
