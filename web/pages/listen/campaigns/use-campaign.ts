import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { previewCampaign, readCampaign } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export type Campaign = ResponseOf<typeof readCampaign>;
export type Settings = Campaign["settings"];

/** How often a campaign is looked at, in milliseconds: often while invitations are made, never while nothing moves. */
const pollInterval = (campaign: Campaign | undefined): number | false => {
  if (!campaign || campaign.state === "draft" || campaign.state === "closed") return false;
  return campaign.state === "opening" || campaign.inviting !== null ? 1000 : 5000;
};

/** The query of one campaign. */
export const campaignQuery = (workspace: string, campaign: string) =>
  queryOptions({
    queryKey: [workspace, "campaign", campaign, "view"],
    queryFn: ({ signal }) => call(readCampaign, { params: { workspace, campaign } }, { signal }),
    refetchInterval: ({ state: { data } }) => pollInterval(data),
  });

export function useCampaign(campaign: string) {
  const { id: workspace } = useWorkspace();
  return useQuery(campaignQuery(workspace, campaign));
}

/** What people are told and sent, as the server makes it from what is saved. */
export function useCampaignPreview({ id: campaign, revision }: Campaign) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "campaign", campaign, "preview", revision],
    queryFn: ({ signal }) => call(previewCampaign, { params: { workspace, campaign } }, { signal }),
    placeholderData: (earlier) => earlier,
  });
}

/** Whether mail leaves by itself; otherwise it is kept in the outbox, and nothing may be said to be on its way. */
export function useMailServer(campaign: Campaign): boolean {
  const { data } = useCampaignPreview(campaign);
  return (data?.mailServer ?? true) && !campaign.checks.some(({ code }) => code === "no-mail-server");
}

/** Has everything that shows campaigns asked for again, after something was done with one. */
export function useRefresh(): () => Promise<void> {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [workspace] });
}
