import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listDifferences, readPaper, readPaperForm } from "#listen/paper/paper.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export type Paper = ResponseOf<typeof readPaper>;
export type PaperForm = ResponseOf<typeof readPaperForm>;
export type Differing = ResponseOf<typeof listDifferences>["sheets"][number];

/** How paper is handled in a campaign, and what was printed. */
export function usePaper(campaign: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "paper", campaign, "plan"],
    queryFn: ({ signal }) => call(readPaper, { params: { workspace, campaign } }, { signal }),
  });
}

/** What typing needs. */
export function usePaperForm(campaign: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "paper", campaign, "form"],
    queryFn: ({ signal }) => call(readPaperForm, { params: { workspace, campaign } }, { signal }),
  });
}

export function useDifferences(campaign: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "paper", campaign, "differences"],
    queryFn: ({ signal }) => call(listDifferences, { params: { workspace, campaign } }, { signal }),
  });
}

/** Has everything about paper asked for again. */
export function useRefreshPaper(): () => Promise<void> {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [workspace, "paper"] });
}
