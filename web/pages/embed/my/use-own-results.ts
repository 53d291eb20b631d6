import { useQuery } from "@tanstack/react-query";
import {
  listMyResults,
  readMyCompetency,
  readMyResults,
} from "#embed/personal-results/personal-results.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export function useOwnWaves() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "my", "results"],
    queryFn: ({ signal }) => call(listMyResults, { params: { workspace } }, { signal }),
  });
}

export function useOwnResults(invitation: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "my", "results", invitation],
    queryFn: ({ signal }) => call(readMyResults, { params: { workspace, invitation } }, { signal }),
  });
}

export function useOwnChapter(invitation: string, competency: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "my", "results", invitation, competency],
    queryFn: ({ signal }) =>
      call(readMyCompetency, { params: { workspace, invitation, competency } }, { signal }),
  });
}
