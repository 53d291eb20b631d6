import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listMyRequests } from "#listen/colleagues/colleagues.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

const keyOf = (workspace: string) => [workspace, "my", "colleagues"];

/** What one asked of colleagues, and colleagues of one. */
export function useMyRequests() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: keyOf(workspace),
    queryFn: ({ signal }) => call(listMyRequests, { params: { workspace } }, { signal }),
  });
}

/** Has the requests read again, after something was done with them. */
export function useRequestsChanged() {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keyOf(workspace) });
}
