import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  listPerceptionComparisons,
  listPerceptionSources,
  readPerceptionGaps,
} from "#understand/perceptions/perceptions.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export const perceptionsKey = (workspace: string) => [workspace, "perceptions"];

/** Campaigns that can be compared. */
export function useSources() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [...perceptionsKey(workspace), "sources"],
    queryFn: ({ signal }) => call(listPerceptionSources, { params: { workspace } }, { signal }),
  });
}

/** Comparisons that somebody saved. */
export function useSavedComparisons() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [...perceptionsKey(workspace), "saved"],
    queryFn: ({ signal }) => call(listPerceptionComparisons, { params: { workspace } }, { signal }),
  });
}

/** How two campaigns' people see the same. */
export function useGaps(customers: string, staff: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [...perceptionsKey(workspace), "gaps", customers, staff],
    queryFn: ({ signal }) =>
      call(readPerceptionGaps, { params: { workspace }, query: { customers, staff } }, { signal }),
    placeholderData: keepPreviousData,
  });
}
