import { useQuery } from "@tanstack/react-query";
import { readProgress } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";

export type CampaignProgress = ResponseOf<typeof readProgress>;

/** How many were invited, started and completed. @param isMoving looks again every few seconds */
export function useProgress(campaign: string, isMoving: boolean) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "campaign", campaign, "progress"],
    queryFn: ({ signal }) => call(readProgress, { params: { workspace, campaign } }, { signal }),
    refetchInterval: isMoving ? 5000 : false,
  });
}
