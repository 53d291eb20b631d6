import { useQuery } from "@tanstack/react-query";
import { readTrust } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { useResultsAddress } from "./use-overview.ts";

/** How far a campaign's figures can be trusted. */
export function useTrust() {
  const { workspace, params, campaign, release } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "trust", release],
    queryFn: ({ signal }) =>
      call(readTrust, { params, query: release === "" ? {} : { release } }, { signal }),
  });
}
