import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listDoors } from "#listen/doors/doors.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export type Doors = ResponseOf<typeof listDoors>;
export type Door = Doors["doors"][number];
export type Batch = Door["batches"][number];

export function useDoors(campaign: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "campaign", campaign, "doors"],
    queryFn: ({ signal }) => call(listDoors, { params: { workspace, campaign } }, { signal }),
  });
}

/** Has a campaign's doors asked for again. */
export function useRefreshDoors(campaign: string) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [workspace, "campaign", campaign, "doors"] });
}
