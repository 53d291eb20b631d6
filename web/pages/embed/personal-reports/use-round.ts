import { useQuery, useQueryClient } from "@tanstack/react-query";
import { unfinished } from "#embed/report-batches/report-batch.ts";
import { readReportBatch } from "#embed/report-batches/report-batches.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export type Round = ResponseOf<typeof readReportBatch>;

const lookAgain = 1000;

const keyOf = (workspace: string, campaign: string) => [workspace, "report-batch", campaign];

/** How far making all reports of the page's campaign is; looked at again while it goes on. */
export function useRound() {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  return useQuery({
    queryKey: keyOf(workspace, campaign),
    queryFn: ({ signal }) => call(readReportBatch, { params: { workspace, campaign } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.batch && unfinished.includes(data.batch.state) ? lookAgain : false,
  });
}

/** Has everything about the campaign's reports read again. */
export function useRoundChanged(): () => Promise<void> {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keyOf(workspace, campaign) });
}

/** "1 person", "1,200 people". */
export const peopleWords = (count: number): string =>
  `${count.toLocaleString()} ${count === 1 ? "person" : "people"}`;

export const reportWords = (count: number): string =>
  `${count.toLocaleString()} ${count === 1 ? "report" : "reports"}`;
